import type { Value } from '@amparo/register'
import Papa from 'papaparse'
import { guarded } from '../lists/csv.ts'

/** A file as rows of cells: a table (CSV), or lines of our own export. */
export interface Table {
  readonly heads: readonly string[]
  /** As many cells as there are heads. */
  readonly rows: readonly (readonly string[])[]
}

export type TableProblem =
  | 'empty'
  | 'too-large'
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
  const { data, errors } = Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t'],
    skipEmptyLines: 'greedy',
  })
  const unclosed = errors.find(({ type }) => type === 'Quotes')
  if (unclosed !== undefined) return refused('unclosed', (unclosed.row ?? 0) + 1)
  const [heads = [], ...rows] = data
  if (rows.length === 0) return refused('no-rows')
  const uneven = rows.findIndex((row) => row.slice(heads.length).some((cell) => cell.trim() !== ''))
  if (uneven !== -1) return refused('uneven', uneven + 2)
  return {
    ok: true,
    table: {
      heads: heads.map((head) => head.trim()),
      rows: rows.map((row) => heads.map((_, at) => row[at] ?? '')),
    },
  }
}

function isExport(text: string): boolean {
  return /^\ufeff?\{"type":"export"/u.test(text)
}

interface Line {
  readonly type?: unknown
  readonly properties?: Readonly<
    Record<string, { readonly values?: readonly { readonly value: Value }[] }>
  >
}

/** Lines of our own export (JSON Lines), as the table that they could also have been. */
function readLines(text: string): TableVerdict {
  const lines: Line[] = []
  for (const [at, line] of text.replace('\ufeff', '').trimEnd().split('\n').entries()) {
    try {
      lines.push(JSON.parse(line) as Line)
    } catch {
      return refused('not-text', at + 1)
    }
  }
  if (lines.at(-1)?.type !== 'end') return refused('cut-off')
  const subjects = lines.filter(({ type }) => type === 'subject')
  if (subjects.length === 0) return refused('no-rows')
  const codes = [...new Set(subjects.flatMap(({ properties }) => Object.keys(properties ?? {})))]
  return {
    ok: true,
    table: {
      heads: codes.map((code) => `[${code}]`),
      rows: subjects.map(({ properties }) =>
        codes.map((code) =>
          (properties?.[code]?.values ?? []).map(({ value }) => guarded(textOf(value))).join('\n'),
        ),
      ),
    },
  }
}

function textOf(value: Value): string {
  switch (value.kind) {
    case 'text':
    case 'name':
      return value.text
    case 'date':
      return value.edtf
    case 'code':
      return value.code
    case 'number':
      return String(value.number)
    case 'flag':
      return value.flag ? '1' : '0'
    case 'subject':
    case 'sealed':
      return ''
  }
}

function refused(problem: TableProblem, line: number | null = null): TableVerdict {
  return { ok: false, problem, line }
}
