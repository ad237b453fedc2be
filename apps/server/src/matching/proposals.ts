import { probabilityOf } from '@amparo/linkage'
import type { FamilyPattern, MatchConflict } from '@amparo/contract'
import { officeAudience } from '@amparo/register'
import { sql } from 'kysely'
import type { Office, Reading } from '../db/office.ts'
import { candidatesOf, knownAs, weighPair, type Candidate, type Known } from './candidates.ts'
import { DecisionReader, pairOf, type KeptDecision, type PersonPair } from './decision-store.ts'
import { heldFor } from '../register/compared-people.ts'
import { membersOf, withMembers, type Members } from '../register/members.ts'
import { PROPOSED } from './model.ts'
import { conflictsOf } from './pair.ts'
import { isDecided, partedFrom } from './parted.ts'
import { familyPatternsOf } from './reasons.ts'

/** A pair that waits for somebody who decides. */
export interface Proposal extends PersonPair {
  readonly id: string
  readonly audience: number
  readonly weight: number
  readonly worth: number
  readonly conflicts: MatchConflict[]
  readonly family: FamilyPattern[]
  readonly at: Date
}

/** Looked for in one transaction: little is lost when it is cut off. */
const AT_ONCE = 200
/** More candidates than this for one person are looked at once some of them are decided. */
const MOST_EACH = 10

/**
 * Looks for candidates of people of one audience whose views have changed, and keeps the pairs that are worth deciding. What is
 * still due stands in the database, written with the views: cut off anywhere, the next one goes on. Gives how many were looked at.
 */
export async function proposeDue(office: Office, audience: number): Promise<number> {
  return office.change({ kind: 'matcher', team: audience }, async ({ tx, now }) => {
    const taken = await takeDue(tx, audience)
    if (taken.length === 0) return 0
    const due = await affectedBy(tx, taken)
    await sql`
      delete from match_proposal where audience = ${audience}::smallint
        and (one = any (${due}::bigint[]) or other = any (${due}::bigint[]))`.execute(tx)
    const people = [...(await knownAs(tx, due)).values()]
    const asked = people.map(({ person, values }) => ({ values, except: person }))
    const found = await candidatesOf(tx, asked, { floor: () => PROPOSED, most: MOST_EACH })
    const parted = await partedFrom(tx, due)
    const pairs = people.flatMap((one, at) =>
      (found[at] ?? []).map((other): [Known, Candidate] => [one, other]),
    )
    pairs.push(...(await pairsOfParted(tx, people, parted, pairs)))
    const own = await ownOf(tx, audience, pairs)
    await keep(tx, audience, now, await judgedAnew(tx, own, parted))
    // Each team holds those whom it alone knows against whoever is known to everybody.
    if (audience === officeAudience) await sql`select pass_on_due(${due}::bigint[])`.execute(tx)
    return taken.length
  })
}

/**
 * Everybody who is compared by something else where these are: a custody keeps naming the record it was made for, so whoever counts as
 * that; and by a decision others gain or lose what is known of somebody, though nothing that is stored with them changes.
 */
async function affectedBy(tx: Reading, people: readonly string[]): Promise<string[]> {
  const decisions = await new DecisionReader(tx).about(people)
  return withMembers(tx, [...people, ...decisions.flatMap(({ one, other }) => [one, other])])
}

type Pair = readonly [Known, Candidate]

/** Of these pairs those of which an audience knows something by itself; what the office knows of both waits in the office's queue. */
async function ownOf(tx: Reading, audience: number, pairs: readonly Pair[]): Promise<Pair[]> {
  if (audience === officeAudience) return [...pairs]
  const held = await heldFor(tx, [...new Set(pairs.flat())], audience)
  const isOwn = (one: Known) => one.audience === audience || held.has(one.person)
  return pairs.filter((pair) => pair.some(isOwn))
}

/** Those who were one until somebody was taken out, as pairs, where they are not among these already. */
async function pairsOfParted(
  tx: Reading,
  people: readonly Known[],
  parted: Parted,
  pairs: readonly Pair[],
): Promise<[Known, Candidate][]> {
  const others = await knownAs(tx, [...new Set([...parted.values()].flatMap((of) => [...of]))])
  const isThere = (one: Known, other: Known) =>
    pairs.some(([a, b]) => a.person === one.person && b.person === other.person)
  const more: [Known, Candidate][] = []
  for (const one of people)
    for (const id of parted.get(one.person) ?? []) {
      const other = others.get(id)
      if (other === undefined || isThere(one, other)) continue
      more.push([one, { ...other, weighed: await weighPair(tx, one.values, other.values) }])
    }
  return more
}

type Parted = Awaited<ReturnType<typeof partedFrom>>

async function takeDue(tx: Reading, audience: number): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    delete from match_due d where (d.subject, d.audience) in (
      select n.subject, n.audience from match_due n where n.audience = ${audience}::smallint
      order by n.subject limit ${AT_ONCE}
    ) returning d.subject`.execute(tx)
  return rows.map(({ subject }) => subject)
}

type NewProposal = Omit<Proposal, 'id' | 'audience' | 'at'>

/** Without the pairs that somebody has judged to be one person or two: what is decided never comes back by itself. */
async function judgedAnew(
  tx: Reading,
  pairs: readonly Pair[],
  parted: Parted,
): Promise<NewProposal[]> {
  const everybody = pairs.flatMap(([one, other]) => [one.person, other.person])
  const classes = await membersOf(tx, everybody)
  const all = [...new Set([...classes.values()].flatMap(({ members }) => members))]
  const decisions = await new DecisionReader(tx).about(all)
  const of = Map.groupBy(
    decisions.flatMap((said) => [said.one, said.other].map((person) => ({ person, said }))),
    ({ person }) => person,
  )
  return pairs.flatMap(([one, other]) => {
    const sides = [sideOf(one, classes), sideOf(other, classes)] as const
    const said = sides
      .flatMap(({ members }) => members)
      .flatMap((member) => (of.get(member) ?? []).map((found) => found.said))
    return isDecided(sides[0].members, sides[1].members, said)
      ? []
      : [
          proposalOf(sides, other, {
            said,
            wereOne: parted.get(one.person)?.has(other.person) === true,
          }),
        ]
  })
}

type Sided = Known & Members

function sideOf(one: Known, classes: ReadonlyMap<string, Members>): Sided {
  return { ...one, ...(classes.get(one.person) ?? { anchor: one.person, members: [one.person] }) }
}

function proposalOf(
  [one, other]: readonly [Sided, Sided],
  { weighed }: Candidate,
  { said, wereOne }: { readonly said: readonly KeptDecision[]; readonly wereOne: boolean },
): NewProposal {
  const worth = worthOf(weighed.weight, one.members.length + other.members.length)
  return {
    ...pairOf(one.person, other.person),
    weight: weighed.weight,
    worth: wereOne ? PARTED + worth : worth,
    conflicts: [...(wereOne ? (['were-one'] as const) : []), ...conflictsOf(one, other, said)],
    family: familyPatternsOf(weighed),
  }
}

/**
 * What a decision is worth: one that joins or keeps apart many records more than one about two, and of those the one nobody could
 * guess most.
 */
export function worthOf(weight: number, records: number): number {
  const doubt = 1 - Math.abs(2 * probabilityOf(weight) - 1)
  return 1_000 * Math.min(records - 2, 50) + Math.round(999 * doubt)
}

/** More than any other pair is worth: somebody took them for one, and what others do may still rest on it. */
const PARTED = 100_000

async function keep(
  tx: Reading,
  audience: number,
  at: Date,
  proposals: readonly NewProposal[],
): Promise<void> {
  if (proposals.length === 0) return
  const rows = proposals.map((one) => ({
    ...one,
    conflicts: one.conflicts.join(' '),
    family: one.family.join(' '),
  }))
  await sql`
    insert into match_proposal (one, other, audience, weight, worth, conflicts, family, at)
    select distinct on (p.one, p.other) p.one, p.other, ${audience}::smallint, p.weight, p.worth,
      array_remove(string_to_array(p.conflicts, ' '), ''), array_remove(string_to_array(p.family, ' '), ''), ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as p(one bigint, other bigint, weight int, worth int, conflicts text, family text)
    order by p.one, p.other, p.weight desc
    on conflict do nothing`.execute(tx)
}

const PAGE = 50
const MOST_COUNTED = 1_000

export interface Queue {
  readonly found: readonly Proposal[]
  readonly more: boolean
  readonly waiting: number
  readonly due: number
}

/** A pair once, as the narrowest of the reader's audiences has it; without those decided since. */
const WAITING = sql`
  select distinct on (p.one, p.other) p.* from match_proposal p
  where not exists (select from match_decision d where d.one = p.one and d.other = p.other and d.at >= p.at)
  order by p.one, p.other, p.audience desc`

/** What waits and the reader may know of, that first whose decision is worth most. */
export async function queueAfter(tx: Reading, after: string | null): Promise<Queue> {
  const behind =
    after === null
      ? sql`true`
      : sql`(w.worth, -w.id) < (select p.worth, -p.id from match_proposal p where p.id = ${after}::bigint)`
  const { rows } = await sql<Proposal>`
    select w.* from (${WAITING}) w where ${behind} order by w.worth desc, w.id limit ${PAGE + 1}`.execute(
    tx,
  )
  const counted = await sql<{ waiting: number; due: number }>`
    select (select count(*)::int from (select from (${WAITING}) w limit ${MOST_COUNTED}) few) as waiting,
      (select count(*)::int from (select from match_due limit ${MOST_COUNTED}) few) as due`.execute(
    tx,
  )
  const { waiting = 0, due = 0 } = counted.rows[0] ?? {}
  return { found: rows.slice(0, PAGE), more: rows.length > PAGE, waiting, due }
}

/** Pairs of one audience from a weight on, without any warning, about which nobody has said anything; the surest first. */
export async function unwarned(
  tx: Reading,
  audience: number,
  floor: number,
  most: number,
): Promise<Proposal[]> {
  const { rows } = await sql<Proposal>`
    select w.* from (${WAITING}) w
    where w.audience = ${audience}::smallint and w.weight >= ${floor} and w.conflicts = '{}' and w.family = '{}'
      and not exists (select from match_decision d where d.one = w.one and d.other = w.other)
    order by w.weight desc, w.id limit ${most}`.execute(tx)
  return rows
}
