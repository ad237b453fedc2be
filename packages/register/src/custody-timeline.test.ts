import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { custodySpan } from './custody-span.ts'
import { custodyTimeline } from './custody-timeline.ts'
import type { CustodyTimeline } from './custody-timeline.ts'
import { parseEdtf } from './date.ts'
import { wholeHours } from './elapsed.ts'
import type { SubjectView } from './said-of.ts'
import { everyForm } from './testing/dates.ts'
import { aPoint, aSubject, byState, sealed } from './testing/views.ts'
import type { Said } from './testing/views.ts'

const minsk = 'Europe/Minsk'

const types = [
  'arrest',
  'arrival',
  'seen',
  'transfer',
  'family-notified',
  'hearing-judge',
  'moved-out',
  'release',
  're-arrest',
  'death-in-custody',
] as const

function timeline(
  periods: readonly SubjectView[],
  points: readonly SubjectView[] = [],
): CustodyTimeline {
  return custodyTimeline(periods, points, minsk)
}

const anyDate: fc.Arbitrary<Said> = fc
  .tuple(fc.constantFrom(...everyForm), fc.boolean())
  .map(([edtf, isState]) => (isState ? byState(edtf) : edtf))

const anyPeriods = fc
  .array(fc.tuple(fc.option(anyDate), fc.option(anyDate)), { maxLength: 3 })
  .map((all) =>
    all.map(([from, to], index) =>
      aSubject(String(7 + index), {
        ...(from === null ? {} : { 'custody.from': from }),
        ...(to === null ? {} : { 'custody.to': to }),
      }),
    ),
  )

const anyPoints = fc
  .array(fc.tuple(fc.constantFrom(...types), fc.option(anyDate), fc.constantFrom('7', '8', '99')), {
    maxLength: 6,
  })
  .map((all) =>
    all.map(([type, at, custody], index) =>
      aPoint(String(20 + index), type, at, { 'point.custody': custody }),
    ),
  )

/** Each gap as its ends and whole hours. */
function hours({ unaccounted }: CustodyTimeline) {
  return unaccounted.map(({ after, before, least, most }) => {
    const whole = wholeHours({ least, most })
    return [after.join(), before.join(), whole.least, whole.most]
  })
}

describe('whatever is known', () => {
  it('the timeline does not depend on the order or on repeats', () => {
    const twice = fc
      .tuple(anyPeriods, anyPoints)
      .chain(([periods, points]) =>
        fc.tuple(
          fc.constant([periods, points] as const),
          fc.shuffledSubarray([...periods, ...periods], { minLength: periods.length * 2 }),
          fc.shuffledSubarray([...points, ...points], { minLength: points.length * 2 }),
        ),
      )
    fc.assert(
      fc.property(twice, ([[periods, points], otherPeriods, otherPoints]) => {
        expect(timeline(otherPeriods, otherPoints)).toEqual(timeline(periods, points))
      }),
    )
  })

  it('every point stands in it once, dated or undated', () => {
    fc.assert(
      fc.property(anyPeriods, anyPoints, (periods, points) => {
        const { entries, undated } = timeline(periods, points)
        const subjects = [...entries, ...undated].map(({ subject }) => subject)
        for (const { id } of points) expect(subjects.filter((one) => one === id)).toEqual([id])
      }),
    )
  })

  it('nothing stands before what surely came before it, and unknown order is said by both', () => {
    fc.assert(
      fc.property(anyPeriods, anyPoints, (periods, points) => {
        const { entries } = timeline(periods, points)
        for (const [index, entry] of entries.entries()) {
          for (const later of entries.slice(index + 1)) {
            const isSurelyLater =
              entry.at.hi !== null && later.at.lo !== null && entry.at.hi < later.at.lo
            expect(entry.orderUnknownWith.includes(later.key)).toBe(!isSurelyLater)
            expect(later.orderUnknownWith.includes(entry.key)).toBe(!isSurelyLater)
          }
        }
      }),
    )
  })

  it('unknown never becomes a number', () => {
    fc.assert(
      fc.property(anyPeriods, anyPoints, (periods, points) => {
        for (const { least, most } of timeline(periods, points).unaccounted) {
          expect(Number.isFinite(least)).toBe(true)
          expect(most === null || (Number.isFinite(most) && most >= least)).toBe(true)
        }
      }),
    )
  })

  it('a period whose end nobody but the authorities tells is unknown, never over', () => {
    fc.assert(
      fc.property(anyPeriods, anyPoints, (periods, points) => {
        const told = timeline(periods, points)
        for (const { custody, state, endedBy } of told.periods) {
          const own = told.entries.filter((entry) => entry.custody === custody)
          const ends = own.filter(({ stateAlone, what, at }) => {
            const isEnd = ['release', 'death-in-custody', 'custody-ended'].includes(what.join())
            return isEnd && !stateAlone && at.hi !== null
          })
          if (state === 'ended') expect(ends.length).toBeGreaterThan(0)
          expect(endedBy.length > 0).toBe(state === 'ended')
        }
      }),
    )
  })

  it('of periods without points it says what a single period says of itself', () => {
    fc.assert(
      fc.property(anyPeriods, (periods) => {
        for (const { custody, state, since } of timeline(periods).periods) {
          const period = periods.find(({ id }) => id === custody)!
          const alone = custodySpan(period.view)
          // What ends before it begins is told wrong; what then counts depends on who tells it.
          const isTurned = (alone.from?.lo ?? '0') > (alone.to?.hi ?? alone.since ?? '9')
          if (!isTurned)
            expect({ state, since }).toMatchObject({ state: alone.state, since: alone.since })
        }
      }),
    )
  })

  it('to split a period in two loses no hour', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((number) => `2020-08-${number}`)
    fc.assert(
      fc.property(fc.tuple(day, day, day), (days) => {
        const [from = '', middle = '', to = ''] = days.toSorted()
        const whole = timeline([aSubject('7', { 'custody.from': from, 'custody.to': to })])
        const split = timeline([
          aSubject('7', { 'custody.from': from, 'custody.to': middle }),
          aSubject('8', { 'custody.from': middle, 'custody.to': to }),
        ])
        const sum = ({ unaccounted }: CustodyTimeline) =>
          unaccounted.reduce((total, { most }) => total + (most ?? Infinity), 0)
        expect(sum(split)).toBeGreaterThanOrEqual(sum(whole))
      }),
    )
  })
})

describe('the hours nobody accounts for', () => {
  const period = aSubject('7', {})
  const arrest = aPoint('1', 'arrest', '2020-08-09T21:30/2020-08-09T23:00')
  const hearing = aPoint('2', 'hearing-judge', '2020-08-12T10:00')

  it('lie between two points, in every reading of both', () => {
    expect(hours(timeline([period], [arrest, hearing]))).toEqual([['1', '2', 59, 61]])
  })

  it('a vague sighting may lie inside them, and is named', () => {
    const seen = aPoint('3', 'seen', '2020-08-10/2020-08-14')
    const release = aPoint('4', 'release', '2020-08-14T09:00')
    const told = timeline([period], [arrest, hearing, seen, release])
    expect(hours(told)).toEqual([
      ['1', '2', 59, 61],
      ['2', '4', 47, 47],
      ['4', '3', 0, 15],
    ])
    expect(told.unaccounted.map(({ perhapsBetween }) => perhapsBetween)).toEqual([['3'], ['3'], []])
  })

  it('what only the authorities tell does not shorten them, and is named', () => {
    const official = aPoint('3', 'hearing-judge', byState('2020-08-10T10:00'))
    const told = timeline([period], [arrest, official, hearing])
    expect(hours(told)).toEqual([['1', '2', 59, 61]])
    expect(told.unaccounted[0]?.onlyAuthorities).toEqual(['3'])
    expect(told.entries.map(({ key, stateAlone }) => [key, stateAlone])).toEqual([
      ['1', false],
      ['3', true],
      ['2', false],
    ])
  })

  it('an end of which only one bound is known leaves the most open', () => {
    const told = timeline([period], [arrest, aPoint('2', 'seen', '2020-08-12/..')])
    expect(hours(told)).toEqual([['1', '2', 49, null]])
  })

  it('points of one day without an hour have no order', () => {
    const arrival = aPoint('2', 'arrival', '2020-08-09')
    const told = timeline([period], [arrest, arrival])
    expect(told.entries.map(({ orderUnknownWith }) => orderUnknownWith)).toEqual([['1'], ['2']])
    expect(hours(told)).toEqual([['2,1', '2,1', 0, 23]])
  })

  it('across midnight a night is one night: no day shifts', () => {
    const night = [
      aPoint('1', 'arrest', '2020-08-09T23:50'),
      aPoint('2', 'arrival', '2020-08-10T00:10'),
    ]
    const told = timeline([period], night)
    expect(told.unaccounted).toMatchObject([{ least: 20, most: 20 }])
    expect(told.entries.map(({ at }) => at.lo)).toEqual(['2020-08-09T23:50', '2020-08-10T00:10'])
  })

  it('a clock that is turned back makes the night longer', () => {
    const night = [
      aPoint('1', 'arrest', '2020-10-25T01:00'),
      aPoint('2', 'arrival', '2020-10-25T04:00'),
    ]
    const told = custodyTimeline([period], night, 'Europe/Berlin')
    expect(told.unaccounted).toMatchObject([{ least: 240, most: 240 }])
  })

  it('whatever was said of the truth, the truth lies inside, also where clocks were turned', () => {
    const berlin = 'Europe/Berlin'
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: berlin,
      dateStyle: 'short',
      timeStyle: 'short',
    })
    const local = (moment: number) => clock.format(moment * 60_000).replace(' ', 'T')
    const middle = Date.parse('2020-10-25T01:00Z') / 60_000
    const happened = fc.record({
      moment: fc.integer({ min: middle - 900, max: middle + 900 }),
      before: fc.nat(200),
      after: fc.nat(200),
    })
    fc.assert(
      fc.property(fc.array(happened, { minLength: 2, maxLength: 5 }), (all) => {
        const said = all.map(({ moment, before, after }) => ({
          moment,
          edtf: `${local(moment - before)}/${local(moment + after)}`,
        }))
        // Where an hour is shown twice, what was said of it may not read as a date at all.
        const read = said.filter(({ edtf }) => parseEdtf(edtf).ok)
        const points = read.map(({ edtf }, index) => aPoint(String(index), 'seen', edtf))
        const momentsOf = (keys: readonly string[]) => keys.map((key) => read[Number(key)]!.moment)
        const told = custodyTimeline([period], points, berlin)
        for (const { order, after, before, least, most } of told.unaccounted) {
          if (order === 'unknown') continue
          const truth = Math.min(...momentsOf(before)) - Math.max(...momentsOf(after))
          expect(truth).toBeGreaterThanOrEqual(least)
          expect(truth).toBeLessThanOrEqual(most ?? Infinity)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('a place with another zone keeps its own clock', () => {
    const arrival = { ...aPoint('2', 'arrival', '2020-08-10T01:00'), zone: 'Asia/Bangkok' }
    const told = timeline([period], [aPoint('1', 'arrest', '2020-08-09T20:00'), arrival])
    expect(told.unaccounted).toMatchObject([{ least: 60, most: 60 }])
    expect(told.entries[1]).toMatchObject({ at: { lo: '2020-08-10T01:00' }, zone: 'Asia/Bangkok' })
  })

  it('between a release and the next arrest nobody has to account for a free person', () => {
    const told = timeline(
      [period, aSubject('8', {})],
      [
        arrest,
        aPoint('2', 'release', '2020-08-12T10:00'),
        aPoint('3', 're-arrest', '2020-09-01T10:00', { 'point.custody': '8' }),
        aPoint('4', 'release', '2020-09-02T10:00', { 'point.custody': '8' }),
      ],
    )
    expect(hours(told)).toEqual([
      ['1', '2', 59, 61],
      ['3', '4', 24, 24],
    ])
    expect(told.periods.map(({ state }) => state)).toEqual(['ended', 'ended'])
  })

  it('also where both are told of one period', () => {
    const again = aPoint('3', 're-arrest', '2020-09-01T10:00')
    const told = timeline([period], [arrest, aPoint('2', 'release', '2020-08-12T10:00'), again])
    expect(hours(told)).toEqual([['1', '2', 59, 61]])
    expect(told.periods).toMatchObject([{ state: 'unknown-since', since: '2020-09-01' }])
  })

  it('after a release that only the authorities tell, they go on as not known', () => {
    const told = timeline(
      [period, aSubject('8', { 'custody.from': '2020-09-01T10:00' })],
      [arrest, aPoint('2', 'release', byState('2020-08-12T10:00'))],
    )
    expect(told.unaccounted).toMatchObject([
      { after: ['1'], before: ['8 custody-began'], custody: 'not-known', onlyAuthorities: ['2'] },
    ])
  })
})

describe('the state of a period', () => {
  it('undated custody is unknown, and since no day', () => {
    expect(timeline([aSubject('7', {})]).periods).toEqual([
      { custody: '7', state: 'unknown-since', since: null, endedBy: [] },
    ])
  })

  it('a release without a day is told, and ends nothing', () => {
    const told = timeline(
      [aSubject('7', { 'custody.from': '2020-08-10' })],
      [aPoint('1', 'release', null)],
    )
    expect(told.periods).toMatchObject([{ state: 'unknown-since', since: '2020-08-10' }])
    expect(told.undated).toMatchObject([{ key: '1', what: ['release'] }])
  })

  it('who was seen inside after a release was not released by it', () => {
    const told = timeline(
      [aSubject('7', { 'custody.from': '2020-08-10', 'custody.to': '2020-08-14' })],
      [aPoint('1', 'seen', '2020-08-16')],
    )
    expect(told.periods).toMatchObject([{ state: 'unknown-since', since: '2020-08-16' }])
  })

  it('"still inside" is the last that is known, not an end', () => {
    const told = timeline([
      aSubject('7', { 'custody.from': '2020-08-10', 'custody.to': '2020-08-16/..' }),
    ])
    expect(told.entries.map(({ what }) => what)).toEqual([['custody-began'], ['last-known']])
    expect(told.periods).toMatchObject([{ state: 'unknown-since', since: '2020-08-16' }])
  })

  it('an end that cannot be opened is none', () => {
    const told = timeline([aSubject('7', { 'custody.from': '2020-08-10', 'custody.to': sealed })])
    expect(told.periods).toMatchObject([{ state: 'unknown-since', since: '2020-08-10' }])
  })

  it('the authorities, beside others who all say it ended, neither open it nor add a day', () => {
    const ends = ['2020-08-14', '2020-08-16', byState('2020-08-30')]
    const told = timeline([aSubject('7', { 'custody.to': ends })])
    expect(told.periods).toMatchObject([{ state: 'ended' }])
    expect(told.entries).toMatchObject([{ at: { hi: '2020-08-16T23:59' }, contested: true }])
  })

  it('tells death apart from release', () => {
    const told = timeline([aSubject('7', {})], [aPoint('1', 'death-in-custody', '2020-08-12')])
    expect(told.periods).toMatchObject([{ state: 'ended', endedBy: ['death-in-custody'] }])
  })
})

describe('a period and its own points', () => {
  it('are one thing when they tell one thing, as exactly as either does', () => {
    const period = aSubject('7', { 'custody.from': '2020-08-09' })
    const told = timeline([period], [aPoint('1', 'arrest', '2020-08-09T21:30')])
    expect(told.entries).toMatchObject([{ key: '1', at: { lo: '2020-08-09T21:30' } }])
    const undated = timeline([period], [aPoint('1', 'arrest', null)])
    expect(undated.entries).toMatchObject([{ key: '1', at: { lo: '2020-08-09T00:00' } }])
  })

  it('stand side by side when they cannot both be so', () => {
    const period = aSubject('7', { 'custody.from': '2020-08-09' })
    const told = timeline([period], [aPoint('1', 'arrest', '2020-08-11')])
    expect(told.entries.map(({ key }) => key)).toEqual(['7 custody-began', '1'])
  })

  it('the word of the authorities is not made another’s by standing beside it', () => {
    const period = aSubject('7', {
      'custody.from': '2020-08-09',
      'custody.to': byState('2020-08-14'),
    })
    const told = timeline([period], [aPoint('1', 'release', null)])
    expect(told.periods).toMatchObject([{ state: 'unknown-since' }])
    expect(told.entries).toMatchObject([{ stateAlone: false }, { stateAlone: true }])
  })

  it('a point of which the sources differ whose period it is belongs to none', () => {
    const point = aPoint('1', 'seen', '2020-08-10', { 'point.custody': ['7', '8'] })
    expect(timeline([aSubject('7', {})], [point]).entries).toMatchObject([{ custody: null }])
  })
})

describe('whatever the zone', () => {
  const zones = fc.constantFrom(
    minsk,
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Bangkok',
    'Australia/Lord_Howe',
    'Pacific/Kiritimati',
    'Pacific/Auckland',
  )

  it('no day and no hour that is shown ever shifts', () => {
    const shown = (
      zone: string,
      periods: readonly SubjectView[],
      points: readonly SubjectView[],
    ) => {
      const { entries, undated } = custodyTimeline(periods, points, zone)
      return [...entries, ...undated].map(({ key, at }) => `${key} ${at.lo} ${at.hi}`).toSorted()
    }
    fc.assert(
      fc.property(anyPeriods, anyPoints, zones, zones, (periods, points, one, other) => {
        expect(shown(one, periods, points)).toEqual(shown(other, periods, points))
      }),
    )
  })

  it('hours are counted as its clocks ran, through the night in which they are turned', () => {
    const night = (from: string, to: string) => [
      aPoint('20', 'arrest', from),
      aPoint('21', 'seen', to),
    ]
    const counted = (zone: string, points: readonly SubjectView[]) =>
      hours(custodyTimeline([aSubject('7', {})], points, zone)).map(([, , least, most]) => [
        least,
        most,
      ])
    const autumn = night('2020-10-24T22:00', '2020-10-25T10:00')
    expect(counted(minsk, autumn)).toEqual([[12, 12]])
    expect(counted('Europe/Berlin', autumn)).toEqual([[13, 13]])
    const spring = night('2020-03-28T22:00', '2020-03-29T10:00')
    expect(counted('Europe/Berlin', spring)).toEqual([[11, 11]])
    expect(counted('Asia/Bangkok', spring)).toEqual([[12, 12]])
  })

  it('a night arrest in one zone and an arrival in another are the hours between, and keep their days', () => {
    const arrest = { ...aPoint('20', 'arrest', '2020-08-09T23:30'), zone: minsk }
    const arrival = { ...aPoint('21', 'arrival', '2020-08-10T00:30'), zone: 'Europe/Berlin' }
    const line = custodyTimeline([aSubject('7', {})], [arrest, arrival], 'Asia/Bangkok')
    expect(line.entries.map(({ at }) => at.lo)).toEqual(['2020-08-09T23:30', '2020-08-10T00:30'])
    expect(hours(line).map(([, , least, most]) => [least, most])).toEqual([[2, 2]])
  })
})
