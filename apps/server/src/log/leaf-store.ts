import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'

/** An entry that has no index in a shard yet. */
export interface Unsequenced {
  readonly id: string
  readonly body: string
}

/** Entries still without an index, and how far this look went. */
export interface Waiting {
  readonly entries: readonly Unsequenced[]
  /** Where the next look begins: with no transaction below is an entry left but these. */
  readonly next: string
}

/**
 * Entries of a shard that have no index, oldest transaction first: only of transactions below which none is under way any
 * more, so that nothing can come before them later. `from` is the `next` of an earlier look whose entries got their index;
 * null looks through all. In numbers of transactions, and so within one PostgreSQL only.
 */
export async function waitingEntries(
  tx: Reading,
  shard: number,
  from: string | null,
  most: number,
): Promise<Waiting> {
  const { rows } = await sql<{
    horizon: string
    id: string | null
    body: string | null
    tx: string | null
  }>`
    with now as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as horizon)
    select now.horizon::text, e.id, e.body, e.tx::text from now left join lateral (
      select id, body, tx from entry
      where entry.tx < now.horizon and entry.tx >= ${from ?? '0'}::xid8
        and not exists (select from log_leaf l where l.of_entry = entry.id and l.shard = ${shard}::smallint)
      order by tx, id limit ${most}
    ) e on true order by e.tx, e.id`.execute(tx)
  const entries = rows.flatMap(({ id, body }) =>
    id === null || body === null ? [] : [{ id, body }],
  )
  const last = rows.at(-1)
  // Where there may be more, they are of the last one's transaction or of a later one.
  const next = entries.length < most ? last?.horizon : last?.tx
  return { entries, next: next ?? '0' }
}

/** Of transactions: the largest that any entry carries, and the next this PostgreSQL will give. */
export interface TransactionNumbers {
  readonly written: bigint
  readonly next: bigint
}

export async function transactionNumbers(tx: Reading): Promise<TransactionNumbers> {
  const { rows } = await sql<{ written: string | null; next: string }>`
    select (select e.tx::text from entry e order by e.tx desc limit 1) as written,
      pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(tx)
  return { written: BigInt(rows[0]?.written ?? 0), next: BigInt(rows[0]?.next ?? 0) }
}

/** How many leaves a shard has. */
export async function sizeOf(tx: Reading, shard: number): Promise<number> {
  const row = await tx
    .selectFrom('log_leaf')
    .select('index')
    .where('shard', '=', shard)
    .orderBy('index', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? 0 : Number(row.index) + 1
}

/** A leaf for the next free index; without an entry where only its hash is left. */
export interface NewLeaf {
  readonly entry: string | null
  readonly leaf: Uint8Array
}

/** Gives leaves the indices from `first` on. Fails where one of them is taken. */
export async function appendLeaves(
  tx: Reading,
  shard: number,
  first: number,
  leaves: readonly NewLeaf[],
): Promise<void> {
  await sql`
    insert into log_leaf (shard, index, of_entry, leaf)
    select ${shard}::smallint, ${first}::bigint + n.at - 1, n.entry, n.leaf
    from unnest(${leaves.map(({ entry }) => entry)}::bigint[], ${leaves.map(({ leaf }) => Buffer.from(leaf))}::bytea[])
      with ordinality as n(entry, leaf, at)`.execute(tx)
}

/** The leaves (SHA-256 of an entry) from one index up to, not including, another. */
export async function leavesOf(
  tx: Reading,
  shard: number,
  { start, end }: { readonly start: number; readonly end: number },
): Promise<Buffer[]> {
  const rows = await tx
    .selectFrom('log_leaf')
    .select('leaf')
    .where('shard', '=', shard)
    .where('index', '>=', String(start))
    .where('index', '<', String(end))
    .orderBy('index')
    .execute()
  if (rows.length !== end - start)
    throw new Error(`log: ${rows.length} leaves from ${start} to ${end}`)
  return rows.map(({ leaf }) => leaf)
}

/** Where an entry stands in a shard; undefined while it waits. */
export async function indexOf(
  tx: Reading,
  shard: number,
  entry: string,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('log_leaf')
    .select('index')
    .where('of_entry', '=', entry)
    .where('shard', '=', shard)
    .executeTakeFirst()
  return row === undefined ? undefined : Number(row.index)
}
