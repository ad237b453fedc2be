import type { Moments } from './local-time.ts'

/**
 * How long it was from one thing to another, in minutes, in every reading of the times that are
 * not exact. `not-before`: at least so long, and nothing bounds it above. `before-the-start`: in
 * every reading the second comes before the first, so one of the two is told wrong. Null: one end
 * is not known, or the two together say nothing.
 *
 * It counts. Whether so long was lawful is nobody's question here.
 */
export type Elapsed =
  | { readonly kind: 'between'; readonly least: number; readonly most: number }
  | { readonly kind: 'not-before'; readonly least: number }
  | { readonly kind: 'before-the-start' }
  | null

/** Readings in which the second comes before the first are left out. */
export function elapsed(first: Moments, second: Moments): Elapsed {
  if (second.hi < first.lo) return { kind: 'before-the-start' }
  const least = Math.max(0, second.lo - first.hi)
  const most = second.hi - first.lo
  if (Number.isFinite(most)) return { kind: 'between', least, most }
  return least > 0 ? { kind: 'not-before', least } : null
}

/** Against a number of hours somebody names: arithmetic, and no more. */
export type Compared = 'surely-longer' | 'perhaps-longer' | 'not-longer' | 'not-known'

export function comparedWith(span: Elapsed, hours: number): Compared {
  if (span === null || span.kind === 'before-the-start') return 'not-known'
  if (span.least > hours * 60) return 'surely-longer'
  return span.kind === 'between' && span.most <= hours * 60 ? 'not-longer' : 'perhaps-longer'
}

/** In whole hours, rounded outwards, so that rounding never says more than is known. */
export function wholeHours(minutes: { readonly least: number; readonly most: number | null }): {
  readonly least: number
  readonly most: number | null
} {
  const { least, most } = minutes
  return { least: Math.floor(least / 60), most: most === null ? null : Math.ceil(most / 60) }
}
