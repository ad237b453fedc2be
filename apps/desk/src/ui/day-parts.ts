import { fromParts, interval } from '@amparo/register'

/** A day as typed: each part as far as it is known. */
export interface DayParts {
  readonly day: string
  /** 1 to 12, or empty. */
  readonly month: string
  readonly year: string
}

export const noParts: DayParts = { day: '', month: '', year: '' }

/** What can be a day; without `fills`, only one that was typed whole. */
export interface DayLimits {
  readonly earliest?: string | undefined
  readonly latest?: string | undefined
  /** Which day a year or a month alone stands for. */
  readonly fills?: 'first' | 'last' | undefined
}

/** `incomplete`: a part is missing that is needed here. `early`, `late`: beyond what is allowed. */
export type DayVerdict =
  | { readonly verdict: 'day'; readonly day: string }
  | { readonly verdict: DayProblem | 'empty' }

export type DayProblem =
  | 'no-year'
  | 'no-month'
  | 'incomplete'
  | 'short-year'
  | 'no-such-day'
  | 'early'
  | 'late'

/** The day as `YYYY-MM-DD`, or what is the matter with it. */
export function readDayParts(typed: DayParts, limits: DayLimits = {}): DayVerdict {
  const known = knownParts(typed)
  if (tidy(typed.day) !== '' && !isNumber(typed.day, 2)) return { verdict: 'no-such-day' }
  if (known.verdict !== 'known') return known
  if (!isNumber(typed.year, 4) || known.parts.year < 1_000) return { verdict: 'short-year' }
  if (limits.fills === undefined && known.parts.day === undefined) return { verdict: 'incomplete' }
  const read = fromParts(known.parts)
  if (!read.ok) return { verdict: 'no-such-day' }
  const { lo, hi } = interval(read.date)
  const day = limits.fills === 'last' ? hi : lo
  return day === null ? { verdict: 'no-such-day' } : within(day, limits)
}

function within(day: string, { earliest, latest }: DayLimits): DayVerdict {
  if (earliest !== undefined && day < earliest) return { verdict: 'early' }
  if (latest !== undefined && day > latest) return { verdict: 'late' }
  return { verdict: 'day', day }
}

function isNumber(typed: string, longest: number): boolean {
  return /^\d+$/.test(tidy(typed)) && tidy(typed).length <= longest
}

type KnownParts =
  | {
      readonly verdict: 'known'
      readonly parts: { readonly year: number; readonly month?: number; readonly day?: number }
    }
  | { readonly verdict: 'empty' | 'no-year' | 'no-month' }

/** The parts that were typed, as numbers; a part never stands without the greater one. */
export function knownParts(typed: DayParts): KnownParts {
  const [year, month, day] = [typed.year, typed.month, typed.day].map(tidy)
  if (!year && !month && !day) return { verdict: 'empty' }
  if (!year) return { verdict: 'no-year' }
  if (day && !month) return { verdict: 'no-month' }
  return {
    verdict: 'known',
    parts: {
      year: Number(year),
      ...(month ? { month: Number(month) } : {}),
      ...(day ? { day: Number(day) } : {}),
    },
  }
}

export function tidy(typed: string): string {
  return typed.normalize('NFKC').trim()
}

/** The parts that say a day already known. */
export function partsOfDay(day: string): DayParts {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month: String(Number(month)), day: String(Number(date)) }
}

/**
 * The parts of a whole date in one text: `2020-08-12`, or `12.08.2020`, which says the day first
 * wherever it is written. Undefined for anything else: nobody can tell what `08/09/2020` means.
 */
export function partsOfWritten(typed: string): DayParts | undefined {
  const text = tidy(typed)
  const { year, month, day } =
    /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/.exec(text)?.groups ??
    /^(?<day>\d\d?)\. ?(?<month>\d\d?)\. ?(?<year>\d{4})$/.exec(text)?.groups ??
    {}
  if (year === undefined || Number(month) < 1 || Number(month) > 12) return undefined
  return partsOfDay(`${year}-${month}-${day}`)
}
