import Papa from 'papaparse'
import { guarded } from '../lists/csv.ts'

/** A file as rows of cells: a table (CSV), or lines of our own export. */
export interface Table {
  readonly heads: readonly string[]
  /** As many cells as there are heads. Empty lines stand in their place, so that a line has the number a spreadsheet gives it. */
  readonly rows: readonly (readonly string[])[]
  /** It says of itself that nobody in it is real: an export of a demo. */
  readonly isInvented: boolean
}

export type TableProblem =
  | 'empty'
  | 'too-large'
  | 'too-many-lines'
  | 'too-many-columns'
  | 'not-text'
  | 'no-rows'
  | 'unclosed'
  | 'uneven'
  | 'cut-off'

export type TableVerdict =
  | { readonly ok: true; readonly table: Table }
  | {
      readonly ok: false
      readonly problem: TableProblem
      /** The line of the table at which it shows, counted from 1 with the heads. */
      readonly line: number | null
    }

/** What spreadsheets write where they write no Unicode; by the name that `TextDecoder` knows. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'windows-874',
  'windows-1256',
] as const
export type Encoding = (typeof encodings)[number]

/** Enough for tens of thousands of people, and little enough for an old laptop. */
export const MOST_BYTES = 64 * 1024 * 1024
/** The same as lines; and more columns than any list of people has. A file that has more was made to stop the page, or by mistake. */
export const MOST_LINES = 200_000
export const MOST_COLUMNS = 300
/** Of a first line that is longer nobody reads the names of columns. */
const LONGEST_HEADS = 100_000

/** What the file itself says or proves; null when it could be any of the old code pages. */
export function encodingOf(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return null
  }
}

/** Reads a table whose first line names its columns. Whatever does not read as one whole table is no table. */
export function readTable(bytes: Uint8Array, encoding: Encoding): TableVerdict {
  if (bytes.byteLength > MOST_BYTES) return refused('too-large')
  const text = new TextDecoder(encoding).decode(bytes)
  if (text.trim() === '') return refused('empty')
  // Zero bytes are in no table: it is a picture, a workbook, or read in the wrong encoding.
  if (text.includes('\0')) return refused('not-text')
  if (isExport(text)) return readLines(text)
  // Before all of it is taken apart.
  const [first = []] = parse(text.slice(0, LONGEST_HEADS), { preview: 1 }).data
  if (first.length > MOST_COLUMNS) return refused('too-many-columns')
  const { data, errors, meta } = parse(text, { preview: MOST_LINES + 1 })
  if (meta.truncated) return refused('too-many-lines')
  const unclosed = errors.find(({ type }) => type === 'Quotes')
  if (unclosed !== undefined) return refused('unclosed', (unclosed.row ?? 0) + 1)
  const [heads = []] = data
  const rows = data.slice(1, data.findLastIndex((row) => !isBlank(row)) + 1)
  if (heads.length > MOST_COLUMNS) return refused('too-many-columns')
  if (rows.length === 0) return refused('no-rows')
  const uneven = rows.findIndex((row) => row.slice(heads.length).some((cell) => cell.trim() !== ''))
  if (uneven !== -1) return refused('uneven', uneven + 2)
  return {
    ok: true,
    table: {
      heads: heads.map((head) => head.trim()),
      rows: rows.map((row) => heads.map((_, at) => row[at] ?? '')),
      isInvented: isMarked(heads, rows),
    },
  }
}

export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '')
}

/** Our own tables say it in every line. */
function isMarked(heads: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const at = heads.findIndex((head) => head.trim().endsWith('[demo]'))
  return at !== -1 && rows.some((row) => row[at]?.trim() === '1')
}

function parse(text: string, how: Pick<Papa.ParseConfig, 'preview'>): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimitersToGuess: [',', ';', '\t'], ...how })
}

function isExport(text: string): boolean {
  return /^\ufeff?\{"type":"export"/u.test(text)
}

interface Line {
  readonly type: unknown
  readonly isInvented: boolean
  /** Of a subject: what is said of it, as texts, by property. */
  readonly said: ReadonlyMap<string, readonly string[]>
}

/** Lines of our own export (JSON Lines), as the table that they could also have been. */
function readLines(text: string): TableVerdict {
  const all = text
    .replace('\ufeff', '')
    .trimEnd()
    .split('\n', MOST_LINES + 1)
  if (all.length > MOST_LINES) return refused('too-many-lines')
  const lines: Line[] = []
  for (const [at, line] of all.entries()) {
    const read = readLine(line)
    if (read === undefined) return refused('not-text', at + 1)
    lines.push(read)
  }
  if (lines.at(-1)?.type !== 'end') return refused('cut-off')
  const subjects = lines.filter(({ type }) => type === 'subject')
  if (subjects.length === 0) return refused('no-rows')
  const codes = [...new Set(subjects.flatMap(({ said }) => [...said.keys()]))]
  if (codes.length > MOST_COLUMNS) return refused('too-many-columns')
  return {
    ok: true,
    table: {
      heads: codes.map((code) => `[${code}]`),
      rows: subjects.map(({ said }) =>
        codes.map((code) => (said.get(code) ?? []).map(guarded).join('\n')),
      ),
      isInvented: lines.some(({ isInvented }) => isInvented),
    },
  }
}

/** Undefined for what no export of ours has written. */
function readLine(line: string): Line | undefined {
  try {
    const { type, properties = {}, demo = false } = JSON.parse(line)
    const isInvented = demo === true
    if (type !== 'subject') return { type, isInvented, said: new Map() }
    const said = Object.entries(properties as Record<string, { values: { value: object }[] }>).map(
      ([code, { values }]) => [code, values.map(({ value }) => textOf(value))] as const,
    )
    return { type, isInvented, said: new Map(said) }
  } catch {
    return undefined
  }
}

/** Empty for one that names another subject or was sealed. Throws at what is no value. */
function textOf(value: object): string {
  if ('text' in value) return stringIn(value.text)
  if ('edtf' in value) return stringIn(value.edtf)
  if ('code' in value) return stringIn(value.code)
  if ('number' in value) return String(value.number)
  if ('flag' in value) return value.flag === true ? '1' : '0'
  return ''
}

function stringIn(text: unknown): string {
  if (typeof text !== 'string') throw new TypeError('export: no text')
  return text
}

function refused(problem: TableProblem, line: number | null = null): TableVerdict {
  return { ok: false, problem, line }
}
