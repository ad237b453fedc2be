import { setImmediate } from 'node:timers/promises'
import {
  contradictionsOf,
  mattersFirst,
  officeAudience,
  visibleTo,
  type Contradiction,
  type KnownOfPerson,
} from '@amparo/register'
import { mayDo } from '../authority.ts'
import type { StaffActor } from '../db/actor.ts'
import type { Office, Reading } from '../db/office.ts'
import { Leaving } from '../lists/onward.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { everybody, namedFacilities } from '../register/known-of-people.ts'
import type { StaysRead } from './surroundings.ts'
import { changedSince, knownPeople, momentNow, type Around } from './known-people.ts'

/** So many people are read at once. */
const AT_ONCE = 500

/** What was found for readers of the same audiences, and up to when. */
interface Found {
  readonly moment: string
  readonly byPerson: Map<string, readonly Contradiction[]>
  readonly all: readonly Contradiction[]
  /** Who was where, as far as a page has asked; what was recorded of a place since is not in it. */
  readonly read: StaysRead
}

/**
 * What does not go together, for each set of audiences, kept in memory alone: it is computed once and from then on only for those
 * of whom something was recorded or erased since. Ids and days, no names; and never shown to anybody of other audiences.
 */
const kept = new WeakMap<Office, Map<string, Promise<Found>>>()

/** Of everybody that the actor may see; what is lost by waiting first. */
export async function foundInOffice(
  office: Office,
  tx: Reading,
  actor: StaffActor,
): Promise<Pick<Found, 'all' | 'read'>> {
  const around = await aroundOf(tx, actor)
  const key = [...actor.teams.toSorted((a, b) => a - b), around.withAnswers].join(' ')
  const each = kept.get(office) ?? new Map<string, Promise<Found>>()
  kept.set(office, each)
  const before = each.get(key)
  // One after the other: whoever comes second finds what the first has computed.
  const mine = (before ?? Promise.resolve(null))
    .catch(() => null)
    .then((found) => upToNow(tx, found, around))
  each.set(key, mine)
  mine.catch(() => each.get(key) === mine && each.delete(key))
  return mine
}

/** Of one person, computed anew. */
export async function foundOf(
  tx: Reading,
  actor: StaffActor,
  person: string,
): Promise<readonly Contradiction[]> {
  const [known] = await knownPeople(tx, [person], await aroundOf(tx, actor))
  return known === undefined ? [] : contradictionsOf(known)
}

/**
 * Of these people, by what one audience may know and what may leave the office, and nothing that goes together by all that the
 * actor knows; what is lost by waiting first. Nothing where the actor may not know what authorities answered.
 */
export async function foundToSay(
  tx: Reading,
  actor: StaffActor,
  people: readonly string[],
  audience: number,
): Promise<readonly Contradiction[]> {
  const around = await aroundOf(tx, actor)
  if (!around.withAnswers) return []
  const staying = await new Leaving(tx).staying()
  const found: Contradiction[] = []
  for (let at = 0; at < people.length; at += AT_ONCE)
    for (const known of await knownPeople(tx, people.slice(at, at + AT_ONCE), around)) {
      const audiences = [officeAudience, audience]
      const claims = visibleTo(known.claims, audiences).filter(
        ({ source }) => !staying.has(source.id),
      )
      const answers = visibleTo(known.answers, audiences)
      const said = new Set(contradictionsOf(known).flatMap(voicesIn))
      const toSay = contradictionsOf({ ...known, claims, answers })
      found.push(...toSay.filter((one) => voicesIn(one).every((voice) => said.has(voice))))
    }
  return mattersFirst(found)
}

function voicesIn({ code, sides }: Contradiction): string[] {
  const voices = sides.flatMap(({ statements }) => statements.flatMap((one) => one.voices))
  return voices.map(({ kind, id }) => `${code} ${kind} ${id}`)
}

async function aroundOf(tx: Reading, { role }: StaffActor): Promise<Around> {
  const { zone } = await new OfficeReader(tx).facts()
  const facilities = await namedFacilities(tx)
  return { facilities, zone, withAnswers: mayDo(role, 'letter.read') }
}

async function upToNow(tx: Reading, before: Found | null, around: Around): Promise<Found> {
  const moment = await momentNow(tx)
  const changed = before === null ? null : await changedSince(tx, before.moment)
  if (before !== null && changed?.people.length === 0) return { ...before, moment }
  const byPerson = changed === null ? new Map() : new Map(before?.byPerson)
  const people = changed?.people ?? (await everybody(tx))
  for await (const known of eachKnown(tx, people, around)) {
    const found = contradictionsOf(known)
    if (found.length === 0) byPerson.delete(known.person)
    else byPerson.set(known.person, found)
    // Others get their turn, and what is read ahead comes in.
    await setImmediate()
  }
  const read = stillSo(before?.read, changed?.places ?? null)
  return { moment, byPerson, all: mattersFirst([...byPerson.values()].flat()), read }
}

/** What is known of each of these; while some are compared, PostgreSQL reads the next. */
async function* eachKnown(
  tx: Reading,
  people: readonly string[],
  around: Around,
): AsyncGenerator<KnownOfPerson, void> {
  const read = (at: number) => {
    const some = knownPeople(tx, people.slice(at, at + AT_ONCE), around)
    // Whoever awaits it hears of it; where nobody does any more, it is no crash.
    some.catch(() => {})
    return some
  }
  let next = read(0)
  for (let at = 0; at < people.length; at += AT_ONCE) {
    const now = await next
    next = read(at + AT_ONCE)
    yield* now
  }
}

/** What was read of places of which nothing was said since; null: that is known of none. */
function stillSo(read: StaysRead | undefined, places: ReadonlySet<string> | null): StaysRead {
  if (read === undefined || places === null) return new Map()
  return new Map([...read].filter(([, { place }]) => !places.has(place)))
}
