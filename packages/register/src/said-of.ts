import { parseEdtf, span } from './date.ts'
import type { Interval } from './date.ts'
import { inClocksOf } from './local-time.ts'
import type { Zone } from './local-time.ts'
import type { PropertyCode } from './property.ts'
import type { FoldedProperty, Group, View } from './view.ts'

/** A subject, and what one audience knows of it. */
export interface SubjectView {
  readonly id: string
  readonly view: View
}

const unbounded: Interval = { lo: null, hi: null }

export function foldedOf(view: View, code: PropertyCode): FoldedProperty | undefined {
  return view.properties[code]
}

/**
 * What counts of a property: the best value; where none is best, all of them, but those that only
 * the authorities say only where nobody else speaks.
 */
export function speaking(view: View, code: PropertyCode): readonly Group[] {
  const folded = foldedOf(view, code)
  if (folded === undefined) return []
  if (folded.best !== null) return [folded.best]
  const others = folded.groups.filter(({ stateAlone }) => !stateAlone)
  return others.length > 0 ? others : folded.groups
}

export function isStateAlone(groups: readonly Group[]): boolean {
  return groups.length > 0 && groups.every(({ stateAlone }) => stateAlone)
}

export function isContested(view: View, code: PropertyCode): boolean {
  return foldedOf(view, code)?.contested === true
}

/** The codes that count, each once. None of a sealed value. */
export function codesOf(groups: readonly Group[]): readonly string[] {
  const codes = groups.flatMap(({ value }) => (value.kind === 'code' ? [value.code] : []))
  return [...new Set(codes)].toSorted()
}

/** The subjects that count, each once. */
export function subjectsOf(groups: readonly Group[]): readonly string[] {
  const ids = groups.flatMap(({ value }) => (value.kind === 'subject' ? [value.id] : []))
  return [...new Set(ids)].toSorted()
}

/** Minutes by the clocks of a zone inside which all of these lie; no bound where one of them has none. */
export function minutesOf(groups: readonly Group[], zone: Zone): Interval {
  return hull(
    groups.map(({ value }) => {
      const read = value.kind === 'date' ? parseEdtf(value.edtf) : undefined
      return read?.ok === true ? span(inClocksOf(zone, read.date)) : unbounded
    }),
  )
}

/** The least interval that holds all of these; unbounded if there are none. */
export function hull(intervals: readonly Interval[]): Interval {
  const los = intervals.map(({ lo }) => lo)
  const his = intervals.map(({ hi }) => hi)
  return { lo: bound(los, 0), hi: bound(his, -1) }
}

/** The first or the last; null where one of them is not bounded. */
function bound(times: readonly (string | null)[], index: 0 | -1): string | null {
  const known = times.filter((time) => time !== null)
  return known.length < times.length ? null : (known.toSorted().at(index) ?? null)
}

export function dayOf(minute: string | null): string | null {
  return minute === null ? null : minute.slice(0, 10)
}

/** Of days or of minutes; null if none is known. */
export function latest(times: readonly (string | null)[]): string | null {
  const known = times.filter((time) => time !== null)
  return known.toSorted().at(-1) ?? null
}
