import { falseLinksPerHundred, type FalseLinks } from '@amparo/linkage'
import { canonicalBytes, hashOf } from '@amparo/seal'
import { sql } from 'kysely'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Reading } from '../db/office.ts'
import { audiencesOf } from '../closings/closings-of.ts'
import { Refusal } from '../http/refusal.ts'
import type { AskedDecision } from './deciding.ts'
import { holdPeople } from './deciding.ts'
import { DecisionWriter, pairOf, type NewDecision } from './decision-store.ts'
import { modelName, STRICT } from './model.ts'
import { readPairOf } from './pair.ts'
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

/** Decides “same” for every pair of a plan; a pair that has changed or got a warning since is left out. */
export async function acceptAll(
  change: Change,
  actor: StaffActor,
  plan: string,
  asked: Omit<AskedDecision, 'verdict'>,
): Promise<number> {
  const { tx } = change
  const { audience, words, once } = asked
  if (!audiencesOf(actor).includes(audience)) throw new Refusal('audience-refused')
  const writer = new DecisionWriter(change, actor.id)
  const before = await writer.under(actor.id, once)
  if (before.length > 0) return before.length
  const now = await bulkPlan(tx, audience)
  if (now.falseLinks.verdict === 'too-few-judged') throw new Refusal('too-few-judged')
  if (now.plan !== plan) throw new Refusal('changed-meanwhile')
  const people = [...new Set(now.pairs.flatMap(({ one, other }) => [one, other]))]
  await holdPeople(change, writer, people)
  const decisions: NewDecision[] = []
  for (const { one, other } of now.pairs) {
    const { weighing, conflicts, family, areOne } = await readPairOf(tx, one, other)
    const isSure = (weighing.weight ?? 0) >= STRICT && conflicts.length + family.length === 0
    if (!isSure || areOne) continue
    decisions.push({
      ...pairOf(one, other),
      ...weighing,
      verdict: 'same',
      audience,
      words,
      once,
      inBulk: true,
    })
  }
  await writer.decide(decisions)
  return decisions.length
}
