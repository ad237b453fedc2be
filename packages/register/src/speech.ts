import type { DatePoint } from './date.ts'

/**
 * Cases a date takes: alone; after "from" and "until" (genitive); after "between" (instrumental).
 * English and Thai ignore them.
 */
export type GrammaticalCase = 'plain' | 'genitive' | 'instrumental'

/** How one language says dates. A further language is a further one of these. */
export interface Speech {
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

export function isUnsure({ qualifier }: DatePoint): boolean {
  return qualifier === '?' || qualifier === '%'
}

export function isApproximate({ qualifier }: DatePoint): boolean {
  return qualifier === '~' || qualifier === '%'
}

/** A year whose last digits nobody knows: the decade, or the first and last year it can be. */
export function openYear(
  year: string,
): { readonly decade: string } | { readonly years: [string, string] } {
  if (year.endsWith('XX')) return { years: [year.replace('XX', '00'), year.replace('XX', '99')] }
  return { decade: year.replace('X', '0') }
}

/** "10 August 2020, 21:30" is an insertion inside a sentence, and has to be closed. */
export function closed(said: string): string {
  return said.includes(',') ? `${said},` : said
}

export function nameOf(months: readonly string[], month: string | undefined): string {
  const name = months[Number(month) - 1]
  if (name === undefined) throw new Error('A date has a month that does not exist.')
  return name
}
