import type { PointTypeCode } from '@amparo/vocabulary'
import { elapsed } from './elapsed.ts'
import type { Elapsed } from './elapsed.ts'
import { isSurelyBefore } from './gaps.ts'
import type { Moments, Zone } from './local-time.ts'
import { entriesOfPeriod, entryOfPoint, isDated, momentsOfEntry } from './timeline-entry.ts'
import type { PlacedView, TimelineEntry } from './timeline-entry.ts'

/** What a person who was arrested waits for: codes of a point's type. */
export const awaitedCodes = [
  'family-notified',
  'lawyer',
  'hearing-judge',
  'doctor',
] as const satisfies readonly PointTypeCode[]
export type AwaitedCode = (typeof awaitedCodes)[number]

export interface SinceArrest {
  /** From the arrest to the first time it happened. */
  readonly elapsed: Elapsed
  /** Only the authorities vouch for one of the two ends. */
  readonly stateAlone: boolean
  /** Keys of the entries of the timeline it was counted from and to. */
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/**
 * How long each took, of one period and its points. What somebody else tells goes before what only
 * the authorities tell. That nothing is known of a lawyer does not mean that there was none.
 */
export function sinceArrest(
  period: PlacedView,
  points: readonly PlacedView[],
  zone: Zone,
): Readonly<Record<AwaitedCode, SinceArrest>> {
  const own = points
    .map((point) => entryOfPoint(point, zone))
    .filter(({ custody }) => custody === period.id)
  const entries = entriesOfPeriod(period, own, zone)
  const arrests = arrestsOf(entries)
  return {
    'family-notified': wait(arrests, entries, 'family-notified'),
    lawyer: wait(arrests, entries, 'lawyer'),
    'hearing-judge': wait(arrests, entries, 'hearing-judge'),
    doctor: wait(arrests, entries, 'doctor'),
  }
}

function arrestsOf(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const first = entries.filter((entry) => isOnly(entry, ['arrest', 'custody-began']))
  const arrests = first.length > 0 ? first : entries.filter((one) => isOnly(one, ['re-arrest']))
  return vouchedFirst(arrests).filter(isDated)
}

function isOnly({ what }: TimelineEntry, codes: readonly string[]): boolean {
  return what.length > 0 && what.every((code) => codes.includes(code))
}

// An undated word of others does not push aside a dated one of the authorities: both would be lost.
function vouchedFirst(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const vouched = entries.filter(({ stateAlone }) => !stateAlone)
  return vouched.some(isDated) ? vouched : entries
}

function wait(
  arrests: readonly TimelineEntry[],
  entries: readonly TimelineEntry[],
  code: AwaitedCode,
): SinceArrest {
  const start = hullOf(arrests.map(momentsOfEntry))
  const told = vouchedFirst(entries.filter((entry) => isOnly(entry, [code])))
  const after = told.filter((entry) => !isSurelyBefore(momentsOfEntry(entry), start))
  const counted = after.length > 0 ? after : told
  const ends = [...arrests, ...counted]
  return {
    elapsed:
      arrests.length === 0 || counted.length === 0
        ? null
        : elapsed(start, firstOf(counted.map(momentsOfEntry))),
    stateAlone: ends.some(({ stateAlone }) => stateAlone),
    from: keysOf(arrests),
    to: keysOf(counted),
  }
}

/** Several tellings of one arrest: it was some time between them. */
function hullOf(all: readonly Moments[]): Moments {
  return {
    lo: Math.min(...all.map(({ lo }) => lo)),
    hi: Math.max(...all.map(({ hi }) => hi)),
  }
}

/** The first of several times at which it happened. */
function firstOf(all: readonly Moments[]): Moments {
  return { lo: Math.min(...all.map(({ lo }) => lo)), hi: Math.min(...all.map(({ hi }) => hi)) }
}

function keysOf(entries: readonly TimelineEntry[]): readonly string[] {
  return entries.map(({ key }) => key).toSorted()
}
