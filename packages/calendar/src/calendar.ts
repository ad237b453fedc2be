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

export const minutesInDay = 24 * 60

/** Minutes from the first minute of 1970 to a local minute, as if its clock were never turned. */
export function minuteNumber(local: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/[-T:]/u).map(Number)
  return dayNumber(year, month, day) * minutesInDay + hour * 60 + minute
}

/** Days since 1 January 1970, proleptic Gregorian. */
export function dayNumber(year: number, month: number, day: number): number {
  // Counted from March, so that the day a leap year adds is the last of its year.
  const marchYear = month > 2 ? year : year - 1
  const daysBeforeMonth = Math.floor((153 * ((month + 9) % 12) + 2) / 5)
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + daysBeforeMonth + day - 1 - daysBefore1970
}

/** From 1 March of the year 0. */
const daysBefore1970 = 719_468
