import fc from 'fast-check'
import { expect, it } from 'vitest'
import { daysInMonth, isDay, isLeapYear } from './calendar.ts'

const year = fc.integer({ min: 1000, max: 2999 })
const month = fc.integer({ min: 1, max: 12 })

it('every month is as long as an independent calendar says', () => {
  fc.assert(
    fc.property(year, month, (aYear, aMonth) => {
      const lastDay = new Date(Date.UTC(aYear, aMonth, 0)).getUTCDate()
      expect(daysInMonth(aYear, aMonth)).toBe(lastDay)
    }),
  )
})

it('a century is a leap year only every fourth time', () => {
  expect([1900, 2000, 2020, 2100, 2400, 2023].filter(isLeapYear)).toEqual([2000, 2020, 2400])
})

it('what is not a day of that month is none', () => {
  expect(isDay(2020, 2, 29)).toBe(true)
  expect(isDay(2021, 2, 29)).toBe(false)
  expect(isDay(2020, 13, 1)).toBe(false)
  expect(isDay(2020, 0, 1)).toBe(false)
  expect(isDay(2020, 8, 0)).toBe(false)
  expect(isDay(2020, 8, 1.5)).toBe(false)
})
