import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  noParts,
  partsOfDay,
  partsOfWritten,
  readDayParts,
  type DayLimits,
  type DayParts,
} from './day-parts.ts'

const anyDay = fc
  .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

function dayOf(typed: DayParts, limits?: DayLimits): string | null {
  const read = readDayParts(typed, limits)
  return read.verdict === 'day' ? read.day : null
}

const verdictOf = (typed: Partial<DayParts>, limits?: DayLimits) =>
  readDayParts({ ...noParts, ...typed }, limits).verdict

describe('a day typed in three fields', () => {
  test('survives, whichever it is', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOf(partsOfDay(day))).toBe(day)
        expect(dayOf(partsOfDay(day), { fills: 'first' })).toBe(day)
        expect(dayOf(partsOfDay(day), { fills: 'last' })).toBe(day)
      }),
    )
  })

  test('stands in them without leading noughts', () => {
    expect(partsOfDay('2020-08-05')).toEqual({ year: '2020', month: '8', day: '5' })
  })

  test('is let through exactly between the first and the last that are allowed', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (day, earliest, latest) => {
        const isAllowed = earliest <= day && day <= latest
        expect(dayOf(partsOfDay(day), { earliest, latest })).toBe(isAllowed ? day : null)
      }),
    )
    const limits = { earliest: '2020-08-09', latest: '2020-08-14' }
    expect(verdictOf(partsOfDay('2020-08-08'), limits)).toBe('early')
    expect(verdictOf(partsOfDay('2020-08-15'), limits)).toBe('late')
  })

  test('may be a year or a month alone where that stands for its first or its last day', () => {
    const february = { ...noParts, year: '2024', month: '2' }
    expect(dayOf(february, { fills: 'first' })).toBe('2024-02-01')
    expect(dayOf(february, { fills: 'last' })).toBe('2024-02-29')
    const year = { ...noParts, year: '1980' }
    expect(dayOf(year, { fills: 'first' })).toBe('1980-01-01')
    expect(dayOf(year, { fills: 'last' })).toBe('1980-12-31')
    expect(dayOf(year)).toBeNull()
  })

  test('says what is the matter', () => {
    expect(verdictOf({})).toBe('empty')
    expect(verdictOf({ day: '12', month: '8' })).toBe('no-year')
    expect(verdictOf({ day: '12', year: '2020' })).toBe('no-month')
    expect(verdictOf({ month: '8', year: '2020' })).toBe('incomplete')
    expect(verdictOf({ year: '2020' })).toBe('incomplete')
    expect(verdictOf({ day: '12', month: '8', year: '20' })).toBe('short-year')
    expect(verdictOf({ day: '12', month: '8', year: '0020' })).toBe('short-year')
    expect(verdictOf({ day: '30', month: '2', year: '2020' })).toBe('no-such-day')
    expect(verdictOf({ day: '29', month: '2', year: '2021' })).toBe('no-such-day')
    expect(verdictOf({ day: '08/09/2020' })).toBe('no-such-day')
  })

  test('is never another than was typed, and reading never throws, whatever is typed', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.stringMatching(/^[0-9]{1,4}$/),
    )
    const typed = fc.record({ day: text, month: text, year: text })
    fc.assert(
      fc.property(typed, (parts) => {
        const day = dayOf(parts)
        if (day !== null) {
          const [year, month, date] = day.split('-').map(Number)
          const numbers = [parts.year, parts.month, parts.day].map((one) =>
            Number(one.normalize('NFKC')),
          )
          expect(numbers).toEqual([year, month, date])
        }
      }),
    )
  })
})

describe('a whole date put into the first field', () => {
  test('is understood in two ways of writing, with and without leading noughts', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [year = '', month = '', date = ''] = day.split('-')
        const bare = partsOfDay(day)
        for (const written of [
          day,
          ` ${day} `,
          `${date}.${month}.${year}`,
          `${date}. ${month}. ${year}`,
          `${bare.day}.${bare.month}.${year}`,
        ]) {
          expect(partsOfWritten(written)).toEqual(bare)
        }
      }),
    )
  })

  test.each([
    '',
    '1',
    '12',
    '2020',
    '12.08',
    '12.08.20',
    '2020-8',
    '08/09/2020',
    '12.13.2020',
    '2020-00-12',
    '12 August 2020',
  ])('is not guessed from “%s”', (typed) => {
    expect(partsOfWritten(typed)).toBeUndefined()
  })

  test('that does not exist is spread all the same, to be looked at', () => {
    const parts = partsOfWritten('31.02.2020')
    expect(parts).toEqual({ day: '31', month: '2', year: '2020' })
    expect(verdictOf(parts ?? {})).toBe('no-such-day')
  })
})
