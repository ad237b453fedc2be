import type pg from 'pg'
import type { Judgement } from './partition.ts'

// For whoever writes views anew by the host's own connection, past the row policies.

/** For each of these of whom anything was decided to be the same: everybody so tied to them, held as a writer would. */
export async function tiesOf(
  admin: pg.Client,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const { rows: judged } = await admin.query<{ id: string }>(JUDGED, [ids])
  if (judged.length === 0) return new Map()
  const asked = judged.map(({ id }) => id)
  for (const id of asked) await admin.query('select hold_tied($1)', [id])
  const { rows } = await admin.query<{ id: string; tied: string[] }>(TIES, [asked])
  return new Map(rows.map(({ id, tied }) => [id, tied]))
}

/** What was decided about any two of these, for every audience. */
export async function judgementsAmong(
  admin: pg.Client,
  ids: readonly string[],
): Promise<readonly Judgement[]> {
  if (ids.length === 0) return []
  return (await admin.query<Judgement>(JUDGEMENTS, [ids])).rows
}

/** People who are compared by something else than before: they may be somebody else than was thought. */
export async function putDue(
  admin: pg.Client,
  all: readonly { readonly subject: string; readonly audience: number }[],
): Promise<void> {
  await admin.query(DUE, [all.map(({ subject }) => subject), all.map(({ audience }) => audience)])
}

// A decision has an id of its own: who is asked about is called otherwise, or each decision is held against itself.
const JUDGED = `select p.person::text as id from unnest($1::bigint[]) as p(person)
  where exists (select from match_decision d where p.person in (d.one, d.other) and d.verdict = 'same') order by p.person`
const TIES = `select p.person::text as id, (select array_agg(t::text order by t) from tied(p.person) t) as tied
  from unnest($1::bigint[]) as p(person)`
const JUDGEMENTS = `select id, one, other, audience, verdict from match_decision
  where one = any ($1::bigint[]) and other = any ($1::bigint[])`
const DUE = `insert into match_due (subject, audience)
  select n.person, n.audience from unnest($1::bigint[], $2::smallint[]) as n(person, audience) on conflict do nothing`
