/** A list as it came: every cell a text, every line in its place. */
export interface Table {
  readonly heads: readonly string[]
  /** The line of the file in which the heads stand, from 1; the first row stands in the next. */
  readonly headLine: number
  /** As many cells as there are heads. Empty lines stand in their place, so that a line has the number a spreadsheet gives it. */
  readonly rows: readonly (readonly string[])[]
}

/**
 * Why something is no table. `not-text`: a picture, or read in the wrong encoding. `locked-or-old`: a workbook with a password, or
 * of before 2007. `unclosed`: a quotation mark has no end. `uneven`: a line has more cells than there are heads. `too-long`: a cell
 * or a line is longer than any list's. `hides`: it would unpack to more than any list, or declares entities.
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
 * cells that the widest of the first lines has.
 */
export function tableOf(lines: readonly (readonly string[])[]): Table | Refused {
  const long = lines.findIndex((line) => lengthOf(line) > LONGEST_LINE)
  if (long !== -1) return refused('too-long', long + 1)
  const end = lines.findLastIndex((line) => !isBlank(line)) + 1
  if (end === 0) return refused('empty')
  const headAt = headsIn(lines.slice(0, Math.min(end, FIRST_LINES)), end)
  const heads = trimmedEnd(lines[headAt] ?? [])
  if (heads.length > MOST_COLUMNS) return refused('too-many-columns', headAt + 1)
  const rows = lines.slice(headAt + 1, end)
  if (rows.length === 0) return refused('no-rows')
  if (rows.length > MOST_LINES) return refused('too-many-lines')
  const uneven = rows.findIndex((row) => !isBlank(row.slice(heads.length)))
  if (uneven !== -1) return refused('uneven', headAt + uneven + 2)
  return {
    heads: heads.map((head) => head.trim().replaceAll(/\s+/gu, ' ')),
    headLine: headAt + 1,
    rows: rows.map((row) => heads.map((_, at) => row[at] ?? '')),
  }
}

/** Titles, dates and remarks take no more lines than this. */
const FIRST_LINES = 20

function headsIn(lines: readonly (readonly string[])[], end: number): number {
  const filled = lines.map((line) => line.filter((cell) => cell.trim() !== '').length)
  const most = Math.max(...filled)
  const at = filled.findIndex((count) => count > 0 && count * 2 > most)
  // The last line of all names nothing.
  return at === end - 1 ? filled.findIndex((count) => count > 0) : at
}

function trimmedEnd(row: readonly string[]): readonly string[] {
  return row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1)
}

function lengthOf(line: readonly string[]): number {
  return line.reduce((sum, cell) => sum + cell.length, 0)
}
