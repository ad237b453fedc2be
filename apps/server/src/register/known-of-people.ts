import { comparedProperties, property, type Claim, type NamedFacility } from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { claimOf, saidColumns, type SaidColumns } from './claim-row.ts'
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

export const SAID = sql.join(saidColumns.map((column) => sql.ref(column)))

/** What is said of these subjects and is compared: of the rest no rule asks. */
export async function comparedClaims(tx: Reading, subjects: readonly string[]): Promise<Claim[]> {
  const { rows } = await sql<SaidColumns>`
    select ${SAID} from claim where subject = any (${subjects}::bigint[])
      and property = any (${comparedProperties}::int[]) order by id`.execute(tx)
  return rows.map(claimOf)
}

export async function birthsOfRelatives(tx: Reading, claims: readonly Claim[]): Promise<Claim[]> {
  const related = [...new Set(claims.flatMap(relatedIn))]
  if (related.length === 0) return []
  const { rows } = await sql<SaidColumns>`
    select ${SAID} from claim where subject = any (${related}::bigint[]) and property = ${BIRTH}
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

/** Everybody the reader may know of, in the order in which they were recorded: neighbours lie beside each other. */
export async function everybody(tx: Reading): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    select distinct subject from subject_view where kind = ${kindNumber('person')} order by subject`.execute(
    tx,
  )
  return rows.map(({ subject }) => subject)
}

/** Every place of detention that claims about these subjects ever named, also those that were taken back. */
export async function placesNamed(
  tx: Reading,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  if (subjects.length === 0) return new Set()
  const { rows } = await sql<{ place: string }>`
    select distinct v_ref::text as place from claim
    where subject = any (${subjects}::bigint[]) and v_ref is not null
      and property in (${property('custody.facility').number}, ${property('point.facility').number})`.execute(
    tx,
  )
  return new Set(rows.map(({ place }) => place))
}

interface Touched {
  readonly subject: string
  readonly isFacility: boolean
  /** Something of it was erased, so that nobody can tell any more what it said. */
  readonly erased: boolean
}

/** Subjects of which something was recorded or erased since a moment in the database's own count, each as the person it is under. */
export async function touchedSince(tx: Reading, moment: string): Promise<Touched[]> {
  const { rows } = await sql<Touched>`
    with touched as (
      select subject, bool_or(erased_tx >= ${moment}::text::xid8) as erased from claim
      where tx >= ${moment}::text::xid8 or erased_tx >= ${moment}::text::xid8 group by subject),
    above as (
      select t.subject, t.erased, v.kind, v.owner from touched t left join subject_view v on v.subject = t.subject)
    select distinct coalesce(up.owner, a.owner, a.subject)::text as subject,
      coalesce(a.kind = ${kindNumber('facility')}, false) as "isFacility",
      coalesce(a.erased, false) as erased
    from above a left join subject_view up on up.subject = a.owner and up.owner is not null`.execute(
    tx,
  )
  return rows
}
