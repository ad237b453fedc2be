import type { Language } from '@amparo/vocabulary'
import { formatPoint, isPoint } from './date.ts'
import type { DateEnd, DatePoint, UncertainDate } from './date.ts'

/** As people say it: never 08/09, never an ISO date. Stands inside a sentence: no capital. */
export function sayDate(date: UncertainDate, language: Language): string {
  const speech = speeches[language]
  if (date.kind === 'point') return sayPoint(speech, date.point)
  return sayRange(speech, date.start, date.end)
}

function sayPoint(speech: Speech, point: DatePoint): string {
  return speech.qualify(point, speech.point(point, 'plain'))
}

/**
 * Cases a date takes: alone; after "from" and "until" (genitive); after "between" (instrumental).
 * English ignores them.
 */
type GrammaticalCase = 'plain' | 'genitive' | 'instrumental'

/** How one language says dates. A further language is a further one of these. */
interface Speech {
  point(point: DatePoint, grammaticalCase: GrammaticalCase): string
  qualify(point: DatePoint, said: string): string
  /** Both ends plain; the first may be shortened (`shorten`). */
  between(start: string, end: string): string
  /** Two times of one day. */
  betweenTimes(day: string, start: string, end: string): string
  /** Ends with "about" or "perhaps" in them, in the plain case. */
  atEnds(start: string, end: string): string
  since(said: string, point: DatePoint): string
  onward(said: string, point: DatePoint): string
  notAfter(said: string, point: DatePoint): string
  until(said: string, point: DatePoint): string
  /** The first of two days: without the year, or without month and year, of the second. */
  shorten(point: DatePoint, same: 'month' | 'year'): string
}

function sayRange(speech: Speech, start: DateEnd, end: DateEnd): string {
  if (isPoint(start) && isPoint(end)) return sayBetween(speech, start, end)
  if (isPoint(start)) {
    const said = speech.point(start, 'genitive')
    return end === 'open' ? speech.since(said, start) : speech.onward(said, start)
  }
  if (isPoint(end)) {
    const said = speech.point(end, 'genitive')
    return start === 'open' ? speech.notAfter(said, end) : speech.until(said, end)
  }
  throw new Error('A date has no bound at either end.')
}

function sayBetween(speech: Speech, start: DatePoint, end: DatePoint): string {
  if (formatPoint(start) === formatPoint(end)) return sayPoint(speech, start)
  if (!isPlain(start) || !isPlain(end)) {
    return speech.atEnds(sayPoint(speech, start), sayPoint(speech, end))
  }
  if (isSameDay(start, end) && start.time !== undefined && end.time !== undefined) {
    const { time: _, ...day } = start
    return speech.betweenTimes(speech.point(day, 'plain'), start.time, end.time)
  }
  return speech.between(sayStart(speech, start, end), speech.point(end, 'instrumental'))
}

function sayStart(speech: Speech, start: DatePoint, end: DatePoint): string {
  const bothDays = isWholeDay(start) && isWholeDay(end)
  if (!bothDays || start.year !== end.year) return speech.point(start, 'instrumental')
  return speech.shorten(start, start.month === end.month ? 'month' : 'year')
}

/** Nothing in it but what is known. */
function isPlain({ year, month, day, qualifier }: DatePoint): boolean {
  return qualifier === undefined && !year.endsWith('X') && month !== 'XX' && day !== 'XX'
}

function isWholeDay({ day, time }: DatePoint): boolean {
  return day !== undefined && time === undefined
}

function isSameDay(a: DatePoint, b: DatePoint): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}

function isUnsure({ qualifier }: DatePoint): boolean {
  return qualifier === '?' || qualifier === '%'
}

function isApproximate({ qualifier }: DatePoint): boolean {
  return qualifier === '~' || qualifier === '%'
}

/** A year whose last digits nobody knows: the decade, or the first and last year it can be. */
function openYear(
  year: string,
): { readonly decade: string } | { readonly years: [string, string] } {
  if (year.endsWith('XX')) return { years: [year.replace('XX', '00'), year.replace('XX', '99')] }
  return { decade: year.replace('X', '0') }
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const english: Speech = {
  point({ year, month, day, time }) {
    if (year.endsWith('X')) {
      const open = openYear(year)
      return 'decade' in open ? `the ${open.decade}s` : `some year from ${open.years.join(' to ')}`
    }
    if (month === undefined) return year
    if (month === 'XX') return `${year}, ${day === undefined ? 'month' : 'day and month'} not known`
    const named = `${nameOf(englishMonths, month)} ${year}`
    if (day === undefined) return named
    if (day === 'XX') return `${named}, day not known`
    return `${Number(day)} ${named}${time === undefined ? '' : `, ${time}`}`
  },
  qualify(point, said) {
    return `${isUnsure(point) ? 'perhaps ' : ''}${isApproximate(point) ? 'about ' : ''}${said}`
  },
  between: (start, end) => `between ${closed(start)} and ${end}`,
  betweenTimes: (day, start, end) => `${day}, between ${start} and ${end}`,
  atEnds: (start, end) => `at the earliest ${start}, at the latest ${end}`,
  since: (said, point) => `unknown since ${english.qualify(point, said)}`,
  onward: (said, point) => `from ${english.qualify(point, said)}, end not known`,
  notAfter: (said, point) => `no later than ${english.qualify(point, said)}`,
  until: (said, point) => `until ${english.qualify(point, said)}, beginning not known`,
  shorten: ({ month, day }, same) =>
    same === 'month' ? String(Number(day)) : `${Number(day)} ${nameOf(englishMonths, month)}`,
}

const russianMonths: Readonly<Record<GrammaticalCase, readonly string[]>> = {
  plain: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
  genitive: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  instrumental: [
    'январём',
    'февралём',
    'мартом',
    'апрелем',
    'маем',
    'июнем',
    'июлем',
    'августом',
    'сентябрём',
    'октябрём',
    'ноябрём',
    'декабрём',
  ],
}

const russianDecades: Readonly<Record<GrammaticalCase, string>> = {
  plain: '-е годы',
  genitive: '-х годов',
  instrumental: '-ми годами',
}

const russian: Speech = {
  point({ year, month, day, time }, grammaticalCase) {
    if (year.endsWith('X')) {
      const open = openYear(year)
      if ('decade' in open) return open.decade + russianDecades[grammaticalCase]
      return `${open.years.join('–')} гг., год неизвестен`
    }
    if (month === undefined) return `${year} г.`
    if (month === 'XX') {
      return `${year} г., ${day === undefined ? 'месяц неизвестен' : 'день и месяц неизвестны'}`
    }
    if (day === undefined) return `${nameOf(russianMonths[grammaticalCase], month)} ${year} г.`
    if (day === 'XX') {
      return `${nameOf(russianMonths[grammaticalCase], month)} ${year} г., день неизвестен`
    }
    // After a day the month is genitive whatever the case of the whole.
    const named = `${Number(day)} ${nameOf(russianMonths.genitive, month)} ${year} г.`
    return time === undefined ? named : `${named}, ${time}`
  },
  qualify(point) {
    const approximate = isApproximate(point)
    const said = russian.point(point, approximate ? 'genitive' : 'plain')
    return `${isUnsure(point) ? 'возможно, ' : ''}${approximate ? 'около ' : ''}${said}`
  },
  between: (start, end) => `между ${closed(start)} и ${end}`,
  betweenTimes: (day, start, end) => `${day}, между ${start} и ${end}`,
  atEnds: (start, end) => `самое раннее — ${start}, самое позднее — ${end}`,
  since: (said, point) => `${doubt(point)}с ${said}, дальше неизвестно`,
  onward: (said, point) => `${doubt(point)}с ${said}, конец неизвестен`,
  notAfter: (said, point) => `${doubt(point)}не позднее ${said}`,
  until: (said, point) => `${doubt(point)}до ${said}, начало неизвестно`,
  shorten: ({ month, day }, same) =>
    same === 'month'
      ? String(Number(day))
      : `${Number(day)} ${nameOf(russianMonths.genitive, month)}`,
}

/** "10 August 2020, 21:30" is an insertion inside a sentence, and has to be closed. */
function closed(said: string): string {
  return said.includes(',') ? `${said},` : said
}

/** Before a preposition "около" cannot stand; these adverbs can. */
function doubt(point: DatePoint): string {
  return `${isUnsure(point) ? 'возможно, ' : ''}${isApproximate(point) ? 'примерно ' : ''}`
}

function nameOf(months: readonly string[], month: string | undefined): string {
  const name = months[Number(month) - 1]
  if (name === undefined) throw new Error('A date has a month that does not exist.')
  return name
}

const speeches: Readonly<Record<Language, Speech>> = { en: english, ru: russian }
