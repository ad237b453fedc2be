import type { NewListRow } from '@amparo/contract'
import { canonicalBytes } from '@amparo/seal'
import { sql, type Selectable } from 'kysely'
import type { Change, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import type { ListColumns, Tables } from '../db/tables.ts'
import type { KeptBatch } from './list-store.ts'

export type KeptRow = Selectable<Tables['list_row']>

/** A row as it is kept: without what the terms do not allow. */
export interface RowToKeep extends NewListRow {
  readonly number: number
}

/** Without the values and the cells that the partner's terms do not let us keep; and how many values that were. */
export function withinTerms(
  row: NewListRow,
  fields: readonly string[],
  columns: ListColumns,
): { readonly row: NewListRow; readonly dropped: number } {
  const values = row.values.filter(({ property }) => fields.includes(property))
  const cells = row.cells.map((cell, at) => (columns[at]?.kept === true ? cell : null))
  return { row: { ...row, values, cells }, dropped: row.values.length - values.length }
}

/** Rows of versions, as far as the actor may see them. */
export class RowReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** In the order of the file: from a number on, up to another, both included. */
  async between(batch: string, from: number, to: number): Promise<KeptRow[]> {
    return this.tx
      .selectFrom('list_row')
      .selectAll()
      .where('batch', '=', batch)
      .where('number', '>=', from)
      .where('number', '<=', to)
      .orderBy('number')
      .execute()
  }

  /** These rows, by version and number. */
  async those(
    named: readonly { readonly batch: string; readonly number: number }[],
  ): Promise<ReadonlyMap<string, KeptRow>> {
    if (named.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('list_row')
      .selectAll()
      .where(
        sql<boolean>`(batch, number) in (select * from unnest(${named.map(({ batch }) => batch)}::bigint[],
          ${named.map(({ number }) => number)}::int[]))`,
      )
      .execute()
    return new Map(rows.map((row) => [placeOf(row), row]))
  }

  async count(batch: string): Promise<number> {
    const row = await this.tx
      .selectFrom('list_row')
      .select((of) => of.fn.countAll<string>().as('count'))
      .where('batch', '=', batch)
      .executeTakeFirst()
    return Number(row?.count ?? 0)
  }

  /** Stretches of numbers of which there is no row, the first hundred. */
  async missing(batch: string, rows: number): Promise<{ from: number; to: number }[]> {
    const { rows: found } = await sql<{ from: number; to: number }>`
      select before + 1 as "from", number - 1 as "to" from (
        select number, lag(number, 1, 0) over (order by number) as before from (
          select number from list_row where batch = ${batch} union all select ${rows + 1}::int
        ) every) gaps
      where number > before + 1 order by number limit 100`.execute(this.tx)
    return found
  }
}

export function placeOf({ batch, number }: Pick<KeptRow, 'batch' | 'number'>): string {
  return `${batch}/${number}`
}

/** Only exists inside a change. */
export class RowWriter extends RowReader {
  readonly #change: Change

  constructor(change: Change) {
    super(change.tx)
    this.#change = change
  }

  /**
   * Keeps rows of a draft, those that are not there yet, under one entry which binds each by itself. Refuses another row in the
   * place of one that is there.
   */
  async keep({ id, object, audience }: KeptBatch, rows: readonly RowToKeep[]): Promise<void> {
    const numbers = rows.map(({ number }) => number)
    const there = new Map(
      (await this.between(id, Math.min(...numbers), Math.max(...numbers))).map((row) => [
        row.number,
        row,
      ]),
    )
    for (const row of rows) {
      const kept = there.get(row.number)
      if (kept !== undefined && !isSame(kept, row)) throw new Refusal('recorded-otherwise')
    }
    const fresh = rows.filter(({ number }) => !there.has(number))
    if (fresh.length === 0) return
    const { id: entry } = await this.#change.enter('list.rows', object, boundOfRows(fresh))
    const column = <T>(read: (row: RowToKeep) => T) => fresh.map(read)
    await sql`
      insert into list_row (batch, number, audience, key, cells, said, refused, entry)
      select ${id}, n.number, ${audience}, n.key, n.cells, n.said, n.refused, ${entry} from unnest(
        ${column(({ number }) => number)}::int[], ${column(({ key }) => key)}::text[],
        ${column(({ cells }) => JSON.stringify(cells))}::jsonb[],
        ${column(({ values }) => JSON.stringify(values))}::jsonb[],
        ${column(({ refused }) => refused)}::text[]
      ) as n(number, key, cells, said, refused)`.execute(this.tx)
  }
}

/** What was erased of it meanwhile is taken as the same. */
function isSame(kept: KeptRow, row: RowToKeep): boolean {
  if (kept.erased !== null) return true
  return Buffer.from(bytesOf(toKeep(kept))).equals(bytesOf(row))
}

function toKeep({ number, key, cells, said, refused }: KeptRow): RowToKeep {
  return { number, key, cells: [...(cells ?? [])], values: said ?? [], refused }
}

/** What an entry binds of rows: of each, by its number, all that is kept of it. */
export function boundOfRows(rows: readonly RowToKeep[]) {
  return Object.fromEntries(rows.map((row) => [rowField(row.number), bytesOf(row)]))
}

/** The same of rows that are there. */
export function boundOfKept(rows: readonly KeptRow[]) {
  return boundOfRows(rows.map(toKeep))
}

export function rowField(number: number): string {
  return `row.${number}`
}

function bytesOf({ key, cells, values, refused }: RowToKeep): Uint8Array {
  return canonicalBytes({ key, cells, values, refused })
}
