import { saysNothing, type Table } from '@amparo/lists'
import { nameClass } from '@amparo/names'
import type { ColumnMeaning, Columns, ReadRow } from './imported.ts'
import { meaningSaid } from './head-words.ts'
import { namesSeveral } from './name-cell.ts'

/**
 * Why a line is most likely not about one person. `heads-again`: the names of the columns once more, or their numbers. `other-table`:
 * from here on the columns are called otherwise. `total`: it counts others. `heading`: a place or a remark for the lines below it.
 * `several-people`: one cell names more than one.
 */
export const apartReasons = [
  'heads-again',
  'other-table',
  'total',
  'heading',
  'several-people',
] as const
export type ApartReason = (typeof apartReasons)[number]

const totals =
  /^\s*(?:итого|всего|разам|усяго|total|subtotal|sub-total|in total|รวม|ทั้งหมด|المجموع|الإجمالي)(?!\p{L})/iu

/**
 * Lines that stand in a list and are no people of it. They are told with their reason; somebody who knows the list may have them
 * taken for people all the same.
 */
export function setApart(
  rows: readonly ReadRow[],
  table: Pick<Table, 'heads'>,
  columns: Columns,
): readonly ReadRow[] {
  let isOther = false
  return rows.map((row) => {
    const heads = headsIn(row, table, columns)
    if (heads !== null) isOther = heads === 'other-table'
    const reason = isOther ? 'other-table' : (heads ?? reasonOf(row, table, columns))
    return reason === null ? row : { ...row, said: [], problems: [], isNamed: false, apart: reason }
  })
}

/** Whether a line names columns: those of the table once more, or others that hold from here on. */
function headsIn(
  { cells }: ReadRow,
  { heads }: Pick<Table, 'heads'>,
  columns: Columns,
): 'heads-again' | 'other-table' | null {
  const filled = filledIn(cells)
  if (filled.length === 0) return null
  const isHead = ({ at, text }: Filled) =>
    heads[at] !== '' && plain(text) === plain(heads[at] ?? '')
  const isNumber = ({ at, text }: Filled) => text === String(at + 1)
  if (filled.every(isHead) || (filled.length > 2 && filled.every(isNumber))) return 'heads-again'
  const said = cells.map(meaningSaid)
  const meant = said.filter((meaning) => meaning !== null)
  if (meant.length > 1 && meant.some((meaning) => nameColumns.has(meaning))) return 'other-table'
  // Nobody is called as columns are: the table may lie on its side.
  const isCalled = said.some((one, at) => one !== null && nameColumns.has(columns[at] ?? null))
  return isCalled ? 'heads-again' : null
}

interface Filled {
  readonly at: number
  readonly text: string
}

function filledIn(cells: readonly string[]): readonly Filled[] {
  return cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [{ at, text: cell.trim() }]))
}

function reasonOf(
  { cells }: ReadRow,
  { heads }: Pick<Table, 'heads'>,
  columns: Columns,
): ApartReason | null {
  const filled = filledIn(cells)
  if (filled.some(({ text }) => totals.test(text)) && filled.length <= FEW) return 'total'
  const names = filled.filter(({ at }) => nameColumns.has(columns[at] ?? null))
  const [only, ...others] = filled
  if (only !== undefined && others.length === 0 && heads.length > 2 && !saysNothing(only.text)) {
    if (names.length === 0 && /\p{L}/u.test(only.text)) return 'heading'
    if (names.length === 1 && isHeading(only.text)) return 'heading'
  }
  return names.some(({ at, text }) => columns[at] === 'person.name' && namesSeveral(text))
    ? 'several-people'
    : null
}

/** A line that counts others fills few cells. */
const FEW = 4

/** A colon, a figure, or one word that is no given name: nobody is called so who stands in a line with nothing else. */
function isHeading(text: string): boolean {
  if (/[:\p{Nd}]/u.test(text) || /^\p{L}{1,4}\.\s*\p{Lu}[\p{L}-]+$/u.test(text)) return true
  return !/\p{L}[\s.]+\p{L}/u.test(text) && !nameClass(text).startsWith('=')
}

const nameColumns = new Set<ColumnMeaning | null>(['person.name', 'given-name', 'family-name'])

const plain = (text: string): string =>
  text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLowerCase()
