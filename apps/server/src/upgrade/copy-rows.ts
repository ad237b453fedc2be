import { createHash, type Hash } from 'node:crypto'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from, to } from 'pg-copy-streams'

/** A table as the old side has it. All names are quoted as SQL wants them. */
export interface Table {
  readonly name: string
  /** Without those that PostgreSQL computes itself. */
  readonly columns: string
  /** Its primary key, or all columns where it has none. */
  readonly order: string
  /** On disk, without its indexes. */
  readonly bytes: number
}

/** What two sides are compared by: the rows in the order of their key. */
export interface Proof {
  readonly rows: number
  readonly sha256: string
}

/** The tables of a schema, each after those it refers to. */
export async function tablesOf(admin: pg.Client, schema: string): Promise<Table[]> {
  const { rows } = await admin.query<Table & { oid: number; needs: number[] }>(
    `select c.oid::int, c.oid::regclass::text as name, pg_table_size(c.oid)::float8 as bytes, columns,
       coalesce((
         select string_agg(quote_ident(attname), ', ' order by place)
         from pg_index i, unnest(i.indkey::int2[]) with ordinality as k(number, place)
           join pg_attribute a on a.attnum = k.number
         where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid
       ), columns) as order,
       array(
         select confrelid::int from pg_constraint
         where contype = 'f' and conrelid = c.oid and confrelid <> c.oid
       ) as needs
     from pg_class c, lateral (
       select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute
       where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
     ) as own
     where relnamespace = $1::regnamespace and relkind in ('r', 'p') order by c.oid`,
    [schema],
  )
  const ordered: typeof rows = []
  while (ordered.length < rows.length) {
    const done = new Set(ordered.map(({ oid }) => oid))
    const next = rows.filter(({ oid, needs }) => !done.has(oid) && needs.every((n) => done.has(n)))
    if (next.length === 0)
      throw new Error(`The tables of ${schema} refer to each other in a circle.`)
    ordered.push(...next)
  }
  return ordered
}

export interface Copying {
  readonly told: AbortSignal
  /** How many bytes more have gone by. */
  readonly onBytes: (count: number) => void
}

/** Copies all rows of a table, in one transaction; what the old side said. */
export async function copyRows(
  { name, columns, order }: Table,
  source: pg.Client,
  target: pg.Client,
  copying: Copying,
): Promise<Proof> {
  const rows = source.query(to(readingOf({ name, columns, order })))
  const hash = createHash('sha256')
  const taken = target.query(from(`copy ${name} (${columns}) from stdin (format binary)`))
  await pipeline(rows, hashing(hash, copying), taken, { signal: copying.told })
  return { rows: rows.rowCount, sha256: hash.digest('hex') }
}

/** Reads all rows of a table again. */
export async function proofOf(table: Table, admin: pg.Client, copying: Copying): Promise<Proof> {
  const rows = admin.query(to(readingOf(table)))
  const hash = createHash('sha256')
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  await pipeline(rows, hashing(hash, copying), nowhere, { signal: copying.told })
  return { rows: rows.rowCount, sha256: hash.digest('hex') }
}

/** PostgreSQL's binary form, the same for one value in every major version (COPY, “Binary Format”). */
function readingOf({ name, columns, order }: Pick<Table, 'name' | 'columns' | 'order'>): string {
  return `copy (select ${columns} from ${name} order by ${order}) to stdout (format binary)`
}

function hashing(hash: Hash, { onBytes }: Copying) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk)
      onBytes(chunk.length)
      yield chunk
    }
  }
}

/** Lets every sequence of a schema go on where the old one stands. */
export async function setSequences(
  source: pg.Client,
  target: pg.Client,
  schema: string,
): Promise<void> {
  const { rows: sequences } = await source.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relnamespace = $1::regnamespace and relkind = 'S'`,
    [schema],
  )
  for (const { name } of sequences) {
    const { rows } = await source.query<{ last: string; called: boolean }>(
      `select last_value as last, is_called as called from ${name}`,
    )
    await target.query('select setval($1, $2, $3)', [name, rows[0]?.last, rows[0]?.called])
  }
}

/** Numbers of transactions that are used up in one statement: less than a second. */
const AT_ONCE = 25_000n

/**
 * Uses up numbers of transactions until the next is as large as the old side's next: rows keep the number of the transaction
 * that wrote them, and those that wait for their index are told apart by it (`waitingEntries`).
 */
export async function useUpNumbers(
  source: pg.Client,
  target: pg.Client,
  using: UsingUp,
): Promise<void> {
  await useUpNumbersTo(target, await nextNumber(source), using)
}

export interface UsingUp {
  readonly told: AbortSignal
  readonly onReached: (done: number, all: number) => void
}

/** The same up to a number that is known. */
export async function useUpNumbersTo(
  target: pg.Client,
  goal: bigint,
  { told, onReached }: UsingUp,
): Promise<void> {
  const start = await nextNumber(target)
  await target.query('set synchronous_commit = off')
  for (let next = start; next < goal; next = await nextNumber(target)) {
    told.throwIfAborted()
    const count = goal - next < AT_ONCE ? goal - next : AT_ONCE
    await target.query(
      `do $$ begin for i in 1..${count} loop perform pg_current_xact_id(); commit; end loop; end $$`,
    )
    onReached(Number(next + count - start), Number(goal - start))
  }
  await target.query('reset synchronous_commit')
}

async function nextNumber(admin: pg.Client): Promise<bigint> {
  const { rows } = await admin.query<{ next: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
  )
  return BigInt(rows[0]?.next ?? 0)
}
