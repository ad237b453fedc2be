import {
  formatEdtf,
  fromParts,
  parseEdtf,
  type DateEnd,
  type DateParts,
  type DatePoint,
  type UncertainDate,
} from '@amparo/register'
import { knownParts, noParts, tidy, type DayParts } from '../ui/day-parts.ts'

/** What people say of a time. `since`: nothing is known after it. */
export type DateManner = 'on' | 'about' | 'between' | 'since'

/** One moment as typed: each field as far as it is known. */
export interface MomentFields extends DayParts {
  /** `HH:MM`, or empty; with seconds and the offset of its clock where they were written. */
  readonly time: string
}

export interface DateFields {
  readonly manner: DateManner
  readonly first: MomentFields
  /** Only for `between`. */
  readonly second: MomentFields
}

const noMoment: MomentFields = { ...noParts, time: '' }
export const noDate: DateFields = { manner: 'on', first: noMoment, second: noMoment }

/** `empty`: nothing typed yet. `not-a-date`: it cannot be one. `backwards`: it ends before it begins. */
export type DateFieldsVerdict =
  | { readonly verdict: 'date'; readonly edtf: string; readonly date: UncertainDate }
  | { readonly verdict: 'empty' | 'no-year' | 'no-month' | 'no-day' | 'not-a-date' | 'backwards' }

/** Never invents what was not typed: a year alone stays a year. */
export function readDateFields(fields: DateFields): DateFieldsVerdict {
  const first = readMoment(fields.first, fields.manner === 'about')
  if (first.verdict !== 'moment') return first
  switch (fields.manner) {
    case 'on':
    case 'about':
      return asDate({ kind: 'point', point: first.point })
    case 'since':
      return asDate({ kind: 'range', start: first.point, end: 'open' })
    case 'between': {
      const second = readMoment(fields.second, false)
      if (second.verdict !== 'moment') return second
      return between(first.point, second.point)
    }
  }
}

function asDate(date: UncertainDate): DateFieldsVerdict {
  return { verdict: 'date', edtf: formatEdtf(date), date }
}

function between(start: DatePoint, end: DatePoint): DateFieldsVerdict {
  const range = asDate({ kind: 'range', start, end })
  const isBackwards =
    start.offset !== undefined && end.offset !== undefined
      ? range.verdict === 'date' && !parseEdtf(range.edtf).ok
      : sortKey(start) > sortKey(end)
  return isBackwards ? { verdict: 'backwards' } : range
}

function sortKey({ year, month = '', day = '', time = '' }: DatePoint): string {
  return `${year}-${month}-${day}T${time}`
}

type MomentVerdict =
  | { readonly verdict: 'moment'; readonly point: DatePoint }
  | { readonly verdict: 'empty' | 'no-year' | 'no-month' | 'no-day' | 'not-a-date' }

function readMoment(fields: MomentFields, approximate: boolean): MomentVerdict {
  const time = tidy(fields.time)
  const known = knownParts(fields)
  if (known.verdict === 'empty' && time) return { verdict: 'no-year' }
  if (known.verdict !== 'known') return known
  if (time && known.parts.day === undefined) return { verdict: 'no-day' }
  const parts: DateParts = {
    ...known.parts,
    ...(time ? { time: tidyTime(time) } : {}),
    ...(approximate ? { approximate } : {}),
  }
  const read = fromParts(parts)
  if (!read.ok || read.date.kind !== 'point') return { verdict: 'not-a-date' }
  return { verdict: 'moment', point: read.date.point }
}

/** `9.30`, `9:30` and `0930` are one time. */
function tidyTime(typed: string): string {
  const [, hours = '', minutes = ''] = /^(\d{1,2})[:.\s-]?(\d{2})$/.exec(typed) ?? []
  return hours === '' ? typed : `${hours.padStart(2, '0')}:${minutes}`
}

/** The fields that say a date already recorded; empty for one they cannot say. */
export function fieldsOfDate(edtf: string): DateFields {
  const read = parseEdtf(edtf)
  if (!read.ok) return noDate
  const { date } = read
  const fields =
    date.kind === 'point'
      ? pointFields(date.point)
      : { manner: mannerOf(date.end), first: momentOf(date.start), second: momentOf(date.end) }
  const again = readDateFields(fields)
  // Better nothing than something that reads almost the same.
  return again.verdict === 'date' && again.edtf === edtf ? fields : noDate
}

function pointFields(point: DatePoint): DateFields {
  const manner = point.qualifier === '~' ? 'about' : 'on'
  return { manner, first: momentOf(point), second: noMoment }
}

function mannerOf(end: DateEnd): DateManner {
  return end === 'open' ? 'since' : 'between'
}

function momentOf(end: DateEnd): MomentFields {
  if (typeof end === 'string') return noMoment
  const { year, month, day, time = '', offset = '' } = end
  const number = (part: string | undefined): string =>
    part === undefined ? '' : String(Number(part))
  return { year, month: number(month), day: number(day), time: `${time}${offset}` }
}
