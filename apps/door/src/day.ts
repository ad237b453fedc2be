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
  if (locale === 'be-BY') return inBelarusian(date, parts)
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(date)
}

// Browsers built on Chromium leave Belarusian out and would say a day in another language.
const weekdays = ['нядзеля', 'панядзелак', 'аўторак', 'серада', 'чацвер', 'пятніца', 'субота']
const months =
  'студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня'.split(
    ' ',
  )

function inBelarusian(date: Date, parts: Intl.DateTimeFormatOptions): string {
  const day = `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''}`
  const weekday = parts.weekday === undefined ? '' : `${weekdays[date.getUTCDay()] ?? ''}, `
  return weekday + day + (parts.year === undefined ? '' : ` ${date.getUTCFullYear()} г.`)
}
