import { daysInMonth, isDay } from '@amparo/calendar'

/** What a date that is written says: a day, a month or a year, in whole numbers. 0 stands for what it does not say. */
export interface WrittenDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const written = /^(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?$/

/**
 * Reads `1990`, `1990-03`, `1990-03-12` and `19900312` (ISO 8601, proleptic Gregorian). Anything else, and a day that no
 * calendar has, is no date; it is not guessed at.
 */
export function readDate(text: string): WrittenDate | undefined {
  const [, year = '', month = '', day = ''] = written.exec(text.trim()) ?? []
  if (year === '') return undefined
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  return isInCalendar(date, month !== '', day !== '') ? date : undefined
}

function isInCalendar({ year, month, day }: WrittenDate, hasMonth: boolean, hasDay: boolean) {
  if (hasDay) return isDay(year, month, day)
  return !hasMonth || daysInMonth(year, month) > 0
}

/** In one number that sorts as the dates do: year, month and day in four, two and two digits. */
export function packDate({ year, month, day }: WrittenDate): number {
  return year * 10_000 + month * 100 + day
}

/** Whether two packed dates are one day with day and month exchanged, and not the same day. */
export function areDayAndMonthSwapped(one: number, other: number): boolean {
  const [day, month] = [one % 100, Math.floor(one / 100) % 100]
  if (day === 0 || month === 0 || day === month) return false
  return other === one - month * 100 - day + day * 100 + month
}

/** Whether one of two packed dates says less than the other and contradicts it in nothing: 1990 and 1990-03-12. */
export function isLessPrecise(one: number, other: number): boolean {
  const [ofOne, ofOther] = [unsaid(one), unsaid(other)]
  const least = Math.max(ofOne, ofOther)
  return ofOne !== ofOther && Math.floor(one / least) === Math.floor(other / least)
}

/** By what to divide a packed date to be left with what it says. */
function unsaid(packed: number): number {
  if (packed % 10_000 === 0) return 10_000
  return packed % 100 === 0 ? 100 : 1
}

/** How many years two packed dates lie apart, by the year alone. */
export function yearsApart(one: number, other: number): number {
  return Math.abs(Math.floor(one / 10_000) - Math.floor(other / 10_000))
}
