import Papa from 'papaparse'
import { MOST_COLUMNS, MOST_LINES, refused, tableOf, type Refused, type Table } from './table.ts'

/** Nobody reads the names of columns in more than this, and in this much it shows what separates them. */
const LOOKED_AT = 100_000

/** Values separated by commas, semicolons, tabs or bars (RFC 4180), as a table. What does not read as one whole table is none. */
export function readSeparated(said: string, heads?: number): Table | Refused {
  if (said.trim() === '') return refused('empty')
  // Zero bytes are in no table: it is a picture, or read in the wrong encoding.
  if (said.includes('\0')) return refused('not-text')
  const text = withLinesAlike(said)
  const separator = saidSeparator.exec(text)?.[1] ?? separatorOf(said.slice(0, LOOKED_AT))
  // Before all of it is taken apart.
  const [first = []] = parse(text.slice(0, LOOKED_AT), separator, 1).data
  if (first.length > MOST_COLUMNS) return refused('too-many-columns')
  const { data, errors, meta } = parse(text, separator, MOST_LINES + 1)
  if (meta.truncated) return refused('too-many-lines')
  const unclosed = errors.find(({ type }) => type === 'Quotes')
  if (unclosed !== undefined) return refused('unclosed', lineOfRow(data, unclosed.row ?? 0))
  return tableOf(data, { heads })
}

/** By this a first line says how cells are separated. */
const saidSeparator = /^\ufeff?"?sep=([,;\t|])"?[\r\n]/iu

/** Where files were put together, lines end in two ways; the reader takes one of them for a part of a cell. */
function withLinesAlike(text: string): string {
  return /(?<!\r)\n/u.test(text) ? text.replaceAll('\r\n', '\n') : text
}

function parse(text: string, delimiter: string, preview: number): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, preview })
}

const separators = [',', ';', '\t', '|'] as const
const FIRST_ROWS = 60

/** The separator that makes most of the first lines equally wide: a title above them has none, and says nothing. */
function separatorOf(text: string): string {
  const tried = separators.map((separator) => {
    const widths = parse(text, separator, FIRST_ROWS).data.map((row) => row.length)
    const wide = Map.groupBy(
      widths.filter((width) => width > 1),
      (width) => width,
    )
    const [width = 0, rows = []] =
      [...wide].toSorted((a, b) => b[1].length - a[1].length || b[0] - a[0])[0] ?? []
    return { separator, width, count: rows.length }
  })
  const best = tried.toSorted((a, b) => b.count - a.count || b.width - a.width)[0]
  return best?.separator ?? ','
}

/** A row before it may have taken several lines; of one that never ends, its beginning. */
function lineOfRow(rows: readonly (readonly string[])[], row: number): number {
  const breaks = rows
    .slice(0, row)
    .reduce((sum, cells) => sum + cells.reduce((all, cell) => all + breaksIn(cell), 0), 0)
  return row + 1 + breaks
}

function breaksIn(cell: string): number {
  return cell.match(/\r\n|\n|\r/gu)?.length ?? 0
}
