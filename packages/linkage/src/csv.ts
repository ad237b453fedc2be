import { TableBuilder, unknown, type Table } from './table.ts'

const [tab, newline, carriageReturn, space, quote] = [9, 10, 13, 32, 34]

export interface CsvFormat {
  /** One character; a comma when nothing is said. */
  readonly separator?: string
}

/**
 * Reads CSV (RFC 4180, UTF-8) to a table without a string for each field: at a million lines that is most of the time. The
 * first line names the columns. Spaces around a field go, an empty one is unknown, and a line that is empty altogether is
 * left out. Bytes that are no UTF-8 become U+FFFD. Lists from partners, in whatever encoding and shape, are read elsewhere;
 * this is for files that are known to be in order.
 */
export function tableFromCsv(
  chunks: Iterable<Uint8Array>,
  { separator = ',' }: CsvFormat = {},
): Table {
  const lines = new Lines()
  const parting = separator.charCodeAt(0)
  let [isQuoted, wasQuote] = [false, false]
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      if (isQuoted) {
        // A quote inside quotes is written twice; which of the two this is shows with the next byte.
        if (byte === quote) [isQuoted, wasQuote] = [false, true]
        else lines.push(byte)
      } else if (byte === quote) {
        if (wasQuote) lines.push(byte)
        ;[isQuoted, wasQuote] = [true, false]
      } else {
        wasQuote = false
        if (byte === parting) lines.endField()
        else if (byte === newline) lines.endLine()
        else if (byte !== carriageReturn) lines.push(byte)
      }
    }
  }
  if (isQuoted) throw new Error('the last quoted field has no end')
  return lines.end()
}

/** Fields as they are completed: the first line gives the columns, every other a record. */
class Lines {
  #field = new Uint8Array(256)
  #length = 0
  #letters = new Uint32Array(256)
  #names: string[] = []
  #codes: number[] = []
  #isEmpty = true
  #builder: TableBuilder | undefined

  push(byte: number): void {
    if (this.#length === this.#field.length) {
      const longer = new Uint8Array(2 * this.#length)
      longer.set(this.#field)
      this.#field = longer
    }
    this.#field[this.#length++] = byte
  }

  endField(): void {
    if (this.#builder === undefined) this.#names.push(textOf(this.#field.subarray(0, this.#length)))
    else this.#codes.push(this.#codeOf(this.#builder))
    this.#isEmpty &&= this.#length === 0
    this.#length = 0
  }

  endLine(): void {
    if (this.#length === 0 && this.#names.length + this.#codes.length === 0) return
    this.endField()
    if (this.#builder === undefined) this.#builder = new TableBuilder(this.#names)
    else if (!this.#isEmpty) this.#builder.addCodes(this.#codes)
    this.#codes = []
    this.#isEmpty = true
  }

  end(): Table {
    this.endLine()
    return (this.#builder ?? new TableBuilder(this.#names)).table()
  }

  #codeOf(builder: TableBuilder): number {
    const field = this.#field
    let [from, to] = [0, this.#length]
    while (from < to && isSpace(field[from])) from++
    while (to > from && isSpace(field[to - 1])) to--
    if (from === to) return unknown
    if (this.#letters.length < to - from) this.#letters = new Uint32Array(2 * (to - from))
    const letters = this.#letters
    let length = 0
    for (let at = from; at < to;) {
      const byte = field[at] ?? 0
      const next = field[at + 1] ?? 0
      if (byte < 0x80) {
        letters[length++] = byte
        at++
      } else if (byte >= 0xc2 && byte < 0xe0 && at + 1 < to && (next & 0xc0) === 0x80) {
        letters[length++] = ((byte & 0x1f) << 6) | (next & 0x3f)
        at += 2
        // Rarer letters and what is no UTF-8 at all are left to the decoder.
      } else return builder.values.intern(textOf(field.subarray(from, to)))
    }
    return builder.values.internLetters(letters, length)
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === space || byte === tab
}

const decoder = new TextDecoder()

function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes).trim()
}
