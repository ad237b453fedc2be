import { plusDays, plusMonths } from '@amparo/calendar'
import type { Interval } from '@amparo/calendar'

/**
 * How long there is: parts added one after the other to the day the clock starts, which itself is
 * not counted. Days are calendar days, working or not; months go by the calendar, to the last day
 * of a month that is shorter.
 */
export type Term = readonly TermPart[]

type TermPart = { readonly days: number } | { readonly months: number }

/** The last day on which it is in time. A start that is not known to the day gives an interval. */
export function endOf(term: Term, { lo, hi }: Interval): Interval {
  return { lo: lo === null ? null : lastDay(term, lo), hi: hi === null ? null : lastDay(term, hi) }
}

function lastDay(term: Term, start: string): string {
  return term.reduce(
    (day, part) => ('days' in part ? plusDays(day, part.days) : plusMonths(day, part.months)),
    start,
  )
}
