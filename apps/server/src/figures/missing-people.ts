import { setImmediate } from 'node:timers/promises'
import { closingState, whatBecame, type AsOf, type WhatBecame } from '@amparo/register'
import { ClosingReader } from '../closings/closing-store.ts'
import type { StaffActor } from '../db/actor.ts'
import type { Reading } from '../db/office.ts'
import type { Ask } from '../letters/asks.ts'
import { DecisionReader } from '../matching/decision-store.ts'
import { outcomeClaims } from '../register/outcome-claims.ts'
import { countedOnce, type CountedOnce } from './counted-once.ts'

/** Somebody for whom a search was ever opened, once whatever number of records there are. */
export interface MissingPerson extends WhatBecame {
  readonly person: string
  /** The day on which the first search was opened. */
  readonly reportedOn: string
  /** The search is closed, by one or by two. */
  readonly isClosed: boolean
}

/** So many people are counted at once. */
const AT_ONCE = 500

/** Everybody for whom a search had been opened by the end of a day, as far as the reader may see, in the order of their numbers. */
export async function missingPeople(
  tx: Reading,
  actor: StaffActor,
  asOf: AsOf,
): Promise<{ people: readonly MissingPerson[]; once: CountedOnce }> {
  const once = countedOnce(await new DecisionReader(tx).until(asOf.day, asOf.zone), actor)
  const steps = await new ClosingReader(tx).searchesUntil(asOf.day, asOf.zone)
  const bySearch = Map.groupBy(steps, ({ subject }) => once.anchorOf(subject))
  const anchors = [...bySearch.keys()].toSorted((a, b) => Number(a) - Number(b))
  const told = await outcomeClaims(tx, anchors.flatMap(once.membersOf))
  const people: MissingPerson[] = []
  for (const person of anchors) {
    const own = bySearch.get(person) ?? []
    const members = once.membersOf(person)
    const claims = members.flatMap((member) => told.get(member) ?? [])
    people.push({
      person,
      reportedOn: own.find(({ act }) => act === 'open')?.on ?? asOf.day,
      isClosed: closingState('search', own).state === 'closed',
      ...whatBecame({ members, claims }, asOf),
    })
    // Others get their turn.
    if (people.length % AT_ONCE === 0) await setImmediate()
  }
  return { people, once }
}

/** On which day the first authority had said something on the substance about each of them. */
export function firstAnswers(asks: readonly Ask[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>()
  for (const { person, answer } of asks) {
    const before = first.get(person)
    if (answer !== null && (before === undefined || answer.recorded < before))
      first.set(person, answer.recorded)
  }
  return first
}
