import { property } from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'

/** The persons to whom something was done in each of these events. */
export async function companionsIn(
  tx: Reading,
  events: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (events.length === 0) return new Map()
  const { rows } = await sql<{ event: string; person: string }>`
    select distinct c.v_ref::text as event, v.owner::text as person
    from claim c join subject_view v on v.subject = c.subject
    where c.property = ${property('act.event').number} and c.v_ref = any (${events}::bigint[]) and v.owner is not null
      and not exists (select from claim r where r.retracts = c.id)
      and not exists (select from claim n where n.replaces = c.id)`.execute(tx)
  const each = Map.groupBy(rows, ({ event }) => event)
  return new Map([...each].map(([event, people]) => [event, people.map(({ person }) => person)]))
}

/** Pairs of records that somebody said may be one human being. */
export async function possiblyOne(tx: Reading): Promise<[string, string][]> {
  const { rows } = await sql<{ one: string; other: string }>`
    select c.subject::text as one, c.v_ref::text as other from claim c
    where c.property = ${property('person.possibly').number} and c.v_ref is not null
      and not exists (select from claim r where r.retracts = c.id)`.execute(tx)
  return rows.map(({ one, other }) => [one, other])
}
