import { daysInMonth, isDay, twoDigits } from './calendar.ts'

/**
 * Uncertain dates, written as EDTF (ISO 8601-2:2019; Library of Congress, EDTF, 4 February 2019).
 *
 * Taken from levels 0 and 1: day, month, year; an unknown day or month (`2020-08-XX`), an unknown
 * last digit or two of the year (`202X`); `?` uncertain, `~` approximate, `%` both; ranges, also
 * open (`..`) and with an unknown end (nothing). Left out: seasons, negative and long years, zones.
 * Ours beyond it: a time of day is written to the minute, may be qualified, and may bound a range;
 * people say when they were taken in no other way. It is local civil time of the place meant.
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
  /** `HH:MM`, 24 hours, local civil time. */
  readonly time?: string
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

/** Civil days `YYYY-MM-DD`, both inclusive; null where there is no bound. */
export interface Interval {
  readonly lo: string | null
  readonly hi: string | null
}

type PointVerdict =
  | { readonly ok: true; readonly point: DatePoint }
  | { readonly ok: false; readonly reason: DateProblem }

const pointPattern =
  /^([12]\d{3}|[12]\d{2}X|[12]\dXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX)(?:T(\d{2}:\d{2}))?)?)?([?~%])?$/

const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** The longest date there is: two ends with time and qualifier, and a stroke. */
const longestDate = 35

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
  const { lo, hi } = span(date)
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
  const [, year = '', month, day, time, qualifier] = match
  return checkPoint({
    year,
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
    ...(time === undefined ? {} : { time }),
    ...(isQualifier(qualifier) ? { qualifier } : {}),
  })
}

function isQualifier(text: string | undefined): text is DateQualifier {
  return text === '?' || text === '~' || text === '%'
}

// What is unknown reaches to the right (level 1): a known day of an unknown month is level 2.
function checkPoint(point: DatePoint): PointVerdict {
  const { year, month, day, time } = point
  if (year.endsWith('X') && month !== undefined) return refused('not-a-date')
  if (month === 'XX' && day !== undefined && day !== 'XX') return refused('not-a-date')
  if (day === 'XX' && time !== undefined) return refused('not-a-date')
  if (month !== undefined && month !== 'XX' && !isMonth(month)) return refused('no-such-day')
  if (isKnown(day) && !isDay(Number(year), Number(month), Number(day))) {
    return refused('no-such-day')
  }
  if (time !== undefined && !timePattern.test(time)) return refused('no-such-time')
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

export function formatPoint({ year, month, day, time, qualifier }: DatePoint): string {
  const days = [year, month, day].filter((part) => part !== undefined).join('-')
  return `${days}${time === undefined ? '' : `T${time}`}${qualifier ?? ''}`
}

export interface DateParts {
  readonly year: number
  /** From 1. */
  readonly month?: number
  readonly day?: number
  /** `HH:MM`. */
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
    ...(time === undefined ? {} : { time }),
    ...(approximate === true ? { qualifier: '~' } : {}),
  })
  return read.ok ? { ok: true, date: { kind: 'point', point: read.point } } : read
}

/**
 * The first and the last civil day it can be. A qualifier does not widen it: nobody said by how
 * much, and a made-up width would be a made-up fact.
 */
export function interval(date: UncertainDate): Interval {
  const { lo, hi } = span(date)
  return { lo: lo === null ? null : lo.slice(0, 10), hi: hi === null ? null : hi.slice(0, 10) }
}

/** The same to the minute, as `YYYY-MM-DDTHH:MM`: text that sorts as time does. */
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
  return `${days}T${time ?? '00:00'}`
}

function latest({ year, month, day, time }: DatePoint): string {
  const last = year.replaceAll('X', '9')
  const lastMonth = isKnown(month) ? month : '12'
  const lastDay = isKnown(day) ? day : twoDigits(daysInMonth(Number(last), Number(lastMonth)))
  return `${last}-${lastMonth}-${lastDay}T${time ?? '23:59'}`
}
