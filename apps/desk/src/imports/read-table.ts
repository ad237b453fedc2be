import {
  MOST_COLUMNS,
  MOST_LINES,
  readList,
  type Encoding,
  type ReadingChoice,
  type Sheet,
  type SheetNotes,
  type Table as ListTable,
  type TableProblem as ListProblem,
} from '@amparo/lists'
import { guarded } from '../lists/csv.ts'

/** A file as rows of cells: somebody’s list, or lines of our own export. */
export interface Table extends ListTable {
  /** It says of itself that nobody in it is real: an export of a demo. */
  readonly isInvented: boolean
}

/** `cut-off`: an export without its end. */
export type TableProblem = ListProblem | 'cut-off'

/** What there is to choose from, and what was chosen. */
export interface Choosable {
  /** Those a text may be written in, the likeliest first. */
  readonly encodings: readonly Encoding[]
  readonly sheets: readonly Sheet[]
}

export type TableVerdict = Choosable &
  (
    | {
        readonly ok: true
        readonly table: Table
        /** Null for a workbook. */
        readonly encoding: Encoding | null
        readonly sheet: number | null
        readonly notes: SheetNotes | null
      }
    | {
        readonly ok: false
        readonly problem: TableProblem
        /** The line of the file at which it shows, from 1. */
        readonly line: number | null
      }
  )

/** Reads a table that names its columns. Whatever does not read as one whole table is no table. */
export function readTable(bytes: Uint8Array, choice: ReadingChoice = {}): TableVerdict {
  if (isExport(bytes)) return readLines(new TextDecoder().decode(bytes))
  const read = readList(bytes, choice)
  const { encodings = [], sheets = [] } = read as Partial<Choosable>
  if (!read.ok) return { ...read, encodings, sheets }
  const isText = read.form === 'text'
  return {
    ok: true,
    table: { ...read.table, isInvented: isMarked(read.table) },
    encoding: isText ? read.encoding : null,
    sheet: isText ? null : read.sheet,
    notes: isText ? null : read.notes,
    encodings,
    sheets,
  }
}

/** Our own tables say it in every line. */
function isMarked({ heads, rows }: ListTable): boolean {
  const at = heads.findIndex((head) => head.endsWith('[demo]'))
  return at !== -1 && rows.some((row) => row[at]?.trim() === '1')
}

function isExport(bytes: Uint8Array): boolean {
  return /^\ufeff?\{"type":"export"/u.test(new TextDecoder().decode(bytes.subarray(0, 64)))
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
    encoding: 'utf-8',
    encodings: ['utf-8'],
    sheets: [],
    sheet: null,
    notes: null,
    table: {
      heads: codes.map((code) => `[${code}]`),
      headLine: 1,
      above: [],
      headsInDoubt: false,
      rows: subjects.map(({ said }) =>
        // As a table has it: the cell of all values is guarded, and an apostrophe alone in its first line is one.
        codes.map((code) => guarded((said.get(code) ?? []).join('\n'))),
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
  return { ok: false, problem, line, encodings: ['utf-8'], sheets: [] }
}
