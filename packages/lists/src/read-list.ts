import { likelyEncodings, textIn, type Encoding } from './encoding.ts'
import { isJson, readJson } from './json.ts'
import { readSeparated } from './separated.ts'
import { MOST_BYTES, refused, tableOf, type Refused, type Table } from './table.ts'
import type { SheetNotes } from './workbook-sheet.ts'
import { readWorkbook, type Sheet } from './workbook.ts'

/** How a file is to be read, where somebody chose. */
export interface ReadingChoice {
  readonly encoding?: Encoding | undefined
  /** Of a workbook, which of its sheets, from 0. */
  readonly sheet?: number | undefined
  /** The line that names the columns, from 1; 0 where there is none. */
  readonly heads?: number | undefined
}

export interface ReadText {
  readonly ok: true
  readonly form: 'text'
  readonly table: Table
  readonly encoding: Encoding
  /** Others in which it may have been written, the likeliest first; one alone where there is nothing to choose. */
  readonly encodings: readonly Encoding[]
}

export interface ReadSheet {
  readonly ok: true
  readonly form: 'workbook'
  readonly table: Table
  readonly sheet: number
  readonly sheets: readonly Sheet[]
  readonly notes: SheetNotes
}

/** With what there is to choose from where it could not be read: another encoding, another sheet. */
export type Unreadable = Refused & {
  readonly encodings?: readonly Encoding[]
  readonly sheets?: readonly Sheet[]
}

/**
 * A file, or what was pasted, as a table: separated values, JSON, or a sheet of a workbook. Throws nothing for any bytes, runs nothing
 * that stands in them, and holds at most a few times their size.
 */
export function readList(
  bytes: Uint8Array,
  choice: ReadingChoice = {},
): ReadText | ReadSheet | Unreadable {
  if (bytes.length > MOST_BYTES) return refused('too-large')
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refused('locked-or-old')
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return readSheet(bytes, choice)
  return readText(bytes, choice)
}

function readSheet(
  bytes: Uint8Array,
  { sheet: wanted, heads }: ReadingChoice,
): ReadSheet | Unreadable {
  const book = readWorkbook(bytes, wanted)
  if ('problem' in book) return book
  const { sheets, sheet, lines, spans } = book
  const table = tableOf(lines, { heads, spans, placed: true })
  if ('problem' in table) return { ...table, sheets }
  const notes = {
    ...book.notes,
    // Those of the heads are read.
    merged: book.notes.merged - spans.filter(({ bottom }) => bottom < table.headLine).length,
    coloured: colouredBelow(book.colours, table.headLine),
  }
  return { ok: true, form: 'workbook', table, sheet, sheets, notes }
}

/** Lines that are coloured where not all are coloured alike. */
function colouredBelow(colours: ReadonlyMap<number, string>, headLine: number): number {
  const below = [...colours].filter(([line]) => line > headLine).map(([, colour]) => colour)
  return new Set(below).size < 2 ? 0 : below.filter((colour) => colour !== '').length
}

function readText(bytes: Uint8Array, choice: ReadingChoice): ReadText | Unreadable {
  const encodings = likelyEncodings(bytes)
  const encoding = choice.encoding ?? encodings[0] ?? 'utf-8'
  const text = textIn(bytes, encoding)
  if (otherKinds.test(text)) return refused('other-kind')
  const table = tableIn(text, choice.heads)
  if ('problem' in table) return { ...table, encodings }
  return { ok: true, form: 'text', table, encoding, encodings }
}

/** A page, a workbook or a letter in signs of a markup, as it is sent under the name of a spreadsheet. */
const otherKinds = /^\ufeff?\s*(?:<[a-z!?]|\{\\rtf|%PDF-|MIME-Version:)/iu

function tableIn(text: string, heads: number | undefined): Table | Refused {
  if (!isJson(text)) return readSeparated(text, heads)
  const read = readJson(text)
  if (!('problem' in read) || read.problem !== 'broken-json') return read
  // A table may begin with a bracket as well; but not with one before a quotation mark or another bracket.
  return /^\ufeff?\s*[[{]\s*["[\]{}]/u.test(text) ? read : orTable(text, read)
}

function orTable(text: string, problem: Refused): Table | Refused {
  const table = readSeparated(text)
  return 'problem' in table || table.heads.length < 2 ? problem : table
}

function begins(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}
