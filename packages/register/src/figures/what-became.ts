import type { Claim } from '../claim.ts'
import { custodyTimeline, type PeriodState } from '../custody-timeline.ts'
import type { NamedFacility } from '../contradictions/contradiction.ts'
import { placesAmong } from '../contradictions/places.ts'
import { property, propertyByNumber } from '../declaration.ts'
import { fateLabels } from '../fate-label.ts'
import { fateOf } from '../fate.ts'
import { fold } from '../fold.ts'
import { civilDay, type Zone } from '../local-time.ts'
import { subjectsOf, speaking, type SubjectView } from '../said-of.ts'
import { sortOut } from '../standing.ts'
import type { PropertyCode, SubjectKind } from '../property.ts'
import type { View } from '../view.ts'

/**
 * What became of somebody who was missing, as far as it counts as known: never by the word of the authorities alone, of life
 * and death never by hearsay, and never while sources differ on whether the person is alive.
 */
export const outcomes = ['died', 'came-out', 'found'] as const
export type Outcome = (typeof outcomes)[number]

/** Changes whenever `Outcome` or anything counted by it follows from claims by another rule. */
export const figureRules = 1

/** Properties by which it is known what became of somebody; of any other nothing has to be read. */
export const outcomeProperties = [
  'person.whereabouts',
  'person.acknowledged',
  'person.alive',
  'custody.person',
  'custody.from',
  'custody.to',
  'point.custody',
  'point.type',
  'point.at',
] as const satisfies readonly PropertyCode[]

/** Everything of these properties that a reader may see about one person. */
export interface ToldOf {
  /** Every record that counts as this person. */
  readonly members: readonly string[]
  /** About those, about custodies that somebody ever said were theirs, and about points of these. */
  readonly claims: readonly Claim[]
}

export interface AsOf {
  /** `YYYY-MM-DD`: all that was recorded by the end of it counts, and nothing that was taken back by then. */
  readonly day: string
  readonly zone: Zone
  /** Known places of detention: whoever is alive in one of them is held there. */
  readonly facilities: readonly NamedFacility[]
}

/** Of one person, by what stood at the end of a day. */
export interface WhatBecame {
  /** The first day at whose end it followed from what stands; null: it does not. */
  readonly knownOn: string | null
  /** What it was then. */
  readonly outcome: Outcome | null
  /** It follows from all that stands now as well; else the person was taken again, or sources differ. */
  readonly isStillSo: boolean
  /** Nobody ever said anything that could tell. */
  readonly isSilent: boolean
}

/**
 * Since when the office knows what became of somebody: by when it was recorded, not when it happened. The order of claims does
 * not count. What was taken back, corrected or erased counts on no day, a correction from the day it was made, and whatever is
 * recorded later changes no earlier day, so that a day in the past comes out again as it was but for what was wrong.
 */
export function whatBecame({ members, claims }: ToldOf, asOf: AsOf): WhatBecame {
  const { day, zone } = asOf
  const dayOf = new Map(claims.map((claim) => [claim.id, dayOfInstant(claim.recordedAt, zone)]))
  const isBy = (last: string) => (claim: Claim) => (dayOf.get(claim.id) ?? '') <= last
  const { stands } = sortOut(claims.filter(isBy(day)))
  const isSilent = !stands.some(({ property: number }) => telling.has(number))
  const days = isSilent ? [] : [...new Set(stands.map(({ id }) => dayOf.get(id) ?? ''))].toSorted()
  const outcomeBy = (last: string) => outcomeOf(members, stands.filter(isBy(last)), asOf)
  for (const knownOn of days) {
    const outcome = outcomeBy(knownOn)
    if (outcome === null) continue
    const isStillSo = knownOn === days.at(-1) || outcomeBy(day) !== null
    return { knownOn, outcome, isStillSo, isSilent }
  }
  return { knownOn: null, outcome: null, isStillSo: false, isSilent }
}

const telling = new Set(
  (['person.whereabouts', 'person.alive', 'custody.from', 'custody.to', 'point.type'] as const).map(
    (code) => property(code).number,
  ),
)

/** Without one of these nothing can have come to an end. */
const ending = new Set(
  (['person.alive', 'custody.to', 'point.type'] as const).map((code) => property(code).number),
)

function outcomeOf(
  members: readonly string[],
  claims: readonly Claim[],
  { zone, facilities }: AsOf,
): Outcome | null {
  if (!claims.some(({ property: number }) => ending.has(number))) return null
  const byKind = Map.groupBy(claims, (claim) => propertyByNumber(claim.property).kind)
  const person = fold(byKind.get('person') ?? [], 'person')
  const periods = viewsOf('custody', byKind).filter(({ view }) =>
    isUnder(view, 'custody.person', members),
  )
  const own = periods.map(({ id }) => id)
  const points = viewsOf('point', byKind).filter(({ view }) => isUnder(view, 'point.custody', own))
  const isPlaceOfDetention = (text: string) => placesAmong(facilities).named(text) !== null
  return outcomeIn(person, custodyTimeline(periods, points, zone).periods, isPlaceOfDetention)
}

function viewsOf(
  kind: SubjectKind,
  byKind: ReadonlyMap<SubjectKind, readonly Claim[]>,
): SubjectView[] {
  const bySubject = Map.groupBy(byKind.get(kind) ?? [], ({ subject }) => subject)
  return [...bySubject].map(([id, said]) => ({ id, view: fold(said, kind) }))
}

function isUnder(
  view: View,
  code: 'custody.person' | 'point.custody',
  owners: readonly string[],
): boolean {
  const [owner, ...others] = subjectsOf(speaking(view, code))
  return owner !== undefined && others.length === 0 && owners.includes(owner)
}

function outcomeIn(
  person: View,
  periods: readonly PeriodState[],
  isPlaceOfDetention: (text: string) => boolean,
): Outcome | null {
  const fate = fateOf(person)
  const labels = new Set(fateLabels(fate, periods))
  if (labels.has('life-differs') || labels.has('life-sealed')) return null
  const diedInside = periods.some(
    ({ endedBy }) => endedBy.length > 0 && endedBy.every((how) => how === 'death-in-custody'),
  )
  const isSaidDead = labels.has('death-said') && !fate.alive.isHearsay
  if (isSaidDead || (diedInside && !labels.has('alive-said'))) return 'died'
  if (labels.has('death-said') || labels.has('death-from-state-only')) return null
  if (labels.has('came-out')) return 'came-out'
  const { said } = fate.where
  const isHeld =
    heldLabels.some((label) => labels.has(label)) ||
    (said?.kind === 'text' && isPlaceOfDetention(said.text))
  const isAlive = labels.has('alive-said') && !fate.alive.isHearsay
  return isAlive && labels.has('place-named') && !isHeld ? 'found' : null
}

/** A custody is going on as far as anybody knows: where the person is held is no answer to what became of them. */
const heldLabels = ['custody-unknown-since', 'custody-acknowledged-place-known'] as const

const remembered = new Map<Zone, Map<number, string>>()
const MOST_REMEMBERED = 100_000

/** Remembered by the minute, for asking a clock costs the most here, and much is recorded at once. */
function dayOfInstant(instant: string, zone: Zone): string {
  const days = remembered.get(zone) ?? new Map<number, string>()
  if (days.size > MOST_REMEMBERED) days.clear()
  remembered.set(zone, days)
  const minute = Math.floor(Date.parse(instant) / 60_000)
  const day = days.get(minute) ?? civilDay(new Date(instant), zone)
  days.set(minute, day)
  return day
}
