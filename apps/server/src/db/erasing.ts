import type { Fields, Kind } from '@amparo/log'
import type { EraseReasonCode } from '@amparo/vocabulary'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { forgetFields } from './entry-opening.ts'
import { dayOf, type Change, type Reading } from './office.ts'
import type { Tables } from './tables.ts'

/** What stands where something was erased. */
export interface Erased {
  /** The number of the entry that says so. */
  readonly entry: string
  /** `YYYY-MM-DD`. */
  readonly on: string
  readonly reason: string
}

/** The columns in which a row of any table says that it was erased. */
export interface ErasedColumns {
  readonly erased: string | null
  readonly erased_on: string | null
  readonly erased_for: string | null
}

/** What an operator is told of a record before and after its erasure: never what it says. */
export interface Erasable {
  /** In a sentence for the operator, by numbers and codes. */
  readonly what: string
  readonly recordedAt: Date
  /** There is nothing in it that could be erased. */
  readonly isEmpty: boolean
  readonly erased: Erased | null
  /** The number of the entry that recorded it. */
  readonly entry: string
}

/** A record that was erased, by its number and that of the entry that had recorded it. */
export interface ErasedOne {
  readonly id: string
  readonly entry: string
  readonly reason: string
}

/** One way of recording something, as far as it can be erased. */
export interface ErasableKind {
  find(tx: Reading, id: string): Promise<Erasable | undefined>
  /** Every record of this kind that was erased. */
  erasedOnes(tx: Reading): Promise<readonly ErasedOne[]>
  /**
   * Destroys what the record says and what could confirm it, as the office's eraser; the row stays and names the entry that
   * says so, whose number is given back. Undefined for what was erased before, says nothing or is not there.
   */
  erase(change: Change, id: string, reason: EraseReasonCode): Promise<string | undefined>
}

/** The erased rows of a table, each by the columns that name it for an operator, joined by `/`. */
export async function erasedRows(
  tx: Reading,
  table: keyof Tables,
  named: readonly string[] = ['id'],
): Promise<ErasedOne[]> {
  const id = sql.join(named.map((column) => sql.ref(column)))
  const { rows } = await sql<ErasedOne>`
    select concat_ws('/', ${id}) as id, entry, coalesce(erased_for, '') as reason
    from ${sql.table(table)} where erased is not null`.execute(tx)
  return rows
}

/** One record that is to be erased, found in its table. */
export interface Erasure<Row extends ErasedColumns & { readonly entry: string }> {
  readonly kind: Extract<Kind, `erase.${string}`>
  /** What the tombstone binds: which record it was. */
  readonly which: Fields
  /** Of whose sequence the tombstone is. */
  readonly object: Uint8Array
  /** Undefined where there is nothing to erase; read while everybody else who changes the object waits. */
  readonly read: () => Promise<Row | undefined>
  /** What of its entry is forgotten. */
  readonly names: (row: Row) => readonly string[]
  /** All that its entry was made over. */
  readonly fields: (row: Row) => Promise<Fields>
  readonly overwrite: (row: Row, left: LeftBehind) => Promise<void>
}

/** What is written where something was erased. */
export type LeftBehind = ReturnType<typeof leftBehind>

/** Erases one record: the tombstone, then whatever could confirm a guess, then what it says. Gives back the tombstone's number. */
export async function eraseRecord<Row extends ErasedColumns & { readonly entry: string }>(
  change: Change,
  reason: EraseReasonCode,
  { kind, which, object, read, names, fields, overwrite }: Erasure<Row>,
): Promise<string | undefined> {
  await change.hold(object)
  const row = await read()
  if (row === undefined || row.erased !== null) return undefined
  const tombstone = await change.enter(kind, object, { ...which, reason })
  const forgotten = { entry: row.entry, names: names(row) }
  await forgetFields(change.tx, tombstone.id, forgotten, () => fields(row))
  await overwrite(row, leftBehind({ entry: tombstone.id, on: dayOf(change.now), reason }))
  return tombstone.id
}

function leftBehind({ entry, on, reason }: Erased) {
  return {
    erased: entry,
    erased_tx: sql<string>`pg_current_xact_id()`,
    erased_on: on,
    erased_for: reason,
  }
}

/** What a row says of its own erasure; null while it says what it says. */
export function erasedIn({ erased, erased_on, erased_for }: ErasedColumns): Erased | null {
  return erased === null ? null : { entry: erased, on: erased_on ?? '', reason: erased_for ?? '' }
}

/** The same of many entries, by their numbers. */
export async function entryHashes(
  tx: Reading,
  entries: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; body: string }>`
    select id, body from entry where id = any (${[...new Set(entries)]}::bigint[])`.execute(tx)
  return new Map(rows.map(({ id, body }) => [id, createHash('sha256').update(body).digest('hex')]))
}

/** SHA-256 of an entry's body, hexadecimal; undefined where there is no such entry. */
export async function entryHash(tx: Reading, entry: string): Promise<string | undefined> {
  const row = await tx.selectFrom('entry').select('body').where('id', '=', entry).executeTakeFirst()
  return row && createHash('sha256').update(row.body).digest('hex')
}
