import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysInMonth } from './calendar.ts'
import { daysBetween, isCivilDay, plusDays, plusMonths } from './civil-day.ts'

const millisecondsInDay = 86_400_000
const first = Date.UTC(1000, 0, 1) / millisecondsInDay
const last = Date.UTC(2999, 11, 31) / millisecondsInDay

const aDay = fc.integer({ min: first, max: last }).map(judge)
const days = fc.integer({ min: -200_000, max: 200_000 })
const months = fc.integer({ min: -6000, max: 6000 })

/** The day with that number since 1970, by an independent calendar. */
function judge(number: number): string {
  return new Date(number * millisecondsInDay).toISOString().slice(0, 10)
}

test('days are added and counted as an independent calendar does', () => {
  fc.assert(
    fc.property(aDay, days, (day, more) => {
      const later = plusDays(day, more)
      expect(later).toBe(judge(Date.parse(day) / millisecondsInDay + more))
      expect(daysBetween(day, later)).toBe(more)
    }),
  )
})

test('months keep the day of the month, or its last day where the month is shorter', () => {
  fc.assert(
    fc.property(aDay, months, (day, more) => {
      const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
      const [newYear = 0, newMonth = 0, newDay = 0] = plusMonths(day, more).split('-').map(Number)
      expect((newYear - year) * 12 + newMonth - month).toBe(more)
      expect(newDay).toBe(Math.min(dayOfMonth, daysInMonth(newYear, newMonth)))
    }),
  )
})

test('whatever is added, a later day never ends up before an earlier one', () => {
  fc.assert(
    fc.property(aDay, aDay, days, months, (one, other, moreDays, moreMonths) => {
      const [earlier = '', later = ''] = [one, other].sort()
      expect(plusDays(earlier, moreDays) <= plusDays(later, moreDays)).toBe(true)
      expect(plusMonths(earlier, moreMonths) <= plusMonths(later, moreMonths)).toBe(true)
    }),
  )
})

test('31 January and one month is the last of February, in leap years and others', () => {
  expect(plusMonths('2020-01-31', 1)).toBe('2020-02-29')
  expect(plusMonths('2021-01-31', 1)).toBe('2021-02-28')
  expect(plusMonths('1900-01-31', 1)).toBe('1900-02-28')
  expect(plusMonths('2020-02-29', 12)).toBe('2021-02-28')
  expect(plusMonths('2020-12-31', 2)).toBe('2021-02-28')
})

test('what is not a day is said not to be one', () => {
  expect(isCivilDay('2020-02-29')).toBe(true)
  for (const text of ['2021-02-29', '2020-13-01', '2020-8-1', '0000-01-01', '2020-08-10T10:00', ''])
    expect(isCivilDay(text)).toBe(false)
  expect(() => plusDays('2021-02-29', 1)).toThrow(RangeError)
  expect(() => plusMonths('', 1)).toThrow(RangeError)
  expect(() => plusDays('9999-12-31', 1)).toThrow(RangeError)
  expect(() => plusDays('2020-01-01', 0.5)).toThrow(RangeError)
})
