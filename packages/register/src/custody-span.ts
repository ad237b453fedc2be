import type { Interval } from './date.ts'
import { daysOf, endOf, intervalsOf } from './view-days.ts'
import type { FoldedProperty, View } from './view.ts'

/** A period of custody as far as it is known. There is no state "released": only a source says so. */
export interface CustodySpan {
  /** Days on which it can have begun; null if nothing that can be read says. */
  readonly from: Interval | null
  /** Days on which it ended; null unless it is known to have ended. */
  readonly to: Interval | null
  readonly state: 'ended' | 'unknown-since'
  /** While unknown: the last civil day anything is known of; null if there is none. */
  readonly since: string | null
}

/**
 * Ended only if somebody other than the authorities says when. Silence, an open end and the
 * authorities' word alone leave it "unknown since"; so does an end this reader cannot open.
 */
export function custodySpan(view: View): CustodySpan {
  const from = readable(view, 'custody.from')
  const to = endOf(view, 'custody.to')
  if (to !== null) return { from, to, state: 'ended', since: null }
  const since = lastKnown(from, view.properties['custody.to'])
  return { from, to, state: 'unknown-since', since }
}

function readable(view: View, code: 'custody.from'): Interval | null {
  const days = daysOf(view, code)
  return days.lo === null && days.hi === null ? null : days
}

function lastKnown(from: Interval | null, end: FoldedProperty | undefined): string | null {
  const heldUntil = intervalsOf(end?.best?.stateAlone === false ? [end.best] : [])[0]
  return heldUntil?.lo ?? from?.hi ?? from?.lo ?? null
}
