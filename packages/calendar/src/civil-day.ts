import { dayNumber, daysInMonth, isDay, twoDigits } from './calendar.ts'

/**
 * Civil days written `YYYY-MM-DD`, years 0001 to 9999: text that sorts as time does. All functions
 * here throw a RangeError for what is not such a day, and for a result outside those years.
 */

/** Whether it is a day that exists, written so. */
export function isCivilDay(text: string): boolean {
  return read(text) !== undefined
}

/** The day so many days later; earlier for a negative number. */
export function plusDays(day: string, days: number): string {
  if (!Number.isInteger(days)) throw new RangeError('Only whole days can be added to a day.')
  return dayOfNumber(numberOf(day) + days)
}

/**
 * The same day of the month so many months later, or the last day of that month where it is
 * shorter: 31 January and one month is 28 or 29 February.
 */
export function plusMonths(day: string, months: number): string {
  if (!Number.isInteger(months)) throw new RangeError('Only whole months can be added to a day.')
  const { year, month, dayOfMonth } = parts(day)
  const count = year * 12 + month - 1 + months
  const [newYear, newMonth] = [Math.floor(count / 12), (count % 12) + 1]
  return written(newYear, newMonth, Math.min(dayOfMonth, daysInMonth(newYear, newMonth)))
}

/** Days from the first to the second; negative when the second is earlier. */
export function daysBetween(first: string, second: string): number {
  return numberOf(second) - numberOf(first)
}

interface Parts {
  readonly year: number
  readonly month: number
  readonly dayOfMonth: number
}

function read(text: string): Parts | undefined {
  const [, years, months, days] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? []
  const [year, month, dayOfMonth] = [Number(years), Number(months), Number(days)]
  if (year < 1 || !isDay(year, month, dayOfMonth)) return undefined
  return { year, month, dayOfMonth }
}

function parts(day: string): Parts {
  const found = read(day)
  if (!found) throw new RangeError('A civil day is written YYYY-MM-DD and exists.')
  return found
}

function numberOf(day: string): number {
  const { year, month, dayOfMonth } = parts(day)
  return dayNumber(year, month, dayOfMonth)
}

// From the length of years: a guess at most a year off, then months.
function dayOfNumber(number: number): string {
  let year = 1970 + Math.floor(number / 365.2425)
  if (dayNumber(year, 1, 1) > number) year -= 1
  if (dayNumber(year + 1, 1, 1) <= number) year += 1
  let month = 12
  while (dayNumber(year, month, 1) > number) month -= 1
  return written(year, month, number - dayNumber(year, month, 1) + 1)
}

function written(year: number, month: number, dayOfMonth: number): string {
  if (year < 1 || year > 9999) throw new RangeError('The day lies outside the years 0001 to 9999.')
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`
}
