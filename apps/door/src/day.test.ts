import { expect, test } from 'vitest'
import { dayAfter, dayInWords, dayWithYear } from './day.ts'

test('a week from a day may be in the next month or year', () => {
  expect(dayAfter('2026-11-25', 7)).toBe('2026-12-02')
  expect(dayAfter('2026-12-28', 7)).toBe('2027-01-04')
  expect(dayAfter('2028-02-25', 7)).toBe('2028-03-03')
})

test('days are written as people write them, wherever the device is', () => {
  expect(dayInWords('2026-12-02', 'en-GB')).toMatch(/Wednesday.*2 December/)
  expect(dayInWords('2026-12-02', 'ru-RU')).toMatch(/среда.*2 декабря/)
})

test('a day in Belarusian is said as a browser would say it that knows the language', () => {
  const full = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('be-BY', { ...parts, timeZone: 'UTC' })
  const weekday = full({ weekday: 'long', day: 'numeric', month: 'long' })
  const year = full({ day: 'numeric', month: 'long', year: 'numeric' })
  for (let days = 0; days < 366; days += 1) {
    const day = dayAfter('2027-12-31', days)
    const date = new Date(`${day}T00:00:00Z`)
    expect(dayInWords(day, 'be-BY')).toBe(weekday.format(date))
    expect(dayWithYear(day, 'be-BY')).toBe(year.format(date).replaceAll('\u00a0', ' '))
  }
})

test('what is not a day is shown as it came', () => {
  expect(dayInWords('soon', 'en-GB')).toBe('soon')
})
