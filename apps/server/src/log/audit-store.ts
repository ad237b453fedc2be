import type { NoteSignature } from '@amparo/log'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { cosignaturesOf, type SignedCheckpoint } from './checkpoint-store.ts'

/** A leaf with the entry it is said to be of. */
export interface AuditRow {
  readonly index: number
  /** SHA-256 of the entry, in hexadecimal. */
  readonly leaf: string
  /** Null where a restored backup no longer had it. */
  readonly entry: string | null
  readonly body: string | null
  /** As the entry's row has them, beside its text. */
  readonly object: string | null
  readonly seq: number | null
}

interface Columns {
  readonly indices: readonly number[] | null
  /** 64 hexadecimal digits each. */
  readonly leaves: string | null
  readonly entries: readonly (string | null)[] | null
  readonly bodies: readonly (string | null)[] | null
  readonly objects: readonly (string | null)[] | null
  readonly seqs: readonly (number | null)[] | null
}

/**
 * The leaves of a shard from one index up to, not including, another, by index, with their entries. In columns, for a million
 * rows one by one cost the reader more than hashing them does; and by the range of record numbers that the leaves name, for
 * PostgreSQL would go through all entries for every page.
 */
export async function auditPage(
  tx: Reading,
  shard: number,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<AuditRow[]> {
  const { rows } = await sql<Columns>`
    with l as materialized (
      select index, leaf, of_entry from log_leaf
      where shard = ${shard}::smallint and index >= ${start}::bigint and index < ${end}::bigint
    )
    select json_agg(l.index order by l.index) as indices, string_agg(encode(l.leaf, 'hex'), '' order by l.index) as leaves,
      json_agg(l.of_entry::text order by l.index) as entries, json_agg(e.body order by l.index) as bodies,
      json_agg(encode(e.object, 'hex') order by l.index) as objects, json_agg(e.seq order by l.index) as seqs
    from l left join entry e
      on e.id = l.of_entry and e.id between (select min(of_entry) from l) and (select max(of_entry) from l)`.execute(
    tx,
  )
  const { indices, leaves, entries, bodies, objects, seqs } = rows[0] ?? {}
  return (indices ?? []).map((index, at) => ({
    index,
    leaf: leaves?.slice(64 * at, 64 * at + 64) ?? '',
    entry: entries?.[at] ?? null,
    body: bodies?.[at] ?? null,
    object: objects?.[at] ?? null,
    seq: seqs?.[at] ?? null,
  }))
}

/** A checkpoint as it is kept, with whatever others signed under it. */
export interface StoredCheckpoint extends SignedCheckpoint {
  readonly cosignatures: readonly NoteSignature[]
}

/** Those of more than `start` and at most `end` entries, the smallest first. */
export async function checkpointsBetween(
  tx: Reading,
  shard: number,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<StoredCheckpoint[]> {
  const rows = await tx
    .selectFrom('checkpoint')
    .select(['size', 'note', 'at'])
    .where('shard', '=', shard)
    .where('size', '>', String(start))
    .where('size', '<=', String(end))
    .orderBy('size')
    .execute()
  const signed = await cosignedSizes(tx, shard, { start, end })
  const all: StoredCheckpoint[] = []
  for (const row of rows) {
    const size = Number(row.size)
    const cosignatures = signed.has(size) ? await cosignaturesOf(tx, shard, size) : []
    all.push({ ...row, size, cosignatures })
  }
  return all
}

async function cosignedSizes(
  tx: Reading,
  shard: number,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<ReadonlySet<number>> {
  const rows = await tx
    .selectFrom('cosignature')
    .select('size')
    .distinct()
    .where('shard', '=', shard)
    .where('size', '>', String(start))
    .where('size', '<=', String(end))
    .execute()
  return new Set(rows.map(({ size }) => Number(size)))
}

/** An object whose entries are not numbered 1, 2, 3 … */
export interface SequenceFault {
  readonly object: string
  /** Of the first entry that is wrong; null while it has no index. */
  readonly index: number | null
  /** The number is another entry's too; else one is missing before it. */
  readonly isTwice: boolean
}

/** The first few objects whose numbers are not dense. */
export async function sequenceFaults(tx: Reading, shard: number): Promise<SequenceFault[]> {
  const { rows } = await sql<{ object: string; index: string | null; isTwice: boolean }>`
    with odd as (
      select object from entry group by object
      having min(seq) <> 1 or max(seq) <> count(*) or count(distinct seq) <> count(*)
      order by min(id) limit 20
    ), numbered as (
      select e.id, object, e.seq, lag(e.seq) over (partition by object order by e.seq, e.id) as before
      from entry e join odd using (object)
    )
    select distinct on (n.object) encode(n.object, 'hex') as object, l.index, n.seq is not distinct from n.before as "isTwice"
    from numbered n left join log_leaf l on l.of_entry = n.id and l.shard = ${shard}::smallint
    where n.seq <> coalesce(n.before, 0) + 1 order by n.object, n.seq, n.id`.execute(tx)
  return rows.map((row) => ({ ...row, index: row.index === null ? null : Number(row.index) }))
}

export interface Unsequenced {
  /** How many entries have no index. */
  readonly count: number
  /** One of them that is older than an entry which has one, with the first such index. */
  readonly skipped: { readonly entry: string; readonly index: number } | undefined
}

/** Entries without an index: those that wait, and whether one was passed over. */
export async function unsequenced(tx: Reading, shard: number): Promise<Unsequenced> {
  const { rows } = await sql<{ count: number; entry: string | null; tx: string | null }>`
    with free as (
      select id, tx from entry e
      where not exists (select from log_leaf l where l.of_entry = e.id and l.shard = ${shard}::smallint)
    ), oldest as (select id, tx from free order by tx, id limit 1)
    select (select count(*)::int from free) as count, o.id as entry, o.tx::text as tx
    from (values (1)) one left join oldest o on true`.execute(tx)
  const { count = 0, entry = null, tx: transaction = null } = rows[0] ?? {}
  if (entry === null) return { count, skipped: undefined }
  const after = await sql<{ index: string | null }>`
    select min(l.index) as index from log_leaf l join entry e on e.id = l.of_entry
    where l.shard = ${shard}::smallint and (e.tx, e.id) > (${transaction}::xid8, ${entry}::bigint)`.execute(
    tx,
  )
  const index = after.rows[0]?.index ?? null
  return { count, skipped: index === null ? undefined : { entry, index: Number(index) } }
}
