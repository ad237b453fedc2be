import type { PointTypeCode } from '@amparo/vocabulary'
import { endsOf } from './custody-timeline.ts'
import type { Interval } from './date.ts'
import type { PropertyCode } from './property.ts'
import {
  dayOf,
  foldedOf,
  hull,
  isContested,
  isStateAlone,
  latest,
  speaking,
  subjectsOf,
} from './said-of.ts'
import type { SubjectView } from './said-of.ts'
import { entriesOfPeriod, entryOfPoint, isBeginning, isDated, isEnding } from './timeline-entry.ts'
import type { TimelineEntry } from './timeline-entry.ts'
import type { Group, View } from './view.ts'

/** One period of custody and every point of it, wherever they were. */
export interface Stay {
  readonly period: SubjectView
  readonly points: readonly SubjectView[]
}

export interface Occupancy {
  readonly day: string
  /** Persons who in every reading were there at some time of that day. */
  readonly surely: readonly string[]
  /**
   * All who in some reading were there, those who surely were among them. Of a period whose person
   * cannot be read, the period stands for the person.
   */
  readonly possibly: readonly string[]
  /** How many it holds: a range where its sources differ; null where none says. */
  readonly capacity: { readonly least: number; readonly most: number } | null
  /**
   * Only known persons are counted, so there is no word for "not over": `not-shown` is silence.
   * `surely`: by every source's capacity and every reading. `possibly`: by one of them.
   */
  readonly overCapacity: 'surely' | 'possibly' | 'not-shown'
}

/**
 * A facility on one civil day of its place (`YYYY-MM-DD`). A period counts as spent where
 * `custody.facility` says, from its first day, unless its points tell otherwise. Whose place this
 * reader cannot open is counted nowhere.
 */
export function occupancy(facility: SubjectView, stays: readonly Stay[], day: string): Occupancy {
  return onDay(presencesAt(facility, stays), capacityOf(facility.view), day)
}

/** The same of many days; what is told is read only once. */
export function occupancyByDay(
  facility: SubjectView,
  stays: readonly Stay[],
  days: readonly string[],
): readonly Occupancy[] {
  const presences = presencesAt(facility, stays)
  const capacity = capacityOf(facility.view)
  return days.map((day) => onDay(presences, capacity, day))
}

function presencesAt(facility: SubjectView, stays: readonly Stay[]): readonly Presence[] {
  return stays.map((stay) => presenceOf(stay, facility.id))
}

function onDay(
  presences: readonly Presence[],
  capacity: Occupancy['capacity'],
  day: string,
): Occupancy {
  const surely = personsOf(presences.filter((one) => isSurelyThere(one, day)))
  const possibly = personsOf(presences.filter((one) => isPossiblyThere(one, day)))
  return { day, surely, possibly, capacity, overCapacity: compared(surely, possibly, capacity) }
}

function personsOf(presences: readonly Presence[]): readonly string[] {
  return [...new Set(presences.map(({ person }) => person))].toSorted()
}

function compared(
  surely: readonly string[],
  possibly: readonly string[],
  capacity: Occupancy['capacity'],
): Occupancy['overCapacity'] {
  if (capacity === null) return 'not-shown'
  if (surely.length > capacity.most) return 'surely'
  return possibly.length > capacity.least ? 'possibly' : 'not-shown'
}

function capacityOf(facility: View): Occupancy['capacity'] {
  const groups = foldedOf(facility, 'facility.capacity')?.groups ?? []
  const numbers = groups.flatMap(({ value }) => (value.kind === 'number' ? [value.number] : []))
  return numbers.length === 0 ? null : { least: Math.min(...numbers), most: Math.max(...numbers) }
}

/** What is told of one stay, in civil days. */
interface Presence {
  readonly person: string
  readonly isPersonKnown: boolean
  /** When the period began; what others tell goes before what only the authorities tell. */
  readonly began: Interval
  readonly isBeginningVouched: boolean
  /** The last day it can have ended; null while that is unknown. */
  readonly endsBy: string | null
  /** In every reading the person was held on this day; null if there is none. */
  readonly heldUntil: string | null
  readonly isHeldHere: 'surely' | 'possibly' | 'no'
  readonly sightings: readonly Sighting[]
}

interface Sighting extends Interval {
  readonly key: string
  /** `perhaps`: sources differ on it, or only the authorities say so. */
  readonly isHere: 'surely' | 'perhaps' | 'no'
  readonly isArrival: boolean
  /** After it the person was no longer here, unless brought back. */
  readonly isLeaving: 'surely' | 'perhaps' | 'no'
}

// Only days are compared here, each that of its own place, so no zone plays a part.
const anyZone = 'UTC'

function presenceOf({ period, points }: Stay, facility: string): Presence {
  const own = points.map((point) => entryOfPoint(point, anyZone))
  const entries = entriesOfPeriod(period, own, anyZone)
  const [person, ...others] = subjectsOf(speaking(period.view, 'custody.person'))
  const isPersonKnown = person !== undefined && others.length === 0
  return {
    person: isPersonKnown ? person : period.id,
    isPersonKnown,
    ...boundsOf(entries),
    isHeldHere: placedAt(period.view, 'custody.facility', facility),
    sightings: points.map((point) => sightingOf(point, facility)),
  }
}

type Bounds = Pick<Presence, 'began' | 'isBeginningVouched' | 'endsBy' | 'heldUntil'>

function boundsOf(entries: readonly TimelineEntry[]): Bounds {
  const vouched = entries.filter((entry) => isDated(entry) && !entry.stateAlone)
  const isBeginningVouched = vouched.some(isBeginning)
  const beginnings = (isBeginningVouched ? vouched : entries.filter(isDated)).filter(isBeginning)
  const ends = endsOf(entries)
  const ended = hull(ends.map(({ at }) => at))
  const held = vouched.filter((entry) => !isEnding(entry)).map(({ at }) => at.lo)
  return {
    began: daysOf(hull(beginnings.map(({ at }) => at))),
    isBeginningVouched,
    endsBy: ends.length === 0 ? null : dayOf(ended.hi),
    heldUntil: dayOf(latest([...held, ended.lo])),
  }
}

function daysOf({ lo, hi }: Interval): Interval {
  return { lo: dayOf(lo), hi: dayOf(hi) }
}

/** Whether a subject is told to have been here: `perhaps` where that is not the only word of it. */
function placedAt(view: View, code: PropertyCode, facility: string): 'surely' | 'possibly' | 'no' {
  const counted = speaking(view, code)
  const [place, ...others] = subjectsOf(counted)
  const isOnly = place === facility && others.length === 0 && !isContested(view, code)
  if (isOnly && !isStateAlone(counted)) return 'surely'
  const anybody = subjectsOf(foldedOf(view, code)?.groups ?? [])
  return anybody.includes(facility) ? 'possibly' : 'no'
}

function sightingOf(point: SubjectView, facility: string): Sighting {
  const entry = entryOfPoint(point, anyZone)
  const placed = placedAt(point.view, 'point.facility', facility)
  const isDoubtful = placed === 'possibly' || entry.stateAlone
  const { what } = entry
  return {
    key: entry.key,
    ...daysOf(entry.at),
    isHere: placed === 'no' ? 'no' : isDoubtful ? 'perhaps' : 'surely',
    isArrival: placed !== 'no' && what.some((code) => code === 'arrival' || code === 'transfer'),
    isLeaving: leavingOf(entry, point.view, placed),
  }
}

const departures = [
  'moved-out',
  'release',
  'death-in-custody',
] as const satisfies readonly PointTypeCode[]
const moves = ['transfer', 'arrival'] as const satisfies readonly PointTypeCode[]

/**
 * The facility of a transfer is where the person was taken to; that of `moved-out`, where from.
 * Who was seen elsewhere, at a court or with a doctor, may have been brought back the same day.
 */
function leavingOf(
  entry: TimelineEntry,
  view: View,
  placed: 'surely' | 'possibly' | 'no',
): Sighting['isLeaving'] {
  const { what, stateAlone } = entry
  if (stateAlone) return 'no'
  if (isAll(what, departures)) return 'surely'
  const places = speaking(view, 'point.facility')
  const isRead = places.length > 0 && places.every(({ value }) => value.kind === 'subject')
  const isElsewhere = placed === 'no' && isRead && !isStateAlone(places)
  const isTakenAway = placed === 'no' && places.length === 0 && isAll(what, ['transfer'])
  if (isTakenAway || (isElsewhere && isAll(what, moves))) return 'surely'
  return placed === 'surely' && !isSome(what, departures) ? 'no' : doubt(what, placed, places)
}

function doubt(
  what: readonly string[],
  placed: 'surely' | 'possibly' | 'no',
  places: readonly Group[],
): Sighting['isLeaving'] {
  const isPlaceOpen = placed === 'possibly' || places.length > 0
  return isPlaceOpen || isSome(what, [...departures, 'transfer', 'hospital']) ? 'perhaps' : 'no'
}

function isSome(what: readonly string[], codes: readonly PointTypeCode[]): boolean {
  return codes.some((code) => what.includes(code))
}

function isAll(what: readonly string[], codes: readonly PointTypeCode[]): boolean {
  const all: readonly string[] = codes
  return what.length > 0 && what.every((code) => all.includes(code))
}

function isSurelyThere(presence: Presence, day: string): boolean {
  if (!presence.isPersonKnown) return false
  const isSeen = presence.sightings.some(
    ({ isHere, lo, hi }) => isHere === 'surely' && lo === day && hi === day,
  )
  return isSeen || isSurelyStaying(presence, day)
}

function isSurelyStaying(presence: Presence, day: string): boolean {
  const { isHeldHere, isBeginningVouched, began, heldUntil, sightings } = presence
  if (isHeldHere !== 'surely' || !isBeginningVouched) return false
  const hasBegun = began.hi !== null && began.hi <= day
  const isHeld = heldUntil !== null && heldUntil >= day
  const hasArrived = sightings.every(({ isArrival, hi }) => !isArrival || (hi ?? '9') <= day)
  const hasStayed = sightings.every(({ isLeaving, lo }) => isLeaving === 'no' || (lo ?? '0') >= day)
  return hasBegun && isHeld && hasArrived && hasStayed
}

function isPossiblyThere(presence: Presence, day: string): boolean {
  const { began, endsBy, isHeldHere, sightings } = presence
  if (isSurelyThere(presence, day)) return true
  const isWithin = (began.lo ?? '0') <= day && (endsBy ?? '9') >= day
  const here = sightings.filter(({ isHere, lo }) => isHere !== 'no' && (lo ?? '0') <= day)
  return isWithin && (isHeldHere !== 'no' || here.length > 0) && !isGone(sightings, here, day)
}

// Surely left before that day, and nothing tells that the person may have been brought back.
function isGone(sightings: readonly Sighting[], here: readonly Sighting[], day: string): boolean {
  const left = sightings.filter(({ isLeaving, hi }) => isLeaving === 'surely' && (hi ?? '9') < day)
  return left.some(
    (leaving) =>
      !here.some(({ key, hi }) => key !== leaving.key && (hi ?? '9') >= (leaving.lo ?? '0')),
  )
}
