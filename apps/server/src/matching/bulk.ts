import { falseLinksPerHundred, type FalseLinks } from '@amparo/linkage'
import { canonicalBytes, hashOf } from '@amparo/seal'
import { sql } from 'kysely'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Reading } from '../db/office.ts'
import { audiencesOf } from '../closings/closings-of.ts'
import { Refusal } from '../http/refusal.ts'
import type { AskedDecision } from './deciding.ts'
import { holdPeople } from './deciding.ts'
import {
  DecisionWriter,
  pairOf,
  type DecisionReader,
  type NewDecision,
  type PersonPair,
} from './decision-store.ts'
import { membersOf } from '../register/members.ts'
import { modelName, STRICT } from './model.ts'
import { readPairOf } from './pair.ts'
import { newestOfPairs } from './partition.ts'
import { unwarned, type Proposal } from './proposals.ts'

/** Decided together at most. */
const MOST_PAIRS = 200
/** To be looked at before anybody says yes to the rest. */
const SAMPLES = 20

export interface BulkPlan {
  readonly pairs: readonly Proposal[]
  readonly falseLinks: FalseLinks
  readonly samples: readonly Proposal[]
  /** Binds an acceptance to these very pairs; null where nothing may be accepted together. */
  readonly plan: string | null
}

/**
 * What accepting many proposals at once would do: only pairs above the strict threshold and without any warning, and only where
 * people have judged enough such pairs one by one to say how often such a link is wrong.
 */
export async function bulkPlan(tx: Reading, audience: number): Promise<BulkPlan> {
  const pairs = await unwarned(tx, audience, STRICT, MOST_PAIRS)
  const { wrong, judged } = await judgedAlone(tx)
  const falseLinks = falseLinksPerHundred(wrong, judged)
  const isAllowed = falseLinks.verdict === 'estimated' && pairs.length > 0
  const plan = hashOf(
    canonicalBytes({
      audience: String(audience),
      pairs: pairs.map(({ one, other }) => `${one} ${other}`),
      judged: String(judged),
      wrong: String(wrong),
    }),
  )
  const step = Math.max(1, Math.floor(pairs.length / SAMPLES))
  return {
    pairs,
    falseLinks,
    samples: pairs.filter((_, at) => at % step === 0).slice(0, SAMPLES),
    plan: isAllowed ? plan : null,
  }
}

/** Of the pairs that this model weighs as high, how many people have judged one by one, and how many of those are two people. */
async function judgedAlone(tx: Reading): Promise<{ wrong: number; judged: number }> {
  const { rows } = await sql<{ wrong: number; judged: number }>`
    select count(*)::int as judged, (count(*) filter (where n.verdict = 'different'))::int as wrong
    from (
      select distinct on (d.one, d.other) d.verdict, d.in_bulk, d.weight, d.model from match_decision d
      order by d.one, d.other, d.id desc
    ) n where n.verdict in ('same', 'different') and not n.in_bulk and n.weight >= ${STRICT} and n.model = ${modelName}`.execute(
    tx,
  )
  return rows[0] ?? { wrong: 0, judged: 0 }
}

/**
 * Decides “same” for every pair of a plan. Left out is a pair that has changed or got a warning since, and one that earlier
 * pairs of the same plan would turn into a warning: each is weighed with all whom those before it have joined.
 */
export async function acceptAll(
  change: Change,
  actor: StaffActor,
  plan: string,
  asked: Omit<AskedDecision, 'verdict'>,
): Promise<number> {
  const { tx } = change
  if (!audiencesOf(actor).includes(asked.audience)) throw new Refusal('audience-refused')
  const writer = new DecisionWriter(change, actor.id)
  const bound = { ...asked, plan: Buffer.from(plan, 'hex') }
  const before = await acceptedUnder(writer, actor, bound)
  if (before > 0) return before
  const now = await bulkPlan(tx, asked.audience)
  if (now.falseLinks.verdict === 'too-few-judged') throw new Refusal('too-few-judged')
  if (now.plan !== plan) throw new Refusal('changed-meanwhile')
  await holdPeople(change, writer, [...new Set(now.pairs.flatMap(bothOf))])
  // Whoever waited for these people may have waited for the very same acceptance.
  const meanwhile = await acceptedUnder(writer, actor, bound)
  if (meanwhile > 0) return meanwhile
  let [accepted, waiting]: [number, readonly PersonPair[]] = [0, now.pairs]
  while (waiting.length > 0) {
    const { round, later } = await apartFromEachOther(tx, waiting)
    const decisions = await stillSure(tx, round, bound)
    await writer.decide(decisions)
    accepted += decisions.length
    waiting = later
  }
  return accepted
}

/** What is accepted, with the plan that its mark stands for. */
type Acceptance = Omit<AskedDecision, 'verdict'> & { readonly plan: Buffer }

/** How many were accepted under this mark before; something else under it, another plan too, is refused. */
async function acceptedUnder(
  reader: DecisionReader,
  actor: StaffActor,
  { audience, words, once, plan }: Acceptance,
): Promise<number> {
  const before = await reader.under(actor.id, once)
  const isSame = before.every(
    (one) =>
      (one.plan?.equals(plan) ?? false) &&
      one.audience === audience &&
      (one.words ?? words) === words,
  )
  if (!isSame) throw new Refusal('recorded-otherwise')
  return before.length
}

/** As many of these pairs as have nobody in common, also not by whom they count as one with; and the others. */
async function apartFromEachOther(
  tx: Reading,
  pairs: readonly PersonPair[],
): Promise<{ round: PersonPair[]; later: PersonPair[] }> {
  const classes = await membersOf(tx, pairs.flatMap(bothOf))
  const taken = new Set<string>()
  const [round, later]: [PersonPair[], PersonPair[]] = [[], []]
  for (const pair of pairs) {
    const anchors = bothOf(pair).map((person) => classes.get(person)?.anchor ?? person)
    const isApart = anchors.every((anchor) => !taken.has(anchor))
    if (isApart) for (const anchor of anchors) taken.add(anchor)
    ;(isApart ? round : later).push(pair)
  }
  return { round, later }
}

/** Of these pairs those that are as sure as a plan asks, weighed anew. */
async function stillSure(
  tx: Reading,
  pairs: readonly PersonPair[],
  asked: Acceptance,
): Promise<NewDecision[]> {
  const decisions: NewDecision[] = []
  for (const { one, other } of pairs) {
    const {
      weighing,
      conflicts,
      family,
      areOne,
      decisions: said,
    } = await readPairOf(tx, one, other)
    const isWarned = conflicts.length + family.length > 0
    // Whoever looked at two and could not tell is not overruled by a weight.
    const isOpen = newestOfPairs(said).every(({ verdict }) => verdict === 'same')
    if (areOne || isWarned || !isOpen || (weighing.weight ?? 0) < STRICT) continue
    decisions.push({ ...pairOf(one, other), ...weighing, ...asked, verdict: 'same' })
  }
  return decisions
}

function bothOf({ one, other }: PersonPair): [string, string] {
  return [one, other]
}
