import { daysOf, type ComparedPerson, type FoldedProperty } from '@amparo/register'
import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../db/office.ts'
import { readCompared } from './compared-text.ts'
import { kindNumber } from './fold-store.ts'
import { partOfView } from './part-of-view.ts'

const PERSON = kindNumber('person')
const CUSTODY = kindNumber('custody')

/** People who share a match key. */
export interface Sharing {
  readonly key: string
  readonly people: readonly string[]
}

/** Of each key as many people who share it as are asked for; of those whom the reader may know of. */
export async function sharing(
  tx: Reading,
  asked: readonly { readonly key: string; readonly most: number }[],
): Promise<Sharing[]> {
  if (asked.length === 0) return []
  const [keys, most] = [asked.map(({ key }) => key), asked.map((one) => one.most)]
  const { rows } = await sql<{ key: string; people: string }>`
    select asked.key, string_agg(m.subject::text, ' ') as people from unnest(${keys}::text[], ${most}::int[]) as asked(key, most)
    cross join lateral (
      select m.subject from match_key m where m.key = asked.key and m.kind = ${PERSON}::smallint limit asked.most
    ) m group by asked.key`.execute(tx)
  return rows.map(({ key, people }) => ({ key, people: people.split(' ') }))
}

/** About how many people the reader may know of, and how many of them share each of some keys. */
interface Counted {
  readonly people: number
  readonly sharing: ReadonlyMap<string, number>
}

/**
 * People are counted by the newest number, and how many of the newest are people; those who share a key no further than `most`.
 */
export async function countSharing(
  tx: Reading,
  keys: readonly string[],
  most: number,
): Promise<Counted> {
  const { rows } = await sql<{ key: string | null; count: number }>`
    select null as key, (coalesce(max(n.id), 0) * coalesce(avg((n.kind = ${PERSON}::smallint)::int), 0))::int as count
    from (select s.id, s.kind from subject s order by s.id desc limit 500) n
    union all
    select asked.key, m.count from unnest(${keys}::text[]) as asked(key)
    cross join lateral (select count(*)::int as count from (
      select from match_key m where m.key = asked.key and m.kind = ${PERSON}::smallint limit ${most}
    ) few) m`.execute(tx)
  const counts = new Map(rows.map(({ key, count }) => [key, count]))
  const people = counts.get(null) ?? 0
  return {
    people,
    sharing: new Map(rows.flatMap(({ key, count }) => (key === null ? [] : [[key, count]]))),
  }
}

/** Somebody known, as the most informed of the reader's audiences sees them. */
export interface StoredPerson {
  readonly person: string
  readonly audience: number
  readonly name: string
  readonly compared: ComparedPerson
}

/**
 * These people with what they are compared by; without those whose page is another's. Where that other is seen as an audience sees
 * them that did not join the two, both are there.
 */
export async function comparedPeople(
  tx: Reading,
  people: readonly string[],
): Promise<StoredPerson[]> {
  if (people.length === 0) return []
  const { rows } = await sql<
    Omit<StoredPerson, 'compared'> & { compared: string | null; anchor: string | null }
  >`
    select distinct on (v.subject) v.subject as person, v.audience, v.label as name, v.compared, v.anchor
    from unnest(${people}::bigint[]) as asked(id)
    join subject_view v on v.subject = asked.id and v.kind = ${PERSON}::smallint
    where case when v.anchor is null then true
      else v.audience = (select max(a.audience) from subject_view a where a.subject = v.anchor) end
    order by v.subject, v.audience desc`.execute(tx)
  return rows.flatMap(({ compared, anchor, ...one }) =>
    anchor !== null || compared === null ? [] : [{ ...one, compared: readCompared(compared) }],
  )
}

/** Somebody with the audience whose view of them counts; null where only what is recorded of this very record does. */
export interface PersonSeen {
  readonly person: string
  readonly audience: number | null
}

/** Each of these beside every record that counts as them in that view. */
function recordsOf(people: readonly PersonSeen[]): RawBuilder<unknown> {
  const asked = sql`unnest(${people.map(({ person }) => person)}::bigint[], ${people.map(
    ({ audience }) => audience,
  )}::smallint[]) as a(person, audience)`
  return sql`
    select a.person, a.person as record from ${asked}
    union all
    select a.person, m.subject from ${asked} join subject_view m on m.anchor = a.person and m.audience = a.audience`
}

/**
 * For each of these the days on which their custodies are known to have begun or ended, the latest first: those of every record that
 * counts as them, as far as the reader may know.
 */
export async function daysSeen(
  tx: Reading,
  people: readonly PersonSeen[],
  most: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<{ person: string; days: string[] }>`
    select r.person::text, array_agg(distinct d.day::text order by d.day::text desc) as days
    from (${recordsOf(people)}) r
    join subject_view v on v.owner = r.record and v.kind = ${CUSTODY}::smallint
    cross join lateral (values (v.lo), (v.hi)) as d(day)
    where d.day is not null group by r.person`.execute(tx)
  return new Map(rows.map(({ person, days }) => [person, days.slice(0, most)]))
}

/**
 * For each of these the latest day until which they lived for sure, if what is said of their custodies is so: the first day that is left
 * open for when one began, or ended. Whom nothing of the kind is said of is not among them.
 */
export async function lastHeld(
  tx: Reading,
  people: readonly PersonSeen[],
): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<{
    person: string
    began: FoldedProperty | null
    ended: FoldedProperty | null
  }>`
    select r.person::text, v.fold #> '{properties,custody.from}' as began, v.fold #> '{properties,custody.to}' as ended
    from (${recordsOf(people)}) r
    join subject_view v on v.owner = r.record and v.kind = ${CUSTODY}::smallint`.execute(tx)
  const last = new Map<string, string>()
  for (const { person, began, ended } of rows) {
    const view = partOfView({ 'custody.from': began, 'custody.to': ended })
    const days = [daysOf(view, 'custody.from').lo, daysOf(view, 'custody.to').lo]
    for (const day of days)
      if (day !== null && day > (last.get(person) ?? '')) last.set(person, day)
  }
  return last
}

/** Those of these of whose custodies this audience knows something by itself. */
export async function heldFor(
  tx: Reading,
  people: readonly PersonSeen[],
  audience: number,
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set()
  const { rows } = await sql<{ person: string }>`
    select distinct r.person::text from (${recordsOf(people)}) r
    join subject_view v on v.owner = r.record and v.kind = ${CUSTODY}::smallint and v.audience = ${audience}::smallint`.execute(
    tx,
  )
  return new Set(rows.map(({ person }) => person))
}
