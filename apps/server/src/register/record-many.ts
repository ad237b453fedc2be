import type { Claim, SubjectKind } from '@amparo/register'
import { sql } from 'kysely'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import { claimOf, columnsOf } from './claim-row.ts'
import {
  kindNumber,
  putNewViews,
  rowsOfViews,
  storeViewsOf,
  type ViewRowToPut,
} from './fold-store.ts'
import { fieldsOf, narrowest, type NewClaim, type Written } from './register-store.ts'
import {
  citedColumns,
  knownSources,
  makeSources,
  nameOf,
  sourceKind,
  type StoredSource,
} from './source-store.ts'

/** One subject and all that is first said of it. */
export interface NewSubject {
  readonly kind: SubjectKind
  readonly claims: readonly NewClaim[]
}

/** Subjects of one transaction: enough that round trips do not matter, few enough that nobody waits long behind it. */
const BATCH = 200
/** Two cores: while PostgreSQL writes one batch, the next is folded and committed to here. */
const LANES = 2

/**
 * Records any number of new subjects from one source, a few hundred in each transaction and two transactions at once; reads
 * on as it records. Whatever is told as recorded is there for good. When a batch fails, none is begun after it, and what was
 * recorded before it stays.
 */
export async function recordList(
  office: Office,
  officer: StaffActor,
  subjects: Iterable<NewSubject>,
  recorded: (made: readonly Written[], batch: readonly NewSubject[]) => void = () => {},
): Promise<void> {
  const batches = batchesOf(subjects)
  const lane = async () => {
    for (const batch of batches)
      recorded(
        await office.change(officer, (change) => recordMany(change, officer.id, batch)),
        batch,
      )
  }
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

function* batchesOf(subjects: Iterable<NewSubject>): Generator<NewSubject[], void> {
  let batch: NewSubject[] = []
  for (const subject of subjects) {
    batch.push(subject)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * Records many new subjects from one source at once, as a list brings them: an entry, its key, the claims and the views of
 * each, in a handful of statements. The same as recording one after the other, and a test holds it to that. Gives what was
 * made, in order. A few hundred at a time: all of it is one transaction.
 */
export async function recordMany(
  change: Change,
  staff: number,
  subjects: readonly NewSubject[],
): Promise<Written[]> {
  const said = subjects[0]?.claims[0]
  if (said === undefined) return []
  const entries = await change.enterAllNew(
    'subject.create',
    subjects.map(({ kind, claims }) => ({ kind, ...fieldsOf(claims) })),
  )
  const source = await sourceOf(change, said, entries[0]?.id ?? '')
  const ids = await insertSubjects(change, subjects, entries)
  const rows = subjects.map(({ claims: all }, at) => ({
    subject: ids[at] ?? '',
    entry: entries[at]?.id ?? '',
    claims: all,
  }))
  const claims = await insertClaims(change, staff, source, rows)
  await putViews(change, subjects, ids, claims)
  return ids.map((subject, at) => ({ subject, entry: entries[at]?.id ?? '' }))
}

/** More claims of one source about a subject that is there. */
export interface Addition {
  readonly subject: string
  readonly object: Buffer
  readonly kind: SubjectKind
  readonly claims: readonly NewClaim[]
}

/** Adds claims of one source to many subjects at once, each of them once in the list; the same as adding to one after the other. */
export async function addMany(
  change: Change,
  staff: number,
  additions: readonly Addition[],
): Promise<Written[]> {
  const said = additions[0]?.claims[0]
  if (said === undefined) return []
  const entries = await change.enterEach(
    'claim.add',
    additions.map(({ object, claims }) => ({ object, fields: fieldsOf(claims) })),
  )
  const source = await sourceOf(change, said, entries[0]?.id ?? '')
  const rows = additions.map(({ subject, claims }, at) => ({
    subject,
    entry: entries[at]?.id ?? '',
    claims,
  }))
  await insertClaims(change, staff, source, rows)
  await storeViewsOf(change.tx, additions)
  return rows.map(({ subject, entry }) => ({ subject, entry }))
}

/** The one source of all: the one that is there, or one made under the first entry. */
async function sourceOf(
  { tx }: Change,
  { source }: NewClaim,
  entry: string,
): Promise<StoredSource> {
  const sources = await makeSources(tx, [source], await knownSources(tx, [source]), entry)
  const found = sources.get(nameOf(source))
  if (found === undefined) throw new Error('a source was neither made nor there')
  return found
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

/** Claims of one subject under one entry. */
interface SaidOf {
  readonly subject: string
  readonly entry: string
  readonly claims: readonly NewClaim[]
}

async function insertClaims(
  { tx, now }: Change,
  staff: number,
  { id: source, origin }: StoredSource,
  subjects: readonly SaidOf[],
): Promise<readonly Claim[]> {
  const each = subjects.flatMap(({ subject, entry, claims }) =>
    claims.map((claim, index) => ({
      ...TAKES_NOTHING_BACK,
      ...columnsOf(claim),
      subject,
      source,
      origin,
      replaces: claim.replaces,
      source_kind: sourceKind(claim.source),
      entry,
      field: index + 1,
      property: claim.property.number,
      said_on: claim.saidOn,
      credibility: claim.credibility,
      directness: claim.directness,
      audience: claim.audience,
      ...citedColumns(claim.source),
      recorded_at: now,
      recorded_by: staff,
    })),
  )
  const { rows } = await sql<{ id: string; place: string }>`
    insert into claim (subject, entry, field, replaces, property, v_text, v_how, v_ref, v_lo, v_hi, v_sealed, v_commit, said_on, credibility, directness,
      audience, source_kind, cited_part, cited_from, cited_to, source, origin, recorded_at, recorded_by)
    select n.*, ${source}::bigint, ${origin}::bigint, ${now}::timestamptz, ${staff}::int from unnest(
      ${each.map((one) => one.subject)}::bigint[], ${each.map((one) => one.entry)}::bigint[],
      ${each.map((one) => one.field)}::smallint[], ${each.map((one) => one.replaces)}::bigint[],
      ${each.map((one) => one.property)}::smallint[],
      ${each.map((one) => one.v_text)}::text[], ${each.map((one) => one.v_how)}::text[],
      ${each.map((one) => one.v_ref)}::bigint[],
      ${each.map((one) => one.v_lo)}::date[], ${each.map((one) => one.v_hi)}::date[],
      ${each.map((one) => one.v_sealed)}::bytea[], ${each.map((one) => one.v_commit)}::bytea[],
      ${each.map((one) => one.said_on)}::date[], ${each.map((one) => one.credibility)}::smallint[],
      ${each.map((one) => one.directness)}::text[], ${each.map((one) => one.audience)}::smallint[],
      ${each.map((one) => one.source_kind)}::text[], ${each.map((one) => one.cited_part)}::int[],
      ${each.map((one) => one.cited_from)}::int[], ${each.map((one) => one.cited_to)}::int[]
    ) as n returning id, entry || ' ' || field as place`.execute(tx)
  const numbers = new Map(rows.map(({ id, place }) => [place, id]))
  return each.map((row) => claimOf({ ...row, id: numbers.get(`${row.entry} ${row.field}`) ?? '' }))
}

const TAKES_NOTHING_BACK = { retracts: null, erased_on: null }

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
