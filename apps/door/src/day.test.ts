import { expect, test } from 'vitest'
import { dayAfter, dayInWords } from './day.ts'

test('a week from a day may be in the next month or year', () => {
  expect(dayAfter('2026-11-25', 7)).toBe('2026-12-02')
  expect(dayAfter('2026-12-28', 7)).toBe('2027-01-04')
  expect(dayAfter('2028-02-25', 7)).toBe('2028-03-03')
})

test('days are written as people write them, wherever the device is', () => {
  expect(dayInWords('2026-12-02', 'en-GB')).toMatch(/Wednesday.*2 December/)
  expect(dayInWords('2026-12-02', 'ru-RU')).toMatch(/среда.*2 декабря/)
})

test('what is not a day is shown as it came', () => {
  expect(dayInWords('soon', 'en-GB')).toBe('soon')
})
