import { interval, parseEdtf } from './date.ts'
import type { Interval } from './date.ts'
import type { PropertyCode } from './property.ts'
import type { Group, View } from './view.ts'

/**
 * The days a date property allows: those of the best value or, where the sources differ and none
 * is best, everything between the earliest and the latest, so that a person with two dates of
 * birth is found by either.
 */
export function daysOf(view: View, code: PropertyCode): Interval {
  const folded = view.properties[code]
  if (folded === undefined) return { lo: null, hi: null }
  return hull(intervalsOf(folded.best === null ? folded.groups : [folded.best]))
}

export function intervalsOf(groups: readonly Group[]): readonly Interval[] {
  return groups.flatMap(({ value }) => {
    if (value.kind !== 'date') return []
    const read = parseEdtf(value.edtf)
    return read.ok ? [interval(read.date)] : []
  })
}

function hull(intervals: readonly Interval[]): Interval {
  const los = intervals.map(({ lo }) => lo)
  const his = intervals.map(({ hi }) => hi)
  return {
    lo: los.includes(null) ? null : (known(los).toSorted()[0] ?? null),
    hi: his.includes(null) ? null : (known(his).toSorted().at(-1) ?? null),
  }
}

function known(days: readonly (string | null)[]): string[] {
  return days.filter((day) => day !== null)
}
