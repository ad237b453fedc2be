import { identityKeysToAsk, numberKeys } from '@amparo/register'
import { matchKeys } from '@amparo/names'
import type { Reading } from '../db/office.ts'
import {
  comparedPeople,
  countSharing,
  daysSeen,
  lastHeld,
  sharing,
} from '../register/compared-people.ts'
import { readingsOf, rememberedOf, type Described } from './columns.ts'
import { heldUntil } from './lived.ts'
import { model } from './model.ts'
import { PairWeighing, type NameCounts, type Weighed } from './weigh.ts'

/** Somebody described: a row of a list, what is being typed, or somebody known. */
export interface Asked {
  readonly values: Described
  /** Somebody known who is not to be found again. */
  readonly except?: string | null
}

/** Somebody known, as the most informed of the reader's audiences sees them, with what people are compared by. */
export interface Known {
  readonly person: string
  readonly audience: number
  readonly name: string
  readonly values: Described
  /** What is said of life and death, each with its day, and until when they were held at least (`heldUntil`). */
  readonly alive: readonly string[]
}

/** Somebody known who may be the one asked about; what it weighs and why. */
export interface Candidate extends Known {
  readonly weighed: Weighed
}

export interface Wanted {
  /** Whoever weighs less is left out (hundredths of a bit), unless a number agrees; by how many people are known. */
  readonly floor: (people: number) => number
  /** So many of each at most. */
  readonly most: number
  /**
   * Of thousands asked about at once, whoever shares with them only a name that many bear is left to be found by a birth or a father
   * beside the family name.
   */
  readonly isMany?: boolean
}

/** So many are asked about with one set of questions. */
const AT_ONCE = 500
/** A key that more people share names nobody in particular: others are to find them. */
const MOST_OF_A_KEY = 300
/** The same where thousands are asked about. */
const MOST_OF_A_KEY_OF_MANY = 20
/** So many found by surer keys that misspelt names need not be looked for. */
const ENOUGH = 8

/**
 * For each of those asked about, who of the people known may be the same, the likeliest first. Found by equality of match keys
 * among what the reader may see, weighed in code. In a handful of statements for every few hundred.
 */
export async function candidatesOf(
  tx: Reading,
  asked: readonly Asked[],
  wanted: Wanted,
): Promise<Candidate[][]> {
  const counts = await countsOf(tx, asked)
  const places = asked.map((_, at) => at)
  const hasSeen = (at: number) => (asked[at]?.values.seen.length ?? 0) > 0
  // Days of custody are read only for those they are compared with, so that nobody’s answer depends on who else is asked about.
  const groups = [places.filter(hasSeen), places.filter((at) => !hasSeen(at))]
  const found = new Map<number, Candidate[]>()
  for (const group of groups)
    for (let from = 0; from < group.length; from += AT_ONCE) {
      const some = group.slice(from, from + AT_ONCE)
      const those = some.flatMap((at) => asked[at] ?? [])
      const answers = await chunk(tx, those, wanted, counts)
      for (const [nth, at] of some.entries()) found.set(at, answers[nth] ?? [])
    }
  return places.map((at) => found.get(at) ?? [])
}

async function chunk(
  tx: Reading,
  asked: readonly Asked[],
  { floor, most, isMany = false }: Wanted,
  counts: NameCounts,
): Promise<Candidate[][]> {
  const met = await metBy(tx, asked, isMany)
  const least = floor(counts.people)
  const hasSeen = asked.some(({ values }) => values.seen.length > 0)
  const known = await comparedAs(tx, [...new Set(met.flatMap((one) => [...one]))], hasSeen)
  const everybody = [...known.values()]
  const placeOf = new Map(everybody.map(({ person }, at) => [person, asked.length + at]))
  const weighing = new PairWeighing(
    model,
    [...asked.map(({ values }) => values), ...everybody.map(({ values }) => values)],
    counts,
  )
  const found = asked.map(({ except }, at) =>
    [...(met[at] ?? [])]
      .flatMap((person) => {
        const place = placeOf.get(person)
        if (place === undefined || person === except) return []
        const weight = weighing.weight(at, place)
        const isLeft = weight < least && !weighing.shareNumber(at, place)
        return isLeft ? [] : [{ place, weight }]
      })
      .toSorted((a, b) => b.weight - a.weight || a.place - b.place)
      .slice(0, most)
      .flatMap(({ place }) => {
        const one = everybody[place - asked.length]
        return one === undefined ? [] : [{ ...one, weighed: weighing.explain(at, place) }]
      }),
  )
  return withHeld(tx, found)
}

/** Only those who are candidates are asked when they were last held: it is weighed by nothing. */
async function withHeld<One extends Known>(
  tx: Reading,
  found: readonly (readonly One[])[],
): Promise<One[][]> {
  const held = await lastHeld(tx, [
    ...new Map(found.flat().map((one) => [one.person, one])).values(),
  ])
  return found.map((all) =>
    all.map((one) => ({ ...one, alive: [...one.alive, ...heldUntil(held.get(one.person))] })),
  )
}

/** Weighs two people against each other as they would be weighed if one were asked about. */
export async function weighPair(tx: Reading, one: Described, other: Described): Promise<Weighed> {
  const counts = await countsOf(tx, [{ values: one }])
  return new PairWeighing(model, [one, other], counts).explain(0, 1)
}

/** By the keys of each, the people who share one with them. */
async function metBy(
  tx: Reading,
  asked: readonly Asked[],
  isMany: boolean,
): Promise<ReadonlySet<string>[]> {
  const keys = asked.map(({ values }) => keysToAsk(values))
  const bySure = await peopleByKey(
    tx,
    keys.flatMap(({ sure }) => sure),
    isMany,
  )
  const met = keys.map(({ sure }) => peopleIn(bySure, sure, isMany))
  // Whoever is found by nothing surer is looked for by what more people share.
  const unsure = keys.map((of, at) => ((met[at]?.size ?? 0) >= ENOUGH ? [] : of.unsure))
  const byUnsure = await peopleByKey(tx, unsure.flat(), isMany)
  const byAny = new Map([...bySure, ...byUnsure])
  return met.map((one, at) => {
    const all = new Set([...one, ...peopleIn(byUnsure, unsure[at] ?? [], isMany)])
    if (!isMany) return all
    return all.union(sharedTwice(byAny, [...(keys[at]?.sure ?? []), ...(unsure[at] ?? [])]))
  })
}

/** Who shares a name that many bear, and a birth or a father beside it. */
function sharedTwice(byKey: ReadonlyMap<string, Shared>, keys: readonly string[]): Set<string> {
  const shared = (isOfName: boolean) =>
    keys.flatMap((key) => (ofName.test(key) === isOfName ? (byKey.get(key) ?? []) : []))
  const common = shared(true).filter(({ isCommon }) => isCommon)
  if (common.length === 0) return new Set()
  const named = new Set(common.flatMap(({ people }) => people))
  return new Set(shared(false).flatMap(({ people }) => people.filter((one) => named.has(one))))
}

/** Keys of names alone, whole or in part. */
const ofName = /^[pqt]:/

interface KeysToAsk {
  /** A number by which a state knows them, two words of a name together, and a day of birth. */
  readonly sure: readonly string[]
  /** The family name with a year or a father, a name of which one sound is wrong, and one word alone. */
  readonly unsure: readonly string[]
}

/** What somebody described is looked for by. Remembered: whoever stands in a list is asked for it again and again. */
export const keysToAsk = rememberedOf((values: Described): KeysToAsk => {
  const keys = identityKeysToAsk(values)
  const names = [...new Set(values.names.flatMap((name) => matchKeys(name)))]
  const ofKind = (kind: string) => names.filter((key) => key.startsWith(`${kind}:`))
  const pairs = ofKind('p')
  return {
    sure: [...numberKeys(values.numbers), ...pairs, ...keys.filter((key) => key.startsWith('d:'))],
    unsure: [...keys, ...ofKind('q'), ...(pairs.length > 0 ? [] : ofKind('t'))],
  }
})

interface Shared {
  readonly people: readonly string[]
  readonly isCommon: boolean
}

/** Common keys count only where no other finds anybody, and only for whoever is asked about alone. */
function peopleIn(
  byKey: ReadonlyMap<string, Shared>,
  keys: readonly string[],
  isMany: boolean,
): Set<string> {
  const shared = keys.flatMap((key) => byKey.get(key) ?? [])
  const telling = shared.filter(({ isCommon }) => !isCommon)
  const those = telling.length > 0 || isMany ? telling : shared
  return new Set(those.flatMap(({ people }) => people))
}

async function peopleByKey(
  tx: Reading,
  keys: readonly string[],
  isMany: boolean,
): Promise<ReadonlyMap<string, Shared>> {
  // Of a name in part nobody is read whom it does not tell of.
  const most = (key: string) =>
    isMany && /^[qt]:/.test(key) ? MOST_OF_A_KEY_OF_MANY : MOST_OF_A_KEY
  const common = (key: string) =>
    isMany && !key.startsWith('d:') ? MOST_OF_A_KEY_OF_MANY : MOST_OF_A_KEY
  const found = await sharing(
    tx,
    [...new Set(keys)].map((key) => ({ key, most: most(key) + 1 })),
  )
  return new Map(
    found.map(({ key, people }) => [
      key,
      { people: people.slice(0, most(key)), isCommon: people.length > common(key) },
    ]),
  )
}

/** These people as the most informed of the reader's audiences sees them; without those whose page is another's. */
export async function knownAs(
  tx: Reading,
  people: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const [known = []] = await withHeld(tx, [[...(await comparedAs(tx, people, true)).values()]])
  return new Map(known.map((one) => [one.person, one]))
}

/** The same by what they are weighed by alone. */
async function comparedAs(
  tx: Reading,
  people: readonly string[],
  withSeen: boolean,
): Promise<ReadonlyMap<string, Known>> {
  const stored = await comparedPeople(tx, people)
  const seen = withSeen ? await daysSeen(tx, stored, MOST_DAYS) : new Map<string, string[]>()
  return new Map(
    stored.map(({ compared: { alive, ...values }, ...one }) => [
      one.person,
      { ...one, values: { ...values, seen: seen.get(one.person) ?? [] }, alive },
    ]),
  )
}

/** So many of the days on which somebody was taken or released are compared. */
export const MOST_DAYS = 4
const MOST_COUNTED = 2_000

/** How many people are known to the reader, and how many of them have each family name that is asked about. */
async function countsOf(tx: Reading, asked: readonly Asked[]): Promise<NameCounts> {
  const families = new Set(
    asked.flatMap(({ values }) => readingsOf(values).whole.flatMap(({ family }) => family ?? [])),
  )
  // Who bears two names of a family is known by both of them together.
  const keys = [...families].flatMap((family) => {
    const words = family.split(' ').length
    return words > 2 ? [] : [`${words === 2 ? 'p' : 't'}:${family}`]
  })
  const { people, sharing } = await countSharing(tx, keys, MOST_COUNTED)
  return { people, families: new Map([...sharing].map(([key, count]) => [key.slice(2), count])) }
}
