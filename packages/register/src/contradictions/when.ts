import { contains, isPoint, parseEdtf, span } from '../date.ts'
import type { Interval, UncertainDate } from '../date.ts'
import { inClocksOf } from '../local-time.ts'
import type { Zone } from '../local-time.ts'

/** When something was, as one source says it. */
export interface When {
  readonly at: Interval
  /** "About", or "perhaps": nobody said by how much, so nothing follows from it for sure. */
  readonly isUnsure: boolean
  /** An open end: it was so then, and what came after is not known. */
  readonly heldAt: Interval | null
}

export const anyTime: Interval = { lo: null, hi: null }

/** Null for what cannot be read: it says nothing. */
export function readWhen(edtf: string, zone: Zone): When | null {
  const read = parseEdtf(edtf)
  if (!read.ok) return null
  const date = inClocksOf(zone, read.date)
  return { at: span(date), isUnsure: /[?~%]/u.test(edtf), heldAt: startOfOpen(date) }
}

function startOfOpen(date: UncertainDate): Interval | null {
  if (date.kind === 'point' || isPoint(date.end) || !isPoint(date.start)) return null
  return span({ kind: 'point', point: date.start })
}

/** The whole of a civil day (`YYYY-MM-DD`), to the minute. */
export function wholeDay(day: string): Interval {
  return { lo: `${day}T00:00`, hi: `${day}T23:59` }
}

/** Up to the end of a civil day. */
export function untilEndOf(day: string): Interval {
  return { lo: null, hi: `${day}T23:59` }
}

/** In every reading of both. */
export function isSurelyBefore(first: Interval, second: Interval): boolean {
  return first.hi !== null && second.lo !== null && first.hi < second.lo
}

export function areSurelyApart(a: Interval, b: Interval): boolean {
  return isSurelyBefore(a, b) || isSurelyBefore(b, a)
}

/** Both on one and the same civil day, and on which side of each other nobody says. */
export function areOnOneDay(a: Interval, b: Interval): boolean {
  const day = a.lo?.slice(0, 10)
  return day !== undefined && [a.hi, b.lo, b.hi].every((minute) => minute?.slice(0, 10) === day)
}

/** There is a moment at which, in every reading, both were so. */
export function areSurelyTogether(a: Spoken, b: Spoken): boolean {
  return (
    isWithin(a.at, b.throughout) ||
    isWithin(b.at, a.throughout) ||
    doOverlap(a.throughout, b.throughout)
  )
}

interface Spoken {
  readonly at: Interval
  readonly throughout: Interval | null
}

export function isWithin(inner: Interval, outer: Interval | null): boolean {
  return outer !== null && contains(outer, inner)
}

function doOverlap(a: Interval | null, b: Interval | null): boolean {
  return a !== null && b !== null && !areSurelyApart(a, b)
}

/** From the end of the one to the beginning of the other; null if there is no such stretch. */
export function between(first: Interval, last: Interval): Interval | null {
  if (first.hi === null || last.lo === null || first.hi > last.lo) return null
  return { lo: first.hi, hi: last.lo }
}
