import type { NewListRow } from '@amparo/contract'
import { LONGEST_CELL, LONGEST_ROW } from '@amparo/contract'
import type { DayHabit } from '@amparo/lists'
import type { PropertyCode } from '@amparo/register'
import { alive, type AliveCode } from '@amparo/vocabulary'
import {
  columnsOf,
  isColumnMeaning,
  isNamePart,
  type Columns,
  type Days,
  type ReadRow,
  readRows,
} from '../imports/imported.ts'
import { numberColumns } from '../imports/number-columns.ts'
import type { Table } from '../imports/read-table.ts'
import { setApart } from '../imports/set-apart.ts'

/** What a partner’s list may speak of. */
export const listedKinds = ['person', 'custody'] as const

const FORM = 1

/** How a file’s columns were read, kept with the version and used for the partner’s next one. */
export interface ListMapping {
  /** Of this form; what was kept before forms were numbered is of the first. */
  readonly v?: typeof FORM
  readonly heads: readonly string[]
  readonly columns: Columns
  /** Which column holds the partner’s own key of a line; null for none. */
  readonly keyColumn: number | null
  readonly days: Days
  /** What the list says of everybody in it: a list of the killed has no column for that. None where it says nothing of the kind. */
  readonly everybody?: AliveCode
  /** Lines that look like none of a person are taken for people all the same. */
  readonly takesAll?: boolean
  /** Which line of the file a row is, where the lines jump: `[row, line]`, both from 1. */
  readonly lines?: readonly (readonly [number, number])[]
}

/** As it was kept; null for what another version of this page wrote. */
export function readMapping(kept: Readonly<Record<string, unknown>>): ListMapping | null {
  const {
    v = FORM,
    heads,
    columns,
    keyColumn,
    days,
    everybody,
    takesAll,
  } = kept as Partial<ListMapping>
  const isWhole =
    v === FORM &&
    Array.isArray(heads) &&
    heads.every((head) => typeof head === 'string') &&
    Array.isArray(columns) &&
    columns.length === heads.length &&
    columns.every((one) => one === null || (typeof one === 'string' && isColumnMeaning(one))) &&
    (keyColumn === null || (typeof keyColumn === 'number' && keyColumn < heads.length)) &&
    typeof days === 'object' &&
    typeof days?.today === 'string' &&
    isHabits(days.habits) &&
    (everybody === undefined || Object.hasOwn(alive.entries, everybody)) &&
    [undefined, true, false].includes(takesAll)
  return isWhole ? (kept as unknown as ListMapping) : null
}

function isHabits(habits: unknown): habits is Days['habits'] {
  if (typeof habits !== 'object' || habits === null) return false
  return Object.values(habits as Record<string, Partial<DayHabit> | null>).every(
    (habit) =>
      ['day-first', 'month-first'].includes(habit?.order ?? '') &&
      ['latest', '1900s', 'buddhist'].includes(habit?.century ?? '') &&
      [1900, 1904].includes(habit?.epoch ?? 0),
  )
}

/** As it is kept. */
export function mappingToKeep(mapping: ListMapping): Record<string, unknown> {
  return { ...mapping, v: FORM }
}

/**
 * The columns of a new file: as those of the same name were read before, else as their names say. What a column was read as that is
 * gone stands in no other's way; and another list of the same partner, of which no column is called as before, is read as a first one.
 */
export function mappedAgain(
  heads: readonly string[],
  before: ListMapping | null,
): Pick<ListMapping, 'columns' | 'keyColumn'> {
  const guessed = columnsOf(listedKinds, heads)
  if (before === null || !isLike(heads, before))
    return { columns: guessed, keyColumn: keyIn(heads) }
  // Two columns may be called the same: the second is read as the second was.
  const names = numbered(heads)
  const namesBefore = numbered(before.heads)
  const byHead = new Map(namesBefore.map((name, at) => [name, before.columns[at] ?? null] as const))
  // Of a column that is gone its meaning is free for another.
  const taken = new Set(names.map((name) => byHead.get(name) ?? null))
  const isNameWhole = taken.has('person.name')
  const isNameSplit = [...taken].some(isNamePart)
  const columns = names.map((name, at) => {
    const again = byHead.get(name)
    if (again !== undefined) return again
    const said = guessed[at] ?? null
    const isOfOtherName = isNamePart(said) ? isNameWhole : said === 'person.name' && isNameSplit
    return taken.has(said) || isOfOtherName ? null : said
  })
  if (before.keyColumn === null) return { columns, keyColumn: null }
  const keyColumn = names.indexOf(namesBefore[before.keyColumn] ?? '')
  return { columns, keyColumn: keyColumn === -1 ? keyIn(heads) : keyColumn }
}

/** Whether a file has a column of those that were read before. */
export function isLike(heads: readonly string[], before: ListMapping | null): boolean {
  return before?.heads.some((head) => head !== '' && heads.includes(head)) === true
}

/** Each head with how often it stood before. */
function numbered(heads: readonly string[]): readonly string[] {
  return heads.map(
    (head, at) => `${head}\n${heads.slice(0, at).filter((one) => one === head).length}`,
  )
}

/**
 * Whether a column only counts the lines, from 1 on or anew below each heading. Where a line is put in, every number below it
 * moves: by such a number a next version may be compared with other people.
 */
export function countsLines(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
  return (
    cells.length > 1 &&
    cells.every((cell, at) => {
      const before = Number.parseInt(cells[at - 1] ?? '0', 10)
      const number = Number.parseInt(cell, 10)
      return /^\d{1,6}\.?$/u.test(cell) && (number === before + 1 || number === 1)
    })
  )
}

/** Heads that are gone since the version before, and such as are new. */
export function headsChanged(
  heads: readonly string[],
  before: ListMapping | null,
): { readonly gone: readonly string[]; readonly fresh: readonly string[] } {
  if (before === null) return { gone: [], fresh: [] }
  return {
    gone: before.heads.filter((head) => !heads.includes(head)),
    fresh: heads.filter((head) => !before.heads.includes(head)),
  }
}

/** What lists call the number by which whoever keeps them knows a line. */
const keyHeads = /^(?:№|n|no\.?|nr\.?|id|#|номер|нумар|ลำดับ|ลำดับที่|№ п\/п|код)$/iu

function keyIn(heads: readonly string[]): number | null {
  const at = heads.findIndex((head) => keyHeads.test(head.trim()))
  return at === -1 ? null : at
}

/** The properties that the columns are read as, and that the list says of everybody: what may be recorded on these terms. */
export function fieldsOf({
  columns,
  everybody,
}: Pick<ListMapping, 'columns' | 'everybody'>): readonly PropertyCode[] {
  const codes = columns.flatMap((one): PropertyCode[] =>
    one === null ? [] : [isNamePart(one) ? 'person.name' : one],
  )
  return [...new Set([...codes, ...(everybody === undefined ? [] : ['person.alive' as const])])]
}

/** Of a column that is left out no cell is kept: it was not agreed on. */
export function keptColumns({ heads, columns, keyColumn }: ListMapping) {
  return heads.map((name, at) => ({
    name: name.slice(0, 200),
    kept: (columns[at] ?? null) !== null || at === keyColumn,
  }))
}

/** Where numbers by which a state knows people stand: in which columns, and whether lines are known by one. */
export interface NumbersIn {
  readonly columns: readonly (PropertyCode | null)[]
  readonly key: PropertyCode | null
}

/** As the columns of a version were read; where that is not known, as they are called. */
export function numbersIn(version: {
  readonly columns: readonly { readonly name: string }[]
  readonly mapping: Readonly<Record<string, unknown>>
}): NumbersIn {
  const mapping = readMapping(version.mapping)
  const heads = version.columns.map(({ name }) => name)
  const columns = numberColumns(listedKinds, heads, mapping?.columns ?? [])
  const keyColumn = mapping?.keyColumn ?? null
  return { columns, key: keyColumn === null ? null : (columns[keyColumn] ?? null) }
}

/** The lines of a file, read so. What was kept before lines were set apart took all of them for people. */
export function rowsOfList(
  table: Table,
  { columns, days, takesAll = true }: Pick<ListMapping, 'columns' | 'days' | 'takesAll'>,
): readonly ReadRow[] {
  const rows = readRows('person', table, columns, days)
  return takesAll ? rows : setApart(rows, table, columns)
}

/** As they are kept, so that whoever is to mend a line in the file finds it; none where the lines jump too often. */
export function linesKept(
  rows: readonly Pick<ReadRow, 'line'>[],
): readonly (readonly [number, number])[] {
  const jumps = rows.flatMap(({ line }, at) =>
    at > 0 && rows[at - 1]?.line === line - 1 ? [] : [[at + 1, line] as const],
  )
  return jumps.length > MOST_JUMPS ? [] : jumps
}

/** So many fit into a mapping beside its heads. */
const MOST_JUMPS = 500

/** The line of the file in which a row stands; its number among the rows where that was not kept. */
export function lineOf(mapping: Readonly<Record<string, unknown>>, row: number): number {
  const { lines = [] } = mapping as Pick<ListMapping, 'lines'>
  const jump = Array.isArray(lines) ? lines.findLast(([from]) => from <= row) : undefined
  return jump === undefined ? row : jump[1] + row - jump[0]
}

/** A line as it is sent: the cells that are kept, what they say, and its key. */
export function rowToSend(row: ReadRow, mapping: ListMapping): NewListRow {
  const kept = keptColumns(mapping)
  const cells = row.cells.map((cell, at) => (kept[at]?.kept === true ? keepable(cell) : null))
  const key = mapping.keyColumn === null ? '' : keepable(row.cells[mapping.keyColumn] ?? '').trim()
  const isTooLong =
    cells.some((cell) => (cell?.length ?? 0) > LONGEST_CELL) ||
    cells.reduce((sum, cell) => sum + (cell?.length ?? 0), 0) > LONGEST_ROW ||
    key.length > 200
  if (isTooLong)
    return {
      key: key.slice(0, 200) || null,
      cells: cells.map(() => null),
      values: [],
      refused: 'too-long',
    }
  // It is kept as it came, and is no line that a next version could change.
  if (row.apart !== undefined)
    return { key: null, cells: cells.map(orNull), values: [], refused: row.apart }
  return {
    key: key === '' ? null : key,
    cells: cells.map(orNull),
    values: saidIn(row, mapping),
    refused: null,
  }
}

/** A line that says itself whether somebody is alive knows better than the list as a whole. */
function saidIn({ said, isNamed }: ReadRow, { everybody }: ListMapping): NewListRow['values'] {
  const isSaid = said.some(({ property }) => property === 'person.alive')
  if (everybody === undefined || !isNamed || isSaid) return [...said]
  return [...said, { property: 'person.alive', value: { kind: 'code', code: everybody } }]
}

const orNull = (cell: string | null): string | null => (cell === '' ? null : cell)

/** PostgreSQL keeps no zero character and no half of a surrogate pair. */
function keepable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
