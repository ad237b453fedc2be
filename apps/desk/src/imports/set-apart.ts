import { saysNothing, type Table } from '@amparo/lists'
import { nameClass } from '@amparo/names'
import type { ColumnMeaning, Columns, ReadRow } from './imported.ts'
import { namesSeveral } from './name-cell.ts'

/**
 * Why a line is most likely not about one person. `heads-again`: the names of the columns once more. `total`: it counts others.
 * `heading`: a place or a remark for the lines below it. `several-people`: one cell names more than one.
 */
export const apartReasons = ['heads-again', 'total', 'heading', 'several-people'] as const
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
  return rows.map((row) => {
    const reason = reasonOf(row, table, columns)
    return reason === null ? row : { ...row, said: [], problems: [], isNamed: false, apart: reason }
  })
}

function reasonOf(
  { cells }: ReadRow,
  { heads }: Pick<Table, 'heads'>,
  columns: Columns,
): ApartReason | null {
  const filled = cells.flatMap((cell, at) =>
    cell.trim() === '' ? [] : [{ at, text: cell.trim() }],
  )
  const isHead = ({ at, text }: { readonly at: number; readonly text: string }) =>
    heads[at] !== '' && plain(text) === plain(heads[at] ?? '')
  if (filled.length > 0 && filled.every(isHead)) return 'heads-again'
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
