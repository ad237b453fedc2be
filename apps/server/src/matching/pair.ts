import type { FamilyPattern, MatchConflict } from '@amparo/contract'
import { comparedOf, fold, officeAudience } from '@amparo/register'
import { canonicalBytes, hashOf } from '@amparo/seal'
import type { Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { claimOf } from '../register/claim-row.ts'
import { daysSeen, lastHeld } from '../register/compared-people.ts'
import { PeopleLook } from '../register/people-look.ts'
import { RegisterReader, type StoredView } from '../register/register-store.ts'
import { knownAs, MOST_DAYS, weighPair, type Known } from './candidates.ts'
import { conflictsSaid } from './conflicts.ts'
import { DecisionReader, pairOf, type KeptDecision, type Weighing } from './decision-store.ts'
import { membersOf } from '../register/members.ts'
import { heldUntil } from './lived.ts'
import { modelName } from './model.ts'
import { partedFrom } from './parted.ts'
import { newestOfPairs } from './partition.ts'
import { familyPatternsOf, lookedLikeRelatives, patternOf } from './reasons.ts'
import type { Weighed } from './weigh.ts'

/** One of two people, with everybody who counts as them already. */
export interface Side extends Known {
  readonly view: StoredView
  readonly members: readonly string[]
}

/** Two people, weighed against each other on what the reader may know. */
export interface ReadPair {
  readonly one: Side
  readonly other: Side
  readonly weighed: Weighed
  readonly conflicts: readonly MatchConflict[]
  readonly family: readonly FamilyPattern[]
  /** About this very pair or any two of those who count as them, oldest first. */
  readonly decisions: readonly KeptDecision[]
  readonly areOne: boolean
  /** What a decision is weighed on. */
  readonly weighing: Weighing
}

/**
 * Two people side by side. Whoever counts as one with others is read as all of them together; two who count as one person are
 * read each alone, as they were recorded.
 */
export async function readPairOf(tx: Reading, a: string, b: string): Promise<ReadPair> {
  const classes = await membersOf(tx, [a, b])
  const [first, second] = [classes.get(a), classes.get(b)]
  if (a === b || first === undefined || second === undefined) throw new Refusal('not-found')
  const areOne = first.anchor === second.anchor
  const [one, other] = areOne
    ? [await alone(tx, a), await alone(tx, b)]
    : [await together(tx, first), await together(tx, second)]
  const weighed = await weighPair(tx, one.values, other.values)
  const everybody = [...one.members, ...other.members]
  const about = await new DecisionReader(tx).about(everybody)
  const decisions = about.filter(
    (said) => everybody.includes(said.one) && everybody.includes(said.other),
  )
  const parted = (await partedFrom(tx, [one.person])).get(one.person)
  const wereOne = parted?.has(other.person) === true ? (['were-one'] as const) : []
  const conflicts = [...wereOne, ...conflictsOf(one, other, decisions)]
  const family = familyPatternsOf(weighed)
  const pattern = patternOf(weighed)
  const facts = hashOf(
    canonicalBytes({
      model: modelName,
      pattern,
      conflicts: [...conflicts],
      family: [...family],
      claims: await claimsOf(tx, everybody),
      decisions: decisions.map(({ id }) => id),
    }),
  )
  return {
    one,
    other,
    weighed,
    conflicts,
    family,
    decisions,
    areOne,
    weighing: {
      model: modelName,
      pattern,
      weight: weighed.weight,
      facts: Buffer.from(facts, 'hex'),
    },
  }
}

/** Somebody with all who count as them, by the page they have together. */
async function together(
  tx: Reading,
  { anchor, members }: { readonly anchor: string; readonly members: readonly string[] },
): Promise<Side> {
  const view = await personAt(tx, anchor)
  const known = (await knownAs(tx, [anchor])).get(anchor)
  if (known === undefined) throw new Refusal('not-found')
  return { ...known, view, members }
}

/** Somebody by what was said of this one record. */
async function alone(tx: Reading, person: string): Promise<Side> {
  const view = await personAt(tx, person)
  const rows = (await new RegisterReader(tx).claims([person])).get(person) ?? []
  const claims = rows.map(claimOf)
  const { alive, ...values } = comparedOf(fold(claims, 'person'), claims)
  const itself = [{ person, audience: null }]
  const seen = (await daysSeen(tx, itself, MOST_DAYS)).get(person) ?? []
  const held = (await lastHeld(tx, itself)).get(person)
  const [name = ''] = values.names
  return {
    person,
    audience: officeAudience,
    name,
    values: { ...values, seen },
    alive: [...alive, ...heldUntil(held)],
    view,
    members: [person],
  }
}

async function personAt(tx: Reading, person: string): Promise<StoredView> {
  const view = await new RegisterReader(tx).view(person)
  if (view?.kind !== 'person') throw new Refusal('not-found')
  return view
}

async function claimsOf(tx: Reading, people: readonly string[]): Promise<string[]> {
  const rows = [...(await new RegisterReader(tx).claims(people)).values()].flat()
  return rows
    .toSorted((x, y) => Number(x.id) - Number(y.id))
    .map(({ id, erased_on }) => (erased_on === null ? id : `${id} ${erased_on}`))
}

/** What forbids to take two for one without a person who has looked. */
export function conflictsOf(
  one: Pick<Side, 'person' | 'values' | 'alive' | 'members'>,
  other: Pick<Side, 'person' | 'values' | 'alive' | 'members'>,
  decisions: readonly Pick<KeptDecision, 'id' | 'one' | 'other' | 'verdict' | 'pattern'>[],
): MatchConflict[] {
  const pair = pairOf(one.person, other.person)
  const newest = newestOfPairs(decisions)
  // Who was taken for a brother is found by his name, too, and by then nothing else looks wrong.
  const unlike = newest.some(
    (said) =>
      said.verdict === 'same' &&
      [one, other].some(
        ({ members }) => members.includes(said.one) && members.includes(said.other),
      ) &&
      lookedLikeRelatives(said.pattern),
  )
  const apart = newest.filter(
    (said) =>
      said.verdict === 'different' &&
      ((one.members.includes(said.one) && other.members.includes(said.other)) ||
        (one.members.includes(said.other) && other.members.includes(said.one))),
  )
  const isThis = (said: (typeof apart)[number]) =>
    said.one === pair.one && said.other === pair.other
  return [
    ...conflictsSaid(one, other),
    ...(apart.some(isThis) ? (['said-different'] as const) : []),
    ...(apart.some((said) => !isThis(said)) ? (['joins-different'] as const) : []),
    ...(unlike ? (['joined-unlike'] as const) : []),
  ]
}

/** Of these audiences those that know both. */
export async function audiencesThatKnow(
  tx: Reading,
  audiences: readonly number[],
  people: readonly string[],
): Promise<number[]> {
  const look = new PeopleLook(tx)
  const knowing: number[] = []
  for (const audience of audiences) {
    const known = await look.knownTo(people, 'person', audience)
    if (people.every((person) => known.has(person))) knowing.push(audience)
  }
  return knowing
}
