import { interval, parseEdtf } from '../date.ts'
import type { Interval } from '../date.ts'
import { hull, speaking } from '../said-of.ts'
import type { Group, View } from '../view.ts'

/** The first and the last civil day that a date allows. */
export function daysIn(edtf: string): Interval {
  const read = parseEdtf(edtf)
  return read.ok ? interval(read.date) : { lo: null, hi: null }
}

export function daysOf({ value }: Group): Interval {
  return value.kind === 'date' ? daysIn(value.edtf) : { lo: null, hi: null }
}

/** Whether a period may have touched these days; one of which nobody knows when it was may have. */
export function mayTouch(view: View, days: Interval): boolean {
  const from = hull(speaking(view, 'custody.from').map(daysOf)).lo
  const to = hull(speaking(view, 'custody.to').map(daysOf)).hi
  const isAfter = from !== null && days.hi !== null && from > days.hi
  const isBefore = to !== null && days.lo !== null && to < days.lo
  return !isAfter && !isBefore
}
