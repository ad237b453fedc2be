import type { Labels, PointTypeCode } from '@amparo/vocabulary'
import { contains, isPoint, parseEdtf, span } from './date.ts'
import type { Interval } from './date.ts'
import { inClocksOf, momentsOf } from './local-time.ts'
import type { Moments, Zone } from './local-time.ts'
import {
  codesOf,
  hull,
  isContested,
  isStateAlone,
  minutesOf,
  speaking,
  subjectsOf,
} from './said-of.ts'
import type { SubjectView } from './said-of.ts'

/** A point or a period, and the zone of its place where that is not the one of the timeline. */
export interface PlacedView extends SubjectView {
  readonly zone?: Zone
}

/**
 * What a period of custody says of its own beginning and end. `last-known`: held at least until
 * then, and what came after is not known.
 */
export const periodEdges = ['custody-began', 'custody-ended', 'last-known'] as const
export type PeriodEdge = (typeof periodEdges)[number]

/** As the labels of types of points: what stands at the head of a line. */
export const periodEdgeLabels: Readonly<Record<PeriodEdge, Labels>> = {
  'custody-began': {
    en: 'custody began',
    ru: 'начало лишения свободы',
    be: 'пачатак пазбаўлення волі',
    th: 'เริ่มถูกควบคุมตัว',
  },
  'custody-ended': {
    en: 'custody ended',
    ru: 'конец лишения свободы',
    be: 'канец пазбаўлення волі',
    th: 'สิ้นสุดการควบคุมตัว',
  },
  'last-known': {
    en: 'still held then; what came after is not known',
    ru: 'тогда ещё удерживали; что было дальше, неизвестно',
    be: 'тады яшчэ ўтрымлівалі; што было далей, невядома',
    th: 'ขณะนั้นยังถูกควบคุมตัว หลังจากนั้นไม่ทราบ',
  },
}

/** One thing known of a person's custody: a point, or an edge of a period that no point tells. */
export interface TimelineEntry {
  /** Unlike any other of the timeline. */
  readonly key: string
  /** The point, or the custody whose edge it is. */
  readonly subject: string
  /** Null: nobody says to which period it belongs, or the sources differ on it. */
  readonly custody: string | null
  /** What it was: a code of a point's type, or the edge. Several where the sources differ. */
  readonly what: readonly string[]
  /** Local civil minutes of the place; null where nothing bounds it. */
  readonly at: Interval
  readonly zone: Zone
  /** Only the authorities say what it was, or when: it is shown, and bounds and ends nothing. */
  readonly stateAlone: boolean
  /** Sources differ on what it was or when. */
  readonly contested: boolean
}

type What = PointTypeCode | PeriodEdge

const beginnings: readonly string[] = ['arrest', 're-arrest', 'custody-began'] satisfies What[]
const endings: readonly string[] = ['release', 'death-in-custody', 'custody-ended'] satisfies What[]

/** All say that custody began with it. */
export function isBeginning({ what }: TimelineEntry): boolean {
  return what.length > 0 && what.every((code) => beginnings.includes(code))
}

/** All say that custody ended with it; the authorities alone, perhaps. */
export function isEnding({ what }: TimelineEntry): boolean {
  return what.length > 0 && what.every((code) => endings.includes(code))
}

export function isDated({ at }: TimelineEntry): boolean {
  return at.lo !== null || at.hi !== null
}

const remembered = new WeakMap<TimelineEntry, Moments>()

/** Remembered, for entries are compared with each other again and again. */
export function momentsOfEntry(entry: TimelineEntry): Moments {
  const known = remembered.get(entry)
  if (known !== undefined) return known
  const moments = momentsOf(entry.at, entry.zone)
  remembered.set(entry, moments)
  return moments
}

export function entryOfPoint({ id, view, zone }: PlacedView, zoneOfAll: Zone): TimelineEntry {
  const [types, times] = [speaking(view, 'point.type'), speaking(view, 'point.at')]
  const [custody, ...others] = subjectsOf(speaking(view, 'point.custody'))
  return {
    key: id,
    subject: id,
    custody: custody === undefined || others.length > 0 ? null : custody,
    what: codesOf(types),
    at: minutesOf(times, zone ?? zoneOfAll),
    zone: zone ?? zoneOfAll,
    stateAlone: isStateAlone(types) || isStateAlone(times),
    contested: isContested(view, 'point.type') || isContested(view, 'point.at'),
  }
}

/** Everything of one period: its points, and its own beginning and end where no point tells them. */
export function entriesOfPeriod(
  period: PlacedView,
  points: readonly TimelineEntry[],
  zoneOfAll: Zone,
): readonly TimelineEntry[] {
  return edgesOf(period, period.zone ?? zoneOfAll).reduce<readonly TimelineEntry[]>(
    withEdge,
    points,
  )
}

function edgesOf({ id, view }: SubjectView, zone: Zone): readonly TimelineEntry[] {
  const edge = (what: PeriodEdge, code: 'custody.from' | 'custody.to', at: Interval) => ({
    key: `${id} ${what}`,
    subject: id,
    custody: id,
    what: [what],
    at,
    zone,
    stateAlone: isStateAlone(speaking(view, code)),
    contested: isContested(view, code),
  })
  const lastKnown = heldUntil({ id, view }, zone)
  return [
    edge('custody-began', 'custody.from', minutesOf(speaking(view, 'custody.from'), zone)),
    lastKnown === null
      ? edge('custody-ended', 'custody.to', minutesOf(speaking(view, 'custody.to'), zone))
      : edge('last-known', 'custody.to', lastKnown),
  ].filter(isDated)
}

/**
 * Where an end is open, what is told is not the end: somebody knows that the person was held
 * then. Null if everybody who speaks of it tells an end.
 */
function heldUntil({ view }: SubjectView, zone: Zone): Interval | null {
  const open = speaking(view, 'custody.to').flatMap(({ value }) => {
    const read = value.kind === 'date' ? parseEdtf(value.edtf) : undefined
    if (read?.ok !== true || read.date.kind === 'point' || isPoint(read.date.end)) return []
    const { start } = read.date
    return isPoint(start) ? [span(inClocksOf(zone, { kind: 'point', point: start }))] : []
  })
  return open.length === 0 ? null : hull(open)
}

// A period that says "taken on the 9th" and its point "arrest, the 9th at 21:30" tell one thing.
function withEdge(
  entries: readonly TimelineEntry[],
  edge: TimelineEntry,
): readonly TimelineEntry[] {
  const twins = entries.filter((entry) => isSameThing(entry, edge))
  const [twin, ...others] = twins
  if (twin === undefined) return besideOthers(entries, edge)
  if (others.length > 0) {
    const isTold = twins.some(({ at }) => contains(edge.at, at))
    return isTold ? entries : [...entries, edge]
  }
  return entries.map((entry) => (entry === twin ? joined(twin, edge) : entry))
}

// Two arrests or two ends of one period that cannot be the same: sources differ.
function besideOthers(
  entries: readonly TimelineEntry[],
  edge: TimelineEntry,
): readonly TimelineEntry[] {
  const isQuarrel = (entry: TimelineEntry) =>
    isDated(entry) &&
    !canBeSameTime(entry.at, edge.at) &&
    (isEnding(edge) ? isEnding(entry) : isBeginning(edge) && isArrest(entry))
  const contested = edge.contested || entries.some(isQuarrel)
  return [
    ...entries.map((entry) => (isQuarrel(entry) ? { ...entry, contested: true } : entry)),
    { ...edge, contested },
  ]
}

function isArrest({ what }: TimelineEntry): boolean {
  return what.length === 1 && what.includes('arrest')
}

function isSameThing(entry: TimelineEntry, edge: TimelineEntry): boolean {
  const alike = (isBeginning(entry) && isBeginning(edge)) || (isEnding(entry) && isEnding(edge))
  return alike && canStandFor(entry, edge) && canBeSameTime(entry.at, edge.at)
}

// The word of the authorities does not become anybody else's by standing beside it.
function canStandFor(entry: TimelineEntry, edge: TimelineEntry): boolean {
  return edge.stateAlone ? entry.stateAlone || isDated(entry) : !entry.stateAlone
}

function canBeSameTime(a: Interval, b: Interval): boolean {
  const aFirst = a.hi !== null && b.lo !== null && a.hi < b.lo
  const bFirst = b.hi !== null && a.lo !== null && b.hi < a.lo
  return !aFirst && !bFirst
}

function joined(point: TimelineEntry, edge: TimelineEntry): TimelineEntry {
  const contested = point.contested || edge.contested
  if (edge.stateAlone && !point.stateAlone) return { ...point, contested }
  return { ...point, contested, at: agreed(point.at, edge.at) }
}

/** The more exact of two times, or both where neither lies in the other. */
function agreed(a: Interval, b: Interval): Interval {
  if (contains(a, b)) return b
  if (contains(b, a)) return a
  return hull([a, b])
}
