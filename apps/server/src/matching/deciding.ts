import { compareIds } from '@amparo/register'
import { sql } from 'kysely'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Reading } from '../db/office.ts'
import { audiencesOf } from '../closings/closings-of.ts'
import { Refusal } from '../http/refusal.ts'
import { RegisterReader } from '../register/register-store.ts'
import {
  DecisionReader,
  DecisionWriter,
  pairOf,
  type KeptDecision,
  type NewDecision,
  type PersonPair,
} from './decision-store.ts'
import { membersOf } from '../register/members.ts'
import { audiencesThatKnow, readPairOf } from './pair.ts'
import { joinedBy, newestOfPairs, type Verdict } from './partition.ts'

/** A decision as it is asked for, its words already read. */
export interface AskedDecision {
  readonly verdict: Verdict
  readonly audience: number
  readonly words: string
  readonly once: Buffer
}

/** What comes of a decision: whose page it is now, and what contradicts itself. */
export interface Outcome {
  readonly anchor: string
  readonly contradictions: readonly PersonPair[]
}

/** Somebody's decision about two people, on what they read: whoever read something else reads again. */
export async function decideAbout(
  change: Change,
  actor: StaffActor,
  people: PersonPair,
  asked: AskedDecision & { readonly facts: string },
): Promise<Outcome> {
  const { tx } = change
  const writer = new DecisionWriter(change, actor.id)
  await holdPeople(change, writer, [people.one, people.other])
  const pair = pairOf(people.one, people.other)
  if (await isKept(writer, actor, [{ ...pair, verdict: asked.verdict }], asked))
    return outcomeFor(tx, pair.one)
  await checkAudience(tx, actor, asked.audience, [pair.one, pair.other])
  const { weighing, one, other } = await readPairOf(tx, people.one, people.other)
  if (weighing.facts.toString('hex') !== asked.facts) throw new Refusal('changed-meanwhile')
  const { verdict, audience, words, once } = asked
  await writer.decide([{ ...pair, ...weighing, verdict, audience, words, once, plan: null }])
  await forgetProposals(tx, [pairOf(one.person, other.person), pair])
  return outcomeFor(tx, pair.one)
}

/** Judges one of those who count as one person different from each it was judged the same as. */
export async function takeOut(
  change: Change,
  actor: StaffActor,
  person: string,
  asked: Omit<AskedDecision, 'verdict'>,
): Promise<Outcome> {
  const { tx } = change
  const writer = new DecisionWriter(change, actor.id)
  const before = await writer.under(actor.id, asked.once)
  if (before.length > 0) {
    if (!before.every((one) => isSaid(one, asked) && [one.one, one.other].includes(person)))
      throw new Refusal('recorded-otherwise')
    return outcomeFor(tx, person)
  }
  const tied = newestOfPairs(await writer.about([person])).filter(
    ({ verdict }) => verdict === 'same',
  )
  const others = tied.map(({ one, other }) => (one === person ? other : one))
  if (others.length === 0) throw new Refusal('changed-meanwhile')
  await holdPeople(change, writer, [person, ...others])
  await checkAudience(tx, actor, asked.audience, [person, ...others])
  const decisions: NewDecision[] = []
  for (const other of others.toSorted(compareIds)) {
    const { weighing } = await readPairOf(tx, person, other)
    const pair = pairOf(person, other)
    decisions.push({ ...pair, ...weighing, ...asked, verdict: 'different', plan: null })
  }
  await writer.decide(decisions)
  return outcomeFor(tx, person)
}

/** Holds people whom the actor may know of; anybody else is not there. */
export async function holdPeople(
  { tx }: Change,
  writer: DecisionWriter,
  people: readonly string[],
): Promise<void> {
  const known = await new RegisterReader(tx).named(people)
  const persons = known.filter(({ kind }) => kind === 'person')
  if (persons.length < new Set(people).size) throw new Refusal('not-found')
  await writer.hold(persons)
}

async function checkAudience(
  tx: Reading,
  actor: StaffActor,
  audience: number,
  people: readonly string[],
): Promise<void> {
  const isOwn = audiencesOf(actor).includes(audience)
  if (!isOwn || (await audiencesThatKnow(tx, [audience], people)).length === 0)
    throw new Refusal('audience-refused')
}

/** Whether this very thing was kept under this mark before; something else under it is refused. */
async function isKept(
  reader: DecisionReader,
  actor: StaffActor,
  pairs: readonly (PersonPair & { readonly verdict: Verdict })[],
  asked: AskedDecision,
): Promise<boolean> {
  const before = await reader.under(actor.id, asked.once)
  if (before.length === 0) return false
  const isSame =
    before.length === pairs.length &&
    before.every(
      (one) =>
        isSaid(one, asked) &&
        pairs.some(
          (pair) =>
            pair.one === one.one && pair.other === one.other && pair.verdict === one.verdict,
        ),
    )
  if (!isSame) throw new Refusal('recorded-otherwise')
  return true
}

function isSaid(
  kept: KeptDecision,
  { audience, words }: Pick<AskedDecision, 'audience' | 'words'>,
): boolean {
  return kept.audience === audience && (kept.words === null || kept.words === words)
}

/** Pairs somebody has decided about wait no longer. */
async function forgetProposals(tx: Reading, pairs: readonly PersonPair[]): Promise<void> {
  await sql`
    delete from match_proposal p using unnest(
      ${pairs.map(({ one }) => one)}::bigint[], ${pairs.map(({ other }) => other)}::bigint[]
    ) as d(one, other) where p.one = d.one and p.other = d.other`.execute(tx)
}

/** Whose page a person's is, and what in the decisions about those who count as them contradicts itself. */
export async function outcomeFor(tx: Reading, person: string): Promise<Outcome> {
  const { anchor = person, members = [person] } = (await membersOf(tx, [person])).get(person) ?? {}
  const decisions = await new DecisionReader(tx).about(members)
  const people = new Set([...members, ...decisions.flatMap(({ one, other }) => [one, other])])
  const { contradictions } = joinedBy([...people], decisions)
  return { anchor, contradictions: contradictions.map(([one, other]) => ({ one, other })) }
}
