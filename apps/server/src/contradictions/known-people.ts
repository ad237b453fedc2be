import {
  property,
  type AnsweredQuestion,
  type Claim,
  type KnownOfPerson,
  type NamedFacility,
} from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { answersAbout } from '../letters/answers-about.ts'
import { claimOf, type ClaimRow } from '../register/claim-row.ts'
import { kindNumber } from '../register/fold-store.ts'

const RELATED = [property('relation.person').number, property('relation.other').number]
const BIRTH = property('person.birth').number

export interface Around {
  readonly facilities: readonly NamedFacility[]
  readonly zone: string
  /** Whether the reader may know what authorities answered. */
  readonly withAnswers: boolean
}

/** What the reader may know of each of these people, as the rules compare it. */
export async function knownPeople(
  tx: Reading,
  people: readonly string[],
  { facilities, zone, withAnswers }: Around,
): Promise<KnownOfPerson[]> {
  const owners = await ownersBelow(tx, people)
  const claims = await claimsOf(tx, [...people, ...owners.keys()])
  const births = await birthsOfRelatives(tx, claims)
  const answers = withAnswers
    ? await answersAbout(tx, people)
    : new Map<string, AnsweredQuestion[]>()
  const own = Map.groupBy(claims, ({ subject }) => owners.get(subject) ?? subject)
  return people.map((person) => {
    const all = own.get(person) ?? []
    const related = new Set(all.flatMap(relatedIn))
    const theirs = births.filter(({ subject }) => subject !== person && related.has(subject))
    return {
      person,
      claims: [...all, ...theirs],
      answers: answers.get(person) ?? [],
      facilities,
      zone,
    }
  })
}

/** Everything under these people, each with the person it is under. */
async function ownersBelow(
  tx: Reading,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ subject: string; person: string }>`
    with own as (
      select distinct subject, owner from subject_view
      where owner = any (${people}::bigint[]) and kind = any (${UNDER_PERSON}::smallint[]))
    select subject::text, owner::text as person from own
    union select v.subject::text, o.owner::text from subject_view v join own o on v.owner = o.subject
      where v.kind = ${kindNumber('point')}`.execute(tx)
  return new Map(rows.map(({ subject, person }) => [subject, person]))
}

const UNDER_PERSON = [kindNumber('custody'), kindNumber('act'), kindNumber('relation')]

async function claimsOf(tx: Reading, subjects: readonly string[]): Promise<Claim[]> {
  const { rows } = await sql<ClaimRow>`
    select * from claim where subject = any (${subjects}::bigint[]) order by id`.execute(tx)
  return rows.map(claimOf)
}

async function birthsOfRelatives(tx: Reading, claims: readonly Claim[]): Promise<Claim[]> {
  const related = [...new Set(claims.flatMap(relatedIn))]
  if (related.length === 0) return []
  const { rows } = await sql<ClaimRow>`
    select * from claim where subject = any (${related}::bigint[]) and property = ${BIRTH}
    order by id`.execute(tx)
  return rows.map(claimOf)
}

function relatedIn({ property: number, value }: Claim): string[] {
  return RELATED.includes(number) && value.kind === 'subject' ? [value.id] : []
}

/** Every place of detention the reader may know of, by every name it goes by. */
export async function namedFacilities(tx: Reading): Promise<NamedFacility[]> {
  const { rows } = await sql<{ id: string; names: string[] }>`
    select v.subject::text as id, array_agg(distinct n.name) as names from subject_view v
    cross join lateral jsonb_array_elements_text(
      jsonb_path_query_array(v.fold, '$.properties."facility.name".groups[*].value.text')) as n(name)
    where v.kind = ${kindNumber('facility')} group by v.subject order by v.subject`.execute(tx)
  return rows
}

/** Everybody the reader may know of. */
export async function everybody(tx: Reading): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    select distinct subject from subject_view where kind = ${kindNumber('person')}`.execute(tx)
  return rows.map(({ subject }) => subject)
}

/** Of whom anything may have changed since a moment in the database's own count; null: a place did, which may concern everybody. */
export async function changedSince(tx: Reading, moment: string): Promise<string[] | null> {
  const { rows } = await sql<{ subject: string; kind: number | null }>`
    with touched as (
      select distinct subject from claim where tx >= ${moment}::text::xid8 or erased_tx >= ${moment}::text::xid8
      union select q.person from answer a join question q on q.id = a.question
        where a.tx >= ${moment}::text::xid8 or a.erased_tx >= ${moment}::text::xid8
      union select q.person from letter_step s join reply r on r.letter = s.letter
        join answer a on a.reply = r.id join question q on q.id = a.question
        where s.tx >= ${moment}::text::xid8),
    above as (
      select t.subject, v.kind, v.owner from touched t left join subject_view v on v.subject = t.subject)
    select distinct coalesce(up.owner, a.owner, a.subject)::text as subject, a.kind::int as kind
    from above a left join subject_view up on up.subject = a.owner and up.owner is not null`.execute(
    tx,
  )
  if (rows.some(({ kind }) => kind === kindNumber('facility'))) return null
  return [...new Set(rows.map(({ subject }) => subject))]
}

/** Where the database's count stands: what is not over by then is looked at again. */
export async function momentNow(tx: Reading): Promise<string> {
  const { rows } = await sql<{ moment: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as moment`.execute(tx)
  return rows[0]?.moment ?? '0'
}
