import type { Language } from '@amparo/vocabulary'
import { formatPoint, isPoint } from './date.ts'
import type { DateEnd, DatePoint, UncertainDate } from './date.ts'
import { belarusian } from './speech-belarusian.ts'
import { english } from './speech-english.ts'
import { russian } from './speech-russian.ts'
import { thai } from './speech-thai.ts'
import type { Speech } from './speech.ts'

const speeches: Readonly<Record<Language, Speech>> = {
  en: english,
  ru: russian,
  be: belarusian,
  th: thai,
}

/** As people say it: never 08/09, never an ISO date. Stands inside a sentence: no capital. */
export function sayDate(date: UncertainDate, language: Language): string {
  const speech = speeches[language]
  if (date.kind === 'point') return sayPoint(speech, date.point)
  return sayRange(speech, date.start, date.end)
}

function sayPoint(speech: Speech, point: DatePoint): string {
  return `${speech.qualify(point, speech.point(point, 'plain'))}${clockOf(point)}`
}

/** Of a time written by a clock of its own; under the one name that it has in every language. */
function clockOf({ offset }: DatePoint): string {
  if (offset === undefined) return ''
  return ` (UTC${offset === 'Z' ? '' : offset})`
}

function sayRange(speech: Speech, start: DateEnd, end: DateEnd): string {
  if (isPoint(start) && isPoint(end)) return sayBetween(speech, start, end)
  if (isPoint(start)) {
    const said = speech.point(start, 'genitive')
    const told = end === 'open' ? speech.since(said, start) : speech.onward(said, start)
    return `${told}${clockOf(start)}`
  }
  if (isPoint(end)) {
    const said = speech.point(end, 'genitive')
    const told = start === 'open' ? speech.notAfter(said, end) : speech.until(said, end)
    return `${told}${clockOf(end)}`
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
function isPlain({ year, month, day, offset, qualifier }: DatePoint): boolean {
  return (
    qualifier === undefined &&
    offset === undefined &&
    !year.endsWith('X') &&
    month !== 'XX' &&
    day !== 'XX'
  )
}

function isWholeDay({ day, time }: DatePoint): boolean {
  return day !== undefined && time === undefined
}

function isSameDay(a: DatePoint, b: DatePoint): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day
}
