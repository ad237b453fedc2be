import type { Claim, SubjectKind } from '@amparo/register'
import { sql } from 'kysely'
import type { Change } from '../db/office.ts'
import { claimOf, columnsOf, type ClaimRow } from './claim-row.ts'
import { kindNumber, putNewViews, rowsOfViews, type ViewRowToPut } from './fold-store.ts'
import { fieldsOf, narrowest, sourceKind, type NewClaim } from './register-store.ts'

/** One subject and all that is first said of it. */
export interface NewSubject {
  readonly kind: SubjectKind
  readonly claims: readonly NewClaim[]
}

/**
 * Records many new subjects from one source at once, as a list brings them: an entry, its key, the claims and the views of
 * each, in a handful of statements. The same as recording one after the other, and a test holds it to that. Gives their
 * numbers, in order. A few hundred at a time: all of it is one transaction.
 */
export async function recordMany(
  change: Change,
  staff: number,
  source: string,
  subjects: readonly NewSubject[],
): Promise<string[]> {
  if (subjects.length === 0) return []
  const entries = await change.enterAllNew(
    'subject.create',
    subjects.map(({ kind, claims }) => ({ kind, ...fieldsOf(claims) })),
  )
  const ids = await insertSubjects(change, subjects, entries)
  const claims = await insertClaims(change, staff, source, subjects, { ids, entries })
  await putViews(change, subjects, ids, claims)
  return ids
}

type Entries = readonly { readonly id: string; readonly object: Buffer }[]

async function insertSubjects(
  { tx }: Change,
  subjects: readonly NewSubject[],
  entries: Entries,
): Promise<string[]> {
  const { rows } = await sql<{ id: string; object: Buffer }>`
    insert into subject (object, kind, audience, entry)
    select * from unnest(
      ${entries.map(({ object }) => object)}::bytea[], ${subjects.map(({ kind }) => kindNumber(kind))}::smallint[],
      ${subjects.map(({ claims }) => narrowest(claims))}::smallint[], ${entries.map(({ id }) => id)}::bigint[]
    ) returning id, object`.execute(tx)
  const byObject = new Map(rows.map(({ id, object }) => [object.toString('hex'), id]))
  return entries.map(({ object }) => byObject.get(object.toString('hex')) ?? '')
}

async function insertClaims(
  { tx, now }: Change,
  staff: number,
  source: string,
  subjects: readonly NewSubject[],
  { ids, entries }: { readonly ids: readonly string[]; readonly entries: Entries },
): Promise<readonly Claim[]> {
  const each = subjects.flatMap(({ claims }, at) =>
    claims.map((claim, index) => ({
      ...columnsOf(claim),
      claim,
      subject: ids[at] ?? '',
      entry: entries[at]?.id ?? '',
      field: index + 1,
    })),
  )
  const { rows } = await sql<ClaimRow>`
    insert into claim (subject, entry, field, property, v_text, v_ref, v_lo, v_hi, v_sealed, v_commit, said_on, credibility, directness,
      audience, source, origin, source_kind, recorded_at, recorded_by)
    select n.*, ${source}::bigint, ${source}::bigint, ${kindOfSource(subjects)}, ${now}::timestamptz, ${staff}::int from unnest(
      ${each.map((one) => one.subject)}::bigint[], ${each.map((one) => one.entry)}::bigint[],
      ${each.map((one) => one.field)}::smallint[], ${each.map(({ claim }) => claim.property.number)}::smallint[],
      ${each.map((one) => one.v_text)}::text[], ${each.map((one) => one.v_ref)}::bigint[],
      ${each.map((one) => one.v_lo)}::date[], ${each.map((one) => one.v_hi)}::date[],
      ${each.map((one) => one.v_sealed)}::bytea[], ${each.map((one) => one.v_commit)}::bytea[],
      ${each.map(({ claim }) => claim.saidOn)}::date[], ${each.map(({ claim }) => claim.credibility)}::smallint[],
      ${each.map(({ claim }) => claim.directness)}::text[], ${each.map(({ claim }) => claim.audience)}::smallint[]
    ) as n returning *`.execute(tx)
  return rows.map(claimOf)
}

function kindOfSource(subjects: readonly NewSubject[]): string {
  const first = subjects[0]?.claims[0]
  if (first === undefined) throw new Error('a subject needs a claim')
  return sourceKind(first)
}

/** Every claim of a new subject is at hand, so nothing has to be read back. */
async function putViews(
  { tx }: Change,
  subjects: readonly NewSubject[],
  ids: readonly string[],
  claims: readonly Claim[],
): Promise<void> {
  const bySubject = Map.groupBy(claims, ({ subject }) => subject)
  const rows = subjects.flatMap(({ kind }, at): ViewRowToPut[] => {
    const subject = ids[at] ?? ''
    const own = bySubject.get(subject) ?? []
    return rowsOfViews(subject, own, kind)
  })
  await putNewViews(tx, rows)
}
