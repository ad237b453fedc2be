/**
 * Civil calendar arithmetic on plain numbers and text, proleptic Gregorian. The language's own
 * `Date` is never used for a civil day: it carries a zone, and a zone can shift a day.
 */

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Days in a month counted from 1; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29
  return daysOfMonths[month - 1] ?? 0
}

export function isDay(year: number, month: number, day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= daysInMonth(year, month)
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
