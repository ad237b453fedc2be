import {
  eraseRecord,
  erasedIn,
  erasedRows,
  type ErasableKind,
  type LeftBehind,
} from '../db/erasing.ts'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { Listed } from '../register/listed.ts'
import { boundOfBatch, type KeptBatch } from './list-store.ts'
import { boundOfKept, rowField, type KeptRow } from './row-store.ts'

/**
 * One row of a version, named `version/number`: its cells, what was read in them, and the partner's key. That there was one, and
 * which member of the list it was about, stays. What was recorded from it is erased by its claims.
 */
export const erasableListRows: ErasableKind = {
  async find(tx, id) {
    const row = await rowAt(tx, id)
    const batch = row && (await batchAt(tx, row.batch))
    if (row === undefined || batch === undefined) return undefined
    return {
      what: `row ${row.number} of version ${batch.version} of list ${batch.list}`,
      recordedAt: batch.at,
      isEmpty: false,
      erased: erasedIn(row),
      entry: row.entry,
    }
  },

  erasedOnes: (tx) => erasedRows(tx, 'list_row', ['batch', 'number']),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await rowAt(tx, id)
    const batch = found && (await batchAt(tx, found.batch))
    if (found === undefined || batch === undefined) return undefined
    return eraseRecord<KeptRow>(change, reason, {
      kind: 'erase.object',
      which: { batch: found.batch, row: String(found.number) },
      object: batch.object,
      read: () => rowAt(tx, id),
      names: ({ number }) => [rowField(number)],
      fields: async ({ entry }) => boundOfKept(await keptWith(tx, entry)),
      overwrite: (row, left) => overwriteRow(tx, row, left),
    })
  },
}

/** The partner's own words in a version: what its columns are called, and how they were read. What the terms were stays. */
export const erasableListHeads: ErasableKind = {
  async find(tx, id) {
    const batch = await batchAt(tx, id)
    if (batch === undefined) return undefined
    return {
      what: `the columns of version ${batch.version} of list ${batch.list}`,
      recordedAt: batch.at,
      isEmpty: false,
      erased: erasedIn(batch),
      entry: batch.entry,
    }
  },

  erasedOnes: (tx) => erasedRows(tx, 'list_batch'),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await batchAt(tx, id)
    if (found === undefined) return undefined
    return eraseRecord<KeptBatch>(change, reason, {
      kind: 'erase.field',
      which: { batch: id },
      object: found.object,
      read: () => batchAt(tx, id),
      names: () => ['columns', 'mapping'],
      fields: async (batch) => boundOfBatch(batch),
      async overwrite(_batch, left) {
        await tx
          .updateTable('list_batch')
          .set({ columns: null, mapping: null, ...left })
          .where('id', '=', id)
          .execute()
      },
    })
  },
}

async function overwriteRow(
  tx: Reading,
  { batch, number }: KeptRow,
  left: LeftBehind,
): Promise<void> {
  await tx
    .updateTable('list_row')
    .set({ key: null, cells: null, said: null, ...left })
    .where('batch', '=', batch)
    .where('number', '=', number)
    .execute()
  await sql`select forget_found_of_row(${batch}::bigint, ${number}::int)`.execute(tx)
}

async function keptWith(tx: Reading, entry: string): Promise<KeptRow[]> {
  return tx.selectFrom('list_row').selectAll().where('entry', '=', entry).execute()
}

async function rowAt(tx: Reading, id: string): Promise<KeptRow | undefined> {
  const [batch = '0', number = '0'] = id.split('/')
  return tx
    .selectFrom('list_row')
    .selectAll()
    .where('batch', '=', batch)
    .where('number', '=', Number(number))
    .executeTakeFirst()
}

async function batchAt(tx: Reading, id: string): Promise<KeptBatch | undefined> {
  return tx.selectFrom('list_batch').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What is still there of versions whose terms are over, so many at once: rows and columns as operators name them, and claims. */
export interface Overdue {
  readonly rows: readonly string[]
  readonly heads: readonly string[]
  readonly claims: readonly string[]
}

/** For the eraser. `today` is the office's civil day. */
export async function overdueOn(tx: Reading, today: string, most: number): Promise<Overdue> {
  const over = await tx
    .selectFrom('list_batch')
    .select(['id', 'erased'])
    .where('expires', '<', today)
    .orderBy('id')
    .execute()
  const batches = over.map(({ id }) => id)
  const listed = new Listed(tx)
  const sources = [...(await listed.sources(batches)).values()]
  return {
    rows: await unerasedRows(tx, batches, most),
    heads: over.flatMap(({ id, erased }) => (erased === null ? [id] : [])).slice(0, most),
    claims: await listed.unerased(sources, most),
  }
}

async function unerasedRows(
  tx: Reading,
  batches: readonly string[],
  most: number,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('list_row')
    .select(['batch', 'number'])
    .where('batch', 'in', batches.length === 0 ? ['0'] : batches)
    .where('erased', 'is', null)
    .orderBy('batch')
    .orderBy('number')
    .limit(most)
    .execute()
  return rows.map(({ batch, number }) => `${batch}/${number}`)
}
