import { headsOf } from './heads.ts'

/** A list as it came: every cell a text, every line in its place. */
export interface Table {
  readonly heads: readonly string[]
  /** The line of the file in which the heads stand, from 1; the first row stands in the next. */
  readonly headLine: number
  /** As many cells as there are heads. Empty lines stand in their place, so that a line has the number a spreadsheet gives it. */
  readonly rows: readonly (readonly string[])[]
  /** What stands above the heads, a line each: a title, a place or a day that may hold for all rows. Empty lines are left out. */
  readonly above: readonly string[]
  /** The line of the heads may be a row like the others: something in it is a number or a day, or stands again below it. */
  readonly headsInDoubt: boolean
}

/** A range of cells that a spreadsheet shows as one; lines and columns from 0, both ends included. */
export interface Span {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** What is known of the cells beside what stands in them. */
export interface Around {
  /** The line of the heads as somebody chose it, from 1; 0 where no line names the columns. */
  readonly heads?: number | undefined
  /** Each cell stands in its column for sure, so that one without a head was written there. */
  readonly placed?: boolean
  readonly spans?: readonly Span[]
}

/**
 * Why something is no table. `not-text`: a picture, or read in the wrong encoding. `locked-or-old`: a workbook with a password, or
 * of before 2007. `unclosed`: a quotation mark has no end. `uneven`: a line has more cells than there are heads. `too-long`: a cell
 * or a line is longer than any list's. `hides`: it would unpack to more than any list, or declares entities. `other-kind`: a
 * document, a page, or a workbook of another program. `broken-json`: JSON without its end, or with a mistake.
 */
export type TableProblem =
  | 'empty'
  | 'too-large'
  | 'too-many-lines'
  | 'too-many-columns'
  | 'too-long'
  | 'not-text'
  | 'no-rows'
  | 'unclosed'
  | 'uneven'
  | 'locked-or-old'
  | 'broken'
  | 'hides'
  | 'other-kind'
  | 'broken-json'

export interface Refused {
  readonly ok: false
  readonly problem: TableProblem
  /** The line at which it shows, from 1. */
  readonly line: number | null
}

/** In bytes: enough for tens of thousands of people, and little enough for an old laptop. */
export const MOST_BYTES = 64 * 1024 * 1024
/** More lines, or more columns, than any list of people has: made to stop the page, or by mistake. */
export const MOST_LINES = 200_000
export const MOST_COLUMNS = 300
/** UTF-16 units of one line with all its cells. */
export const LONGEST_LINE = 200_000

export function refused(problem: TableProblem, line: number | null = null): Refused {
  return { ok: false, problem, line }
}

export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '')
}

/**
 * Cells in lines, as a table. Above the heads there may be a title or a remark: the heads are the first line with most of the
 * cells that the widest of the first lines has, unless somebody chose another.
 */
export function tableOf(
  lines: readonly (readonly string[])[],
  around: Around = {},
): Table | Refused {
  const long = lines.findIndex((line) => lengthOf(line) > LONGEST_LINE)
  if (long !== -1) return refused('too-long', long + 1)
  const end = lines.findLastIndex((line) => !isBlank(line)) + 1
  if (end === 0) return refused('empty')
  const { from, to, texts } = headsOf(lines.slice(0, end), around)
  const rows = lines.slice(to, end)
  const width = around.placed === true || to === 0 ? widthOf([texts, ...rows]) : texts.length
  if (width > MOST_COLUMNS) return refused('too-many-columns', to)
  if (rows.length === 0) return refused('no-rows')
  if (rows.length > MOST_LINES) return refused('too-many-lines')
  const uneven = rows.findIndex((row) => !isBlank(row.slice(width)))
  if (uneven !== -1) return refused('uneven', to + uneven + 1)
  const heads = Array.from({ length: width }, (_, at) => tidied(texts[at] ?? ''))
  return {
    heads: heads.map(asHead),
    headLine: to,
    rows: rows.map((row) => heads.map((_, at) => row[at] ?? '')),
    above: lines.slice(0, from).flatMap(sayLine),
    headsInDoubt: around.heads === undefined && mayBeRow(heads, rows),
  }
}

/** No column is called by more; what cannot be kept anywhere is no part of it. */
const LONGEST_HEAD = 150
const asHead = (text: string): string =>
  text.slice(0, LONGEST_HEAD).replaceAll('\0', '').toWellFormed()

const tidied = (cell: string): string => cell.trim().replaceAll(/\s+/gu, ' ')

function sayLine(line: readonly string[]): readonly string[] {
  const said = line.map(tidied).filter((cell) => cell !== '')
  // By this the first line of some files says how its cells are separated.
  return said.length === 0 || /^sep=.?$/iu.test(said.join('')) ? [] : [said.join(' · ')]
}

function widthOf(lines: readonly (readonly string[])[]): number {
  return lines.reduce((most, line) => Math.max(most, trimmedEnd(line).length), 0)
}

/** A number, a day in figures, or what a row has in the same column as well: none of it is what somebody calls a column. */
function mayBeRow(heads: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const again = rows
    .slice(0, LOOKED_AT)
    .filter((row) => !heads.every((head, at) => head === tidied(row[at] ?? '')))
  return heads.some(
    (head, at) =>
      figures.test(head.slice(0, LONGEST_FIGURES)) ||
      (head.length > 2 && again.some((row) => tidied(row[at] ?? '') === head)),
  )
}

const figures = /^[\d\s.,/:+-]*\d[\d\s.,/:+-]*$|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{5}|^\d{4}\s?\p{L}/u
const LONGEST_FIGURES = 60
const LOOKED_AT = 1_000

function trimmedEnd(row: readonly string[]): readonly string[] {
  return row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1)
}

function lengthOf(line: readonly string[]): number {
  return line.reduce((sum, cell) => sum + cell.length, 0)
}
