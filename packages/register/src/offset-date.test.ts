import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatEdtf, interval, parseEdtf, span, spanInUtc } from './date.ts'
import type { UncertainDate } from './date.ts'
import { custodyTimeline } from './custody-timeline.ts'
import { fold } from './fold.ts'
import { inClocksOf, momentsOf } from './local-time.ts'
import { sayDate } from './say-date.ts'
import { aClaim } from './testing/claims.ts'
import { aPoint } from './testing/views.ts'
import { property } from './declaration.ts'
import { readValue } from './value.ts'

function read(edtf: string): UncertainDate {
  const verdict = parseEdtf(edtf)
  if (!verdict.ok) throw new Error(`${edtf}: ${verdict.reason}`)
  return verdict.date
}

function shownIn(zone: string, edtf: string): string {
  return formatEdtf(inClocksOf(zone, read(edtf)))
}

const zones = [
  'UTC',
  'Europe/Minsk',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Asia/Bangkok',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'Pacific/Apia',
] as const
const offsets = ['Z', '+00:00', '+03', '+03:00', '-03:30', '+05:45', '+14:00', '-14:00', '-12:00']

const zone = fc.constantFrom(...zones)
const offset = fc.constantFrom(...offsets)
/** Whole minutes; often a midnight, or where clocks are turned in Berlin, New York or on Lord Howe. */
const instant = fc.oneof(
  fc.date({ min: new Date('1975-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }),
  fc
    .tuple(
      fc.constantFrom(
        '2025-08-10T00:00Z',
        '2025-08-09T23:59Z',
        '2025-03-30T01:00Z',
        '2025-10-26T01:00Z',
        '2025-03-09T07:00Z',
        '2025-11-02T06:00Z',
        '2025-04-05T15:00Z',
        '2011-12-30T10:00Z',
        '2024-02-29T12:00Z',
        '2024-12-31T12:00Z',
      ),
      fc.integer({ min: -840, max: 840 }),
    )
    .map(([at, minutes]) => new Date(Date.parse(at) + minutes * 60_000)),
)

/** As a clock with this offset wrote the instant down. */
function written(at: Date, ahead: string): string {
  const sign = ahead.startsWith('-') ? -1 : 1
  const [hours = 0, minutes = 0] = ahead === 'Z' ? [0] : ahead.slice(1).split(':').map(Number)
  const local = new Date(at.getTime() + sign * (hours * 60 + minutes) * 60_000)
  return `${local.toISOString().slice(0, 16)}:00${ahead}`
}

/** What the clocks of a zone show, by the runtime’s own calendar. */
function clocks(at: Date, of: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: of,
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(at)
    .replace(' ', 'T')
}

function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / 60_000)
}

describe('a date with an offset of its own', () => {
  it('is kept and written out to the letter', () => {
    fc.assert(
      fc.property(instant, offset, (at, ahead) => {
        const edtf = written(at, ahead)
        expect(formatEdtf(read(edtf))).toBe(edtf)
        expect(readValue(property('point.at'), edtf)).toEqual({
          ok: true,
          value: { kind: 'date', edtf },
        })
      }),
    )
  })

  it('stays on the day it was written, wherever it is read', () => {
    fc.assert(
      fc.property(instant, offset, (at, ahead) => {
        const edtf = written(at, ahead)
        const day = edtf.slice(0, 10)
        expect(interval(read(edtf))).toEqual({ lo: day, hi: day })
      }),
    )
  })

  it('is shown as the clocks of the place showed it then', () => {
    fc.assert(
      fc.property(instant, offset, zone, (at, ahead, place) => {
        const shown = inClocksOf(place, read(written(at, ahead)))
        expect(span(shown).lo).toBe(clocks(at, place))
        // Once shown there, nothing moves it any more.
        expect(inClocksOf('Asia/Tokyo', shown)).toEqual(shown)
      }),
      { numRuns: 500 },
    )
  })

  it('is counted at its own moment, in whichever zone it happened', () => {
    fc.assert(
      fc.property(instant, offset, zone, (at, ahead, place) => {
        const { lo, hi } = momentsOf(span(inClocksOf(place, read(written(at, ahead)))), place)
        // An hour that clocks showed twice stays either of two: one of them is this.
        expect([lo, hi]).toContain(minuteOf(at))
        expect(hi - lo).toBeLessThanOrEqual(60)
      }),
      { numRuns: 500 },
    )
  })

  it('is sorted by the moment, whatever clocks it was written by', () => {
    fc.assert(
      fc.property(instant, instant, offset, offset, (a, b, aheadOfA, aheadOfB) => {
        const [first, second] = [
          spanInUtc(read(written(a, aheadOfA)))?.lo ?? '',
          spanInUtc(read(written(b, aheadOfB)))?.lo ?? '',
        ]
        expect(Math.sign(minuteOf(a) - minuteOf(b))).toBe(
          first < second ? -1 : Number(first > second),
        )
      }),
    )
  })

  it('says the same as another that means the same moment, and nothing else', () => {
    fc.assert(
      fc.property(
        instant,
        offset,
        offset,
        fc.constantFrom(0, 1, 60, 1440),
        (at, one, other, later) => {
          const claims = [
            aClaim(1, 'point.at', written(at, one)),
            aClaim(2, 'point.at', written(new Date(at.getTime() + later * 60_000), other)),
          ]
          const folded = fold(claims).properties['point.at']
          expect(folded?.groups).toHaveLength(later === 0 ? 1 : 2)
          expect(folded?.contested).toBe(later !== 0)
        },
      ),
    )
  })

  it('leaves everything that was said without a clock as it is', () => {
    for (const edtf of [
      '2020',
      '2020-08-XX',
      '2020-08-10',
      '2020-08-10T21:30',
      '2020-08-10T21:30/..',
    ])
      expect(shownIn('Pacific/Kiritimati', edtf)).toBe(edtf)
  })
})

describe('by example', () => {
  it.each([
    ['2025-08-10T03:00:00+03:00', 'Europe/Minsk', '2025-08-10T03:00:00'],
    ['2025-08-10T03:00:00+03:00', 'Asia/Bangkok', '2025-08-10T07:00:00'],
    ['2025-08-09T22:30:00Z', 'Europe/Minsk', '2025-08-10T01:30:00'],
    ['2025-08-10T00:00:00+14:00', 'Etc/GMT+12', '2025-08-08T22:00:00'],
    ['2025-03-30T01:30:00Z', 'Europe/Berlin', '2025-03-30T03:30:00'],
    ['2025-08-10T03:00:00+03:00~/..', 'UTC', '2025-08-10T00:00:00~/..'],
  ])('%s in %s is %s', (edtf, place, shown) => {
    expect(shownIn(place, edtf)).toBe(shown)
  })

  it.each([
    '2025-08-10T03:00:00+14:01',
    '2025-08-10T03:00:00+15',
    '2025-08-10T03:00:00+3',
    '2025-08-10T03:00:00z',
    '2025-08-10T03:00:61Z',
    '2025-08-10Z',
    '2025-08+03:00',
    '2025-08-XXT03:00Z',
  ])('%s is not one', (edtf) => {
    expect(parseEdtf(edtf).ok).toBe(false)
  })

  it('a range by two clocks may not end before it begins', () => {
    expect(parseEdtf('2020-08-10T23:30:00+14:00/2020-08-10T00:30:00-12:00').ok).toBe(true)
    expect(parseEdtf('2020-08-10T00:30:00-12:00/2020-08-10T23:30:00+14:00').ok).toBe(false)
  })

  it('is said with its clock', () => {
    expect(sayDate(read('2025-08-10T03:00:00+03:00'), 'en')).toBe(
      '10 August 2025, 03:00:00 (UTC+03:00)',
    )
    expect(sayDate(read('2025-08-10T03:00Z'), 'ru')).toContain('03:00 (UTC)')
  })
})

it('what several clocks wrote stands on a timeline in the order in which it happened', () => {
  const apart = fc.integer({ min: 121, max: 5000 })
  fc.assert(
    fc.property(instant, apart, offset, offset, zone, (at, minutes, one, other, place) => {
      const later = new Date(at.getTime() + minutes * 60_000)
      const points = [
        aPoint('2', 'release', written(later, other)),
        aPoint('1', 'arrest', written(at, one)),
      ]
      const { entries } = custodyTimeline([], points, place)
      expect(entries.map(({ subject }) => subject)).toEqual(['1', '2'])
      expect(entries.flatMap(({ orderUnknownWith }) => orderUnknownWith)).toEqual([])
      // Each is shown by the clocks of the place.
      expect(entries.map((entry) => entry.at.lo)).toEqual([clocks(at, place), clocks(later, place)])
    }),
  )
})
