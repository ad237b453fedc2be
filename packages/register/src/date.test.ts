import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysInMonth, twoDigits } from '@amparo/calendar'
import { contains, formatEdtf, fromParts, interval, parseEdtf, span, spanInUtc } from './date.ts'
import type { DateEnd, DatePoint, UncertainDate } from './date.ts'
import { everyClock, everyForm } from './testing/dates.ts'

const year = fc.integer({ min: 1000, max: 2999 })
const month = fc.integer({ min: 1, max: 12 })
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${twoDigits(hour)}:${twoDigits(minute)}`)

const day = fc.tuple(year, month, fc.nat()).map(([y, m, d]) => ({
  year: String(y),
  month: twoDigits(m),
  day: twoDigits((d % daysInMonth(y, m)) + 1),
}))

const offset = fc.constantFrom('Z', '+03', '+03:00', '-09:30', '+05:45', '+14:00', '-14:00', '+14')

const bare: fc.Arbitrary<DatePoint> = fc.oneof(
  year.map((y) => ({ year: String(y) })),
  year.map((y) => ({ year: `${String(y).slice(0, 3)}X` })),
  year.map((y) => ({ year: `${String(y).slice(0, 2)}XX` })),
  year.map((y) => ({ year: String(y), month: 'XX' })),
  year.map((y) => ({ year: String(y), month: 'XX', day: 'XX' })),
  fc.tuple(year, month).map(([y, m]) => ({ year: String(y), month: twoDigits(m) })),
  fc.tuple(year, month).map(([y, m]) => ({ year: String(y), month: twoDigits(m), day: 'XX' })),
  day,
  fc.tuple(day, time).map(([point, at]) => ({ ...point, time: at })),
  fc
    .tuple(day, time, fc.constantFrom('', ':00', ':59'), offset)
    .map(([known, at, seconds, ahead]) => ({ ...known, time: `${at}${seconds}`, offset: ahead })),
)

const point: fc.Arbitrary<DatePoint> = fc
  .tuple(bare, fc.constantFrom(undefined, '?', '~', '%'))
  .map(([known, qualifier]) => (qualifier === undefined ? known : { ...known, qualifier }))

const end: fc.Arbitrary<DateEnd> = fc.oneof(
  { weight: 3, arbitrary: point },
  fc.constantFrom('open' as const, 'unknown' as const),
)

const date: fc.Arbitrary<UncertainDate> = fc.oneof(
  point.map((known) => ({ kind: 'point' as const, point: known })),
  fc
    .tuple(end, end)
    .map(([a, b]) => ({ kind: 'range' as const, start: a, end: b }))
    .filter((range) => {
      const { lo, hi } = spanInUtc(range) ?? span(range)
      return (lo !== null || hi !== null) && (lo === null || hi === null || lo <= hi)
    }),
)

function asText(unit: string | number): string {
  return typeof unit === 'string' ? unit : String.fromCharCode(unit)
}

describe('EDTF, ISO 8601-2:2019, the part of levels 0 and 1 that is taken', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(date, (any) => {
        expect(parseEdtf(formatEdtf(any))).toEqual({ ok: true, date: any })
      }),
    )
  })

  it.each([...everyForm, ...everyClock])('writes %s as it was read', (text) => {
    const read = parseEdtf(text)
    expect(read.ok && formatEdtf(read.date)).toBe(text)
  })

  it('never throws, whatever the text', () => {
    const anyUnit = fc.oneof(fc.constantFrom(...Array.from('0123456789X-/T:.?~%')), fc.nat(0xffff))
    const text = fc.array(anyUnit, { maxLength: 40 }).map((units) => units.map(asText).join(''))
    fc.assert(
      fc.property(text, (any) => {
        const read = parseEdtf(any)
        expect(read.ok ? formatEdtf(read.date) : any).toBe(any)
      }),
    )
  })

  it.each([
    ['', 'not-a-date'],
    [' 2020', 'not-a-date'],
    ['10.08.2020', 'not-a-date'],
    ['08/09', 'not-a-date'],
    ['2020-8-1', 'not-a-date'],
    ['0999', 'not-a-date'],
    ['3000', 'not-a-date'],
    ['2XXX', 'not-a-date'],
    ['202X-08', 'not-a-date'],
    ['2020-XX-10', 'not-a-date'],
    ['2020-08-XXT10:00', 'not-a-date'],
    ['2020-08T10:00', 'not-a-date'],
    ['2020-08-10T10:00 Z', 'not-a-date'],
    ['2020/2021/2022', 'not-a-date'],
    ['..', 'not-a-date'],
    ['2020-21', 'no-such-day'],
    ['2020-00', 'no-such-day'],
    ['2021-02-29', 'no-such-day'],
    ['2020-08-32', 'no-such-day'],
    ['2020-08-10T24:00', 'no-such-time'],
    ['2020-08-10T21:60', 'no-such-time'],
    ['2020-08-12/2020-08-10', 'ends-before-it-begins'],
    ['2020-08-10T23:00/2020-08-10T21:00', 'ends-before-it-begins'],
    ['/', 'no-bounds'],
    ['../..', 'no-bounds'],
    ['/..', 'no-bounds'],
  ])('does not read "%s": %s', (text, reason) => {
    expect(parseEdtf(text)).toEqual({ ok: false, reason })
  })
})

describe('the interval of a date', () => {
  it('never ends before it begins', () => {
    fc.assert(
      fc.property(date, (any) => {
        const { lo, hi } = interval(any)
        expect(lo === null || hi === null || lo <= hi).toBe(true)
        expect(lo !== null || hi !== null).toBe(true)
      }),
    )
  })

  it('of a day is that day: no zone shifts it', () => {
    fc.assert(
      fc.property(day, time, (any, at) => {
        const text = `${any.year}-${any.month}-${any.day}`
        const whole = interval({ kind: 'point', point: any })
        const timed = interval({ kind: 'point', point: { ...any, time: at } })
        expect([whole, timed]).toEqual([
          { lo: text, hi: text },
          { lo: text, hi: text },
        ])
      }),
    )
  })

  it('of a day lies in that of its month, of its month in that of its year, and so on', () => {
    fc.assert(
      fc.property(day, (any) => {
        const decade = `${any.year.slice(0, 3)}X`
        const century = `${any.year.slice(0, 2)}XX`
        const widening = [
          any,
          { year: any.year, month: any.month },
          { year: any.year },
          { year: decade },
          { year: century },
        ].map((known) => interval({ kind: 'point', point: known }))
        for (const [index, inner] of widening.slice(0, -1).entries()) {
          expect(contains(widening[index + 1]!, inner)).toBe(true)
        }
      }),
    )
  })

  it('is contained in itself, and two that contain each other are one', () => {
    fc.assert(
      fc.property(date, date, (one, other) => {
        const [a, b] = [span(one), span(other)]
        expect(contains(a, a)).toBe(true)
        const both = contains(a, b) && contains(b, a)
        expect(both).toBe(a.lo === b.lo && a.hi === b.hi)
      }),
    )
  })

  it('is not widened by "about": nobody said by how much', () => {
    fc.assert(
      fc.property(
        bare,
        fc.constantFrom('?' as const, '~' as const, '%' as const),
        (known, qualifier) => {
          expect(interval({ kind: 'point', point: { ...known, qualifier } })).toEqual(
            interval({ kind: 'point', point: known }),
          )
        },
      ),
    )
  })

  it.each([
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2021-02-XX', '2021-02-01', '2021-02-28'],
    ['202X', '2020-01-01', '2029-12-31'],
    ['20XX', '2000-01-01', '2099-12-31'],
    ['2020-08-10/2020-09', '2020-08-10', '2020-09-30'],
    ['2020-08-14T09:00/..', '2020-08-14', null],
    ['/2020', null, '2020-12-31'],
  ])('of %s runs from %s to %s', (text, lo, hi) => {
    const read = parseEdtf(text)
    expect(read.ok && interval(read.date)).toEqual({ lo, hi })
  })
})

describe('a date from the fields of a form', () => {
  it('is the date that its text is', () => {
    fc.assert(
      fc.property(
        day,
        fc.option(time, { nil: undefined }),
        fc.boolean(),
        (any, at, approximate) => {
          const made = fromParts({
            year: Number(any.year),
            month: Number(any.month),
            day: Number(any.day),
            ...(at === undefined ? {} : { time: at }),
            approximate,
          })
          const text = `${any.year}-${any.month}-${any.day}${at === undefined ? '' : `T${at}`}`
          expect(made).toEqual(parseEdtf(approximate ? `${text}~` : text))
        },
      ),
    )
  })

  it('may be a year alone, or a month of it', () => {
    expect(fromParts({ year: 1990 })).toEqual(parseEdtf('1990'))
    expect(fromParts({ year: 1990, month: 3, approximate: true })).toEqual(parseEdtf('1990-03~'))
  })

  it.each([
    [{ year: 90 }, 'not-a-date'],
    [{ year: 2020.5 }, 'not-a-date'],
    [{ year: Number.NaN }, 'not-a-date'],
    [{ year: 2020, day: 3 }, 'not-a-date'],
    [{ year: 2020, month: 8, time: '21:30' }, 'not-a-date'],
    [{ year: 2020, month: 1.5 }, 'not-a-date'],
    [{ year: 2020, month: 13 }, 'no-such-day'],
    [{ year: 2020, month: 0 }, 'no-such-day'],
    [{ year: 2021, month: 2, day: 29 }, 'no-such-day'],
    [{ year: 2020, month: 8, day: -1 }, 'no-such-day'],
    [{ year: 2020, month: 8, day: 10, time: '25:00' }, 'no-such-time'],
    [{ year: 2020, month: 8, day: 10, time: '9 pm' }, 'no-such-time'],
  ])('%o is refused: %s', (parts, reason) => {
    expect(fromParts(parts)).toEqual({ ok: false, reason })
  })
})
