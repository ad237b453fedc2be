import { interval, parseEdtf } from './date.ts'
import type { Interval } from './date.ts'
import type { PropertyCode } from './property.ts'
import type { FoldedProperty, Group, View } from './view.ts'

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

/**
 * The days on which something can have ended; null unless it is known to have ended. Silence, an
 * open end and the authorities' word alone, where that never counts alone, leave it unknown; so
 * does an end this reader cannot open.
 */
export function endOf(view: View, code: PropertyCode): Interval | null {
  const end = view.properties[code]
  return end !== undefined && isEnded(end) ? daysOf(view, code) : null
}

// Without a best end the sources differ, and it has ended only if all of them say that it has.
function isEnded(end: FoldedProperty): boolean {
  const speaking = end.best === null ? end.groups : [end.best]
  return speaking.length > 0 && speaking.every(saysEnded)
}

function saysEnded(group: Group): boolean {
  const [days] = intervalsOf([group])
  return !group.stateAlone && days !== undefined && days.hi !== null
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
