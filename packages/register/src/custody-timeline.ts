import { gapsOf, isSurelyBefore, layOut, overlap } from './gaps.ts'
import type { Gap, Layout, Placed } from './gaps.ts'
import type { Zone } from './local-time.ts'
import { dayOf, latest } from './said-of.ts'
import {
  entriesOfPeriod,
  entryOfPoint,
  isBeginning,
  isDated,
  isEnding,
  momentsOfEntry,
} from './timeline-entry.ts'
import type { PlacedView, TimelineEntry } from './timeline-entry.ts'

/** Everything known of one person's custody, as one line. */
export interface CustodyTimeline {
  /**
   * What surely came first stands first. Where the order of two is not known they only stand by
   * the earliest they can have been, and each names the other.
   */
  readonly entries: readonly OrderedEntry[]
  /** Known to have happened, and nobody says when. */
  readonly undated: readonly TimelineEntry[]
  readonly periods: readonly PeriodState[]
  /** The hours for which nobody but the authorities accounts for the person, in order. */
  readonly unaccounted: readonly Unaccounted[]
}

export interface OrderedEntry extends TimelineEntry {
  /** Keys of those of which nobody can say whether they came before or after. */
  readonly orderUnknownWith: readonly string[]
}

/** There is no state "released": a release is an entry, and somebody says it. */
export interface PeriodState {
  readonly custody: string
  readonly state: 'ended' | 'unknown-since'
  /** While unknown: the last civil day of which anything is known; null if there is none. */
  readonly since: string | null
  /** What ended it, as it is told: codes of points or `custody-ended`; empty while unknown. */
  readonly endedBy: readonly string[]
}

/** Minutes, in every reading of the times; the ends are keys of entries. */
export interface Unaccounted extends Gap {
  /**
   * `goes-on`: the period is known on both sides of it. `not-known`: a period before it has no
   * known end, so the person may have been free by then.
   */
  readonly custody: 'goes-on' | 'not-known'
  /** Entries for which only the authorities vouch and which may lie inside it. */
  readonly onlyAuthorities: readonly string[]
}

/**
 * One timeline of one person, from all periods of custody and all points of them. Depends neither
 * on the order of what is given nor on repeats. The zone is that of the places that name none.
 */
export function custodyTimeline(
  periods: readonly PlacedView[],
  points: readonly PlacedView[],
  zone: Zone,
): CustodyTimeline {
  const stories = storiesOf(once(periods), once(points), zone)
  const all = stories.flatMap(({ entries }) => entries)
  return {
    entries: ordered(all.filter(isDated)),
    undated: all.filter((entry) => !isDated(entry)).toSorted(byKey),
    periods: stories.flatMap(({ state }) => (state === null ? [] : [state])),
    unaccounted: unaccountedIn(stories),
  }
}

/** What is known of one period; or of none, for points of which nobody says to which they belong. */
interface Story {
  readonly state: PeriodState | null
  readonly entries: readonly TimelineEntry[]
}

function once(views: readonly PlacedView[]): readonly PlacedView[] {
  const byId = new Map(views.map((one) => [one.id, one]))
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function storiesOf(
  periods: readonly PlacedView[],
  points: readonly PlacedView[],
  zone: Zone,
): readonly Story[] {
  const known = new Set(periods.map(({ id }) => id))
  const told = points.map((point) => entryOfPoint(point, zone))
  const loose = told.filter(({ custody }) => custody === null || !known.has(custody))
  return [
    ...periods.map((period) => {
      const mine = told.filter(({ custody }) => custody === period.id)
      const entries = entriesOfPeriod(period, mine, zone)
      return { state: stateOf(period.id, entries), entries }
    }),
    ...(loose.length === 0 ? [] : [{ state: null, entries: loose }]),
  ]
}

function stateOf(custody: string, entries: readonly TimelineEntry[]): PeriodState {
  const ends = endsOf(entries)
  if (ends.length === 0) {
    return { custody, state: 'unknown-since', since: lastKnownDay(entries), endedBy: [] }
  }
  const endedBy = [...new Set(ends.flatMap(({ what }) => what))].toSorted()
  return { custody, state: 'ended', since: null, endedBy }
}

/**
 * What ended a period: only if somebody other than the authorities says by when, and nothing is
 * known of it later.
 */
export function endsOf(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const vouched = entries.filter(({ stateAlone }) => !stateAlone)
  const ends = vouched.filter((entry) => isEnding(entry) && entry.at.hi !== null)
  const others = vouched.filter((entry) => !isEnding(entry) && isDated(entry))
  const isAfterAll = (entry: TimelineEntry) =>
    ends.every((end) => isSurelyBefore(momentsOfEntry(end), momentsOfEntry(entry)))
  return others.some(isAfterAll) ? [] : ends
}

function lastKnownDay(entries: readonly TimelineEntry[]): string | null {
  const tells = entries.filter((entry) => !(entry.stateAlone && isAboutEnd(entry)))
  const vouched = tells.filter((entry) => !entry.stateAlone && isDated(entry))
  const counted = vouched.length > 0 ? vouched : tells
  const days = counted.map((entry) => knownDay(entry, counted))
  return latest(days) ?? latest(counted.map(({ at }) => dayOf(at.hi)))
}

function isAboutEnd(entry: TimelineEntry): boolean {
  return isEnding(entry) || entry.what.includes('last-known')
}

// Seen some time in August is known of the first of August, and no more. A beginning after which
// nothing is told is known up to the last day it can have been.
function knownDay(entry: TimelineEntry, all: readonly TimelineEntry[]): string | null {
  const moments = momentsOfEntry(entry)
  const isLast = all.every(
    (other) => isBeginning(other) || isSurelyBefore(momentsOfEntry(other), moments),
  )
  const { lo, hi } = entry.at
  return dayOf(isBeginning(entry) && isLast ? (hi ?? lo) : lo)
}

function ordered(entries: readonly TimelineEntry[]): readonly OrderedEntry[] {
  const placed = new Map(entries.map((entry) => [entry.key, { entry, ...placedAt(entry) }]))
  const sorted = [...placed.values()].toSorted(byEarliest)
  return sorted.map((one) => ({
    ...one.entry,
    orderUnknownWith: sorted
      .filter((other) => other !== one && overlap(one, other))
      .map(({ key }) => key),
  }))
}

function placedAt(entry: TimelineEntry): Placed {
  return { key: entry.key, ...momentsOfEntry(entry) }
}

function byEarliest(a: Placed, b: Placed): number {
  if (a.lo !== b.lo) return a.lo < b.lo ? -1 : 1
  if (a.hi !== b.hi) return a.hi < b.hi ? -1 : 1
  return byKey(a, b)
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1
}

function unaccountedIn(stories: readonly Story[]): readonly Unaccounted[] {
  const dated = stories.flatMap(({ entries }) => entries.filter(isDated))
  const official = dated.filter(({ stateAlone }) => stateAlone).map(placedAt)
  const vouched = dated.filter(({ stateAlone }) => !stateAlone)
  const layout = layOut(vouched.map(placedAt))
  const reaches = stories.map((story) => reachOf(story, layout))
  const placed = new Map(vouched.map((entry) => [entry.key, placedAt(entry)]))
  return gapsOf(layout).flatMap((gap) => {
    const custody = custodyDuring(gap, layout, reaches)
    if (custody === null) return []
    return [{ ...gap, custody, onlyAuthorities: insideOf(gap, placed, official) }]
  })
}

/**
 * From where to where a story goes, on a line on which the steps stand at even places and the
 * stretches between them at odd ones.
 */
interface Reach {
  readonly from: number
  readonly to: number
  readonly isOpen: boolean
  readonly beginnings: ReadonlySet<string>
  readonly endings: ReadonlySet<string>
}

function reachOf({ state, entries }: Story, layout: Layout): Reach {
  const vouched = entries.filter((entry) => isDated(entry) && !entry.stateAlone)
  const places = vouched.map((entry) => placesOf(placedAt(entry), layout))
  return {
    from: Math.min(...places.map(({ from }) => from)),
    to: Math.max(...places.map(({ to }) => to)),
    isOpen: state?.state === 'unknown-since',
    beginnings: new Set(vouched.filter(isBeginning).map(({ key }) => key)),
    endings: new Set(vouched.filter(isEnding).map(({ key }) => key)),
  }
}

function placesOf(one: Placed, { steps }: Layout): { readonly from: number; readonly to: number } {
  const own = steps.findIndex((step) => step.some(({ key }) => key === one.key))
  if (own !== -1) return { from: 2 * own, to: 2 * own }
  const before = steps.filter((step) => step.every((other) => isSurelyBefore(other, one)))
  const after = steps.filter((step) => step.every((other) => isSurelyBefore(one, other)))
  return { from: 2 * before.length - 1, to: 2 * (steps.length - after.length) - 1 }
}

// Between a release and the next arrest a person is free, and nobody has to account for them.
function custodyDuring(
  gap: Gap,
  layout: Layout,
  reaches: readonly Reach[],
): Unaccounted['custody'] | null {
  const place = placeOf(gap, layout)
  const begun = reaches.filter((reach) => reach.from <= place && !isFreedBy(reach, gap))
  if (begun.some(({ to }) => to >= place)) return 'goes-on'
  return begun.some(({ isOpen }) => isOpen) ? 'not-known' : null
}

function isFreedBy({ beginnings, endings }: Reach, { order, after, before }: Gap): boolean {
  const isReleased = after.some((key) => endings.has(key))
  return order === 'known' && isReleased && before.some((key) => beginnings.has(key))
}

function placeOf({ after, before }: Gap, { steps }: Layout): number {
  const stepOf = (keys: readonly string[]) =>
    steps.findIndex((step) => step.some(({ key }) => keys.includes(key)))
  const [from, to] = [stepOf(after), stepOf(before)]
  if (from === to) return 2 * from
  return from === -1 ? 2 * to - 1 : 2 * from + 1
}

function insideOf(
  { after, before }: Gap,
  placed: ReadonlyMap<string, Placed>,
  official: readonly Placed[],
): readonly string[] {
  const at = (keys: readonly string[]) => keys.flatMap((key) => placed.get(key) ?? [])
  const lo = Math.min(...at(after).map((one) => one.lo))
  const hi = Math.max(...at(before).map((one) => one.hi))
  return official
    .filter((one) => one.hi >= lo && one.lo <= hi)
    .toSorted(byEarliest)
    .map(({ key }) => key)
}
