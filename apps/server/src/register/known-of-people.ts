import { property, type Claim, type NamedFacility } from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { claimOf, type ClaimRow } from './claim-row.ts'
import { kindNumber } from './fold-store.ts'

const RELATED = [property('relation.person').number, property('relation.other').number]
const BIRTH = property('person.birth').number

/** Everything under these people, each with the person it is under. */
export async function ownersBelow(
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

export async function claimsOfSubjects(tx: Reading, subjects: readonly string[]): Promise<Claim[]> {
  const { rows } = await sql<ClaimRow>`
    select * from claim where subject = any (${subjects}::bigint[]) order by id`.execute(tx)
  return rows.map(claimOf)
}

export async function birthsOfRelatives(tx: Reading, claims: readonly Claim[]): Promise<Claim[]> {
  const related = [...new Set(claims.flatMap(relatedIn))]
  if (related.length === 0) return []
  const { rows } = await sql<ClaimRow>`
    select * from claim where subject = any (${related}::bigint[]) and property = ${BIRTH}
    order by id`.execute(tx)
  return rows.map(claimOf)
}

/** Both ends of a relation. */
export function relatedIn({ property: number, value }: Claim): string[] {
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

/** Subjects of which something was recorded or erased since a moment in the database's own count, each as the person it is under. */
export async function touchedSince(
  tx: Reading,
  moment: string,
): Promise<{ readonly subject: string; readonly isFacility: boolean }[]> {
  const { rows } = await sql<{ subject: string; isFacility: boolean }>`
    with touched as (
      select distinct subject from claim
      where tx >= ${moment}::text::xid8 or erased_tx >= ${moment}::text::xid8),
    above as (
      select t.subject, v.kind, v.owner from touched t left join subject_view v on v.subject = t.subject)
    select distinct coalesce(up.owner, a.owner, a.subject)::text as subject,
      coalesce(a.kind = ${kindNumber('facility')}, false) as "isFacility"
    from above a left join subject_view up on up.subject = a.owner and up.owner is not null`.execute(
    tx,
  )
  return rows
}
