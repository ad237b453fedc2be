/** The day `days` after a civil day `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** A civil day as people write it: weekday, day and month in words. */
export function dayInWords(day: string, locale: string): string {
  return inWords(day, locale, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** A civil day with its year, for what may be read much later. */
export function dayWithYear(day: string, locale: string): string {
  return inWords(day, locale, { day: 'numeric', month: 'long', year: 'numeric' })
}

function inWords(day: string, locale: string, parts: Intl.DateTimeFormatOptions): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(date)
}
