import { daysInMonth, isDay, minuteNumber, twoDigits } from '@amparo/calendar'
import type { Interval } from '@amparo/calendar'

export type { Interval } from '@amparo/calendar'

/**
 * Uncertain dates, written as EDTF (ISO 8601-2:2019; Library of Congress, EDTF, 4 February 2019).
 *
 * Taken from levels 0 and 1: day, month, year; an unknown day or month (`2020-08-XX`), an unknown
 * last digit or two of the year (`202X`); `?` uncertain, `~` approximate, `%` both; ranges, also
 * open (`..`) and with an unknown end (nothing); a time of day with its offset from UTC (`Z`, `+03`,
 * `+03:00`), as clocks of machines write it. Left out: seasons, negative and long years.
 * Ours beyond it: a time of day may be written to the minute, may be qualified, and may bound a
 * range; people say when they were taken in no other way. Without an offset it is local civil time
 * of the place meant; with one, of a clock so far from UTC, and what stands there is kept as it is.
 *
 * Every date here says when *one thing* happened. So a range is not a duration: it happened some
 * time between its ends. Years run from 1000 to 2999.
 */
export type UncertainDate =
  | { readonly kind: 'point'; readonly point: DatePoint }
  | { readonly kind: 'range'; readonly start: DateEnd; readonly end: DateEnd }

/** `open`: no bound is claimed (`..`). `unknown`: there is one, and nobody says which (empty). */
export type DateEnd = DatePoint | 'open' | 'unknown'

export interface DatePoint {
  /** Four characters; the last one or two may be X. */
  readonly year: string
  /** `01` to `12`, or `XX`: some month of that year. */
  readonly month?: string
  /** `01` to `31`, or `XX`: some day of that month. */
  readonly day?: string
  /** `HH:MM` or `HH:MM:SS`, 24 hours, civil time of a local clock. The register counts to the minute. */
  readonly time?: string
  /**
   * How far that clock is ahead of UTC, as it was written; at most 14 hours (XML Schema 1.1, part 2,
   * 3.3.7). Without it, the clocks of the place are meant.
   */
  readonly offset?: string
  readonly qualifier?: DateQualifier
}

/** `?` the source is not sure; `~` about; `%` both. */
export type DateQualifier = '?' | '~' | '%'

export type DateProblem =
  | 'not-a-date'
  | 'no-such-day'
  | 'no-such-time'
  | 'ends-before-it-begins'
  | 'no-bounds'

export type DateVerdict =
  | { readonly ok: true; readonly date: UncertainDate }
  | { readonly ok: false; readonly reason: DateProblem }

type PointVerdict =
  | { readonly ok: true; readonly point: DatePoint }
  | { readonly ok: false; readonly reason: DateProblem }

const pointPattern =
  /^([12]\d{3}|[12]\d{2}X|[12]\dXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX)(?:T(\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}(?::\d{2})?)?)?)?)?([?~%])?$/

const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/
const offsetPattern = /^(?:Z|[+-](?:(?:0\d|1[0-3])(?::[0-5]\d)?|14(?::00)?))$/

/** The longest date there is: two ends with time, offset and qualifier, and a stroke. */
const longestDate = 53

/** Reads EDTF as far as `UncertainDate` goes. Never throws. */
export function parseEdtf(text: string): DateVerdict {
  if (text.length > longestDate) return refused('not-a-date')
  const [first = '', second, ...more] = text.split('/')
  if (more.length > 0) return refused('not-a-date')
  if (second === undefined) {
    const read = parsePoint(first)
    return read.ok ? { ok: true, date: { kind: 'point', point: read.point } } : read
  }
  return parseRange(first, second)
}

function parseRange(first: string, second: string): DateVerdict {
  const start = parseEnd(first)
  if (!start.ok) return start
  const end = parseEnd(second)
  if (!end.ok) return end
  if (!isPoint(start.end) && !isPoint(end.end)) return refused('no-bounds')
  const date = { kind: 'range', start: start.end, end: end.end } as const
  const { lo, hi } = spanInUtc(date) ?? span(date)
  if (lo !== null && hi !== null && lo > hi) return refused('ends-before-it-begins')
  return { ok: true, date }
}

function parseEnd(
  text: string,
): { readonly ok: true; readonly end: DateEnd } | (PointVerdict & { readonly ok: false }) {
  if (text === '..') return { ok: true, end: 'open' }
  if (text === '') return { ok: true, end: 'unknown' }
  const read = parsePoint(text)
  return read.ok ? { ok: true, end: read.point } : read
}

function parsePoint(text: string): PointVerdict {
  const match = pointPattern.exec(text)
  if (match === null) return refused('not-a-date')
  const [, year = '', month, day, time, offset, qualifier] = match
  return checkPoint({
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(time === undefined ? {} : { time }),
    ...(offset === undefined ? {} : { offset }),
    ...(isQualifier(qualifier) ? { qualifier } : {}),
  })
}

function isQualifier(text: string | undefined): text is DateQualifier {
  return text === '?' || text === '~' || text === '%'
}

// What is unknown reaches to the right (level 1): a known day of an unknown month is level 2.
function checkPoint(point: DatePoint): PointVerdict {
  const { year, month, day, time, offset } = point
  if (year.endsWith('X') && month !== undefined) return refused('not-a-date')
  if (month === 'XX' && day !== undefined && day !== 'XX') return refused('not-a-date')
  if (day === 'XX' && time !== undefined) return refused('not-a-date')
  if (month !== undefined && month !== 'XX' && !isMonth(month)) return refused('no-such-day')
  if (isKnown(day) && !isDay(Number(year), Number(month), Number(day))) {
    return refused('no-such-day')
  }
  if (time !== undefined && !timePattern.test(time)) return refused('no-such-time')
  if (offset !== undefined && !offsetPattern.test(offset)) return refused('no-such-time')
  return { ok: true, point }
}

function isMonth(month: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12
}

function isKnown(part: string | undefined): part is string {
  return part !== undefined && part !== 'XX'
}

function refused(reason: DateProblem): { readonly ok: false; readonly reason: DateProblem } {
  return { ok: false, reason }
}

/** The one way to write a date; `parseEdtf` reads it back to an equal value. */
export function formatEdtf(date: UncertainDate): string {
  if (date.kind === 'point') return formatPoint(date.point)
  return `${formatEnd(date.start)}/${formatEnd(date.end)}`
}

function formatEnd(end: DateEnd): string {
  if (end === 'open') return '..'
  return end === 'unknown' ? '' : formatPoint(end)
}

export function formatPoint({ year, month, day, time, offset, qualifier }: DatePoint): string {
  const days = [year, month, day].filter((part) => part !== undefined).join('-')
  return `${days}${time === undefined ? '' : `T${time}${offset ?? ''}`}${qualifier ?? ''}`
}

export interface DateParts {
  readonly year: number
  /** From 1. */
  readonly month?: number
  readonly day?: number
  /** `HH:MM` or `HH:MM:SS`, with an offset where the clock's own is known. */
  readonly time?: string
  readonly approximate?: boolean
}

/** From the fields of a form. A day without a month, or a time without a day, is not a date. */
export function fromParts(parts: DateParts): DateVerdict {
  const { year, month, day, time, approximate } = parts
  if (!Number.isInteger(year) || year < 1000 || year > 2999) return refused('not-a-date')
  if (day !== undefined && month === undefined) return refused('not-a-date')
  if (time !== undefined && day === undefined) return refused('not-a-date')
  if (![month, day].every((part) => part === undefined || Number.isInteger(part))) {
    return refused('not-a-date')
  }
  if (month !== undefined && (month < 1 || month > 12)) return refused('no-such-day')
  const read = checkPoint({
    year: String(year),
    ...(month === undefined ? {} : { month: twoDigits(month) }),
    ...(day === undefined ? {} : { day: twoDigits(day) }),
    ...(time === undefined ? {} : clockIn(time)),
    ...(approximate === true ? { qualifier: '~' } : {}),
  })
  return read.ok ? { ok: true, date: { kind: 'point', point: read.point } } : read
}

function clockIn(typed: string): Pick<DatePoint, 'time' | 'offset'> {
  const [, time = typed, offset] = /^([\d:]*)(Z|[+-].*)$/u.exec(typed) ?? []
  return offset === undefined ? { time } : { time, offset }
}

/**
 * The first and the last civil day it can be, by the clock it was written by. A qualifier does not widen it: nobody said by how
 * much, and a made-up width would be a made-up fact.
 */
export function interval(date: UncertainDate): Interval {
  const { lo, hi } = span(date)
  return { lo: lo === null ? null : lo.slice(0, 10), hi: hi === null ? null : hi.slice(0, 10) }
}

/**
 * The same to the minute, as `YYYY-MM-DDTHH:MM`: text that sorts as time does. What was written with
 * an offset stays on its own clock; `inClocksOf` brings it to those of the place.
 */
export function span(date: UncertainDate): Interval {
  if (date.kind === 'point') return { lo: earliest(date.point), hi: latest(date.point) }
  return {
    lo: isPoint(date.start) ? earliest(date.start) : null,
    hi: isPoint(date.end) ? latest(date.end) : null,
  }
}

/** Whether everything the inner one allows, the outer one allows too. Works on days and minutes. */
export function contains(outer: Interval, inner: Interval): boolean {
  const begins = outer.lo === null || (inner.lo !== null && outer.lo <= inner.lo)
  const ends = outer.hi === null || (inner.hi !== null && outer.hi >= inner.hi)
  return begins && ends
}

export function isPoint(end: DateEnd): end is DatePoint {
  return typeof end !== 'string'
}

function earliest({ year, month, day, time }: DatePoint): string {
  const first = year.replaceAll('X', '0')
  const days = `${first}-${isKnown(month) ? month : '01'}-${isKnown(day) ? day : '01'}`
  return `${days}T${minuteOf(time) ?? '00:00'}`
}

function latest({ year, month, day, time }: DatePoint): string {
  const last = year.replaceAll('X', '9')
  const lastMonth = isKnown(month) ? month : '12'
  const lastDay = isKnown(day) ? day : twoDigits(daysInMonth(Number(last), Number(lastMonth)))
  return `${last}-${lastMonth}-${lastDay}T${minuteOf(time) ?? '23:59'}`
}

function minuteOf(time: string | undefined): string | undefined {
  return time?.slice(0, 5)
}

/** The same in UTC; null unless every bound says how far its clock is from it. */
export function spanInUtc(date: UncertainDate): Interval | null {
  const ends = date.kind === 'point' ? [date.point] : [date.start, date.end]
  if (!ends.every((end) => !isPoint(end) || end.offset !== undefined)) return null
  return span(mapPoints(date, inUtc))
}

function inUtc({ offset = 'Z', ...point }: DatePoint): DatePoint {
  return movedBy(point, -minutesAhead(offset))
}

/** Every point of it made into another one. */
export function mapPoints(
  date: UncertainDate,
  change: (point: DatePoint) => DatePoint,
): UncertainDate {
  const changed = (end: DateEnd): DateEnd => (isPoint(end) ? change(end) : end)
  return date.kind === 'point'
    ? { kind: 'point', point: change(date.point) }
    : { kind: 'range', start: changed(date.start), end: changed(date.end) }
}

/** Minutes that a clock with this offset is ahead of UTC. */
export function minutesAhead(offset: string): number {
  if (offset === 'Z') return 0
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/**
 * What another clock shows, so many minutes ahead of the one it was written by. Only of a point with a
 * time. The runtime's calendar only counts in UTC here; no zone has a say.
 */
export function movedBy(point: DatePoint, minutes: number): DatePoint {
  const { year, month, day, time = '00:00' } = point
  const local = minuteNumber(`${year}-${month}-${day}T${minuteOf(time)}`) + minutes
  const [days = '', clock = ''] = new Date(local * 60_000).toISOString().split('T')
  const [movedYear = '', movedMonth = '', movedDay = ''] = days.split('-')
  return {
    ...point,
    year: movedYear,
    month: movedMonth,
    day: movedDay,
    time: `${clock.slice(0, 5)}${time.slice(5)}`,
  }
}
