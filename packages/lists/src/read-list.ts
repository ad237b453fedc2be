import { likelyEncodings, type Encoding } from './encoding.ts'
import { isJson, readJson } from './json.ts'
import { readSeparated } from './separated.ts'
import { MOST_BYTES, refused, tableOf, type Refused, type Table } from './table.ts'
import { readWorkbook, type Sheet, type SheetNotes } from './workbook.ts'

/** How a file is to be read, where somebody chose. */
export interface ReadingChoice {
  readonly encoding?: Encoding | undefined
  /** Of a workbook, which of its sheets, from 0. */
  readonly sheet?: number | undefined
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
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return readSheet(bytes, choice.sheet)
  return readText(bytes, choice.encoding)
}

function readSheet(bytes: Uint8Array, wanted: number | undefined): ReadSheet | Unreadable {
  const book = readWorkbook(bytes, wanted)
  if ('problem' in book) return book
  const { sheets, sheet, lines, notes } = book
  const table = tableOf(lines)
  if ('problem' in table) return { ...table, sheets }
  return { ok: true, form: 'workbook', table, sheet, sheets, notes }
}

function readText(bytes: Uint8Array, chosen: Encoding | undefined): ReadText | Unreadable {
  const encodings = likelyEncodings(bytes)
  const encoding = chosen ?? encodings[0] ?? 'utf-8'
  const text = new TextDecoder(encoding).decode(bytes)
  const read = isJson(text) ? readJson(text) : readSeparated(text)
  // A table may begin with a bracket as well.
  const table = isJson(text) && 'problem' in read ? orTable(text, read) : read
  if ('problem' in table) return { ...table, encodings }
  return { ok: true, form: 'text', table, encoding, encodings }
}

function orTable(text: string, problem: Refused): Table | Refused {
  const table = readSeparated(text)
  return 'problem' in table || table.heads.length < 2 ? problem : table
}

function begins(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}
