import { TableBuilder, unknown, type Table } from './table.ts'
import { finished, noLetters, withLetter, type Values } from './values.ts'

const [tab, newline, carriageReturn, space, quote] = [9, 10, 13, 32, 34]

export interface CsvFormat {
  /** One character; a comma when nothing is said. */
  readonly separator?: string
  /** Where the columns lie: in memory that workers share they need not be copied for them. */
  readonly allocate?: (length: number) => Int32Array
}

/**
 * Reads CSV (RFC 4180, UTF-8) to a table without a string for each field: at a million lines that is most of the time. The
 * first line names the columns. Spaces around a field go, an empty one is unknown, and a line that is empty altogether is
 * left out. Bytes that are no UTF-8 become U+FFFD. Lists from partners, in whatever encoding and shape, are read elsewhere;
 * this is for files that are known to be in order.
 */
export function tableFromCsv(
  chunks: Iterable<Uint8Array>,
  { separator = ',', allocate }: CsvFormat = {},
): Table {
  const lines = new Lines(separator.charCodeAt(0))
  for (const chunk of chunks) lines.read(chunk)
  return lines.end(allocate)
}

/** Fields as they are completed: the first line gives the columns, every other a record. */
class Lines {
  readonly #separator: number
  /** Bytes that are not simply part of a field. */
  readonly #isSpecial = new Uint8Array(256)
  #isQuoted = false
  #wasQuote = false
  /** What has come of a field that was not read at once, because of its quotes or because it goes on in the next chunk. */
  #field = new Uint8Array(256)
  #length = 0
  #letters = new Uint32Array(256)
  #names: string[] = []
  #codes: number[] = []
  #fields = 0
  #isEmpty = true
  #builder: TableBuilder | undefined

  constructor(separator: number) {
    this.#separator = separator
    for (const byte of [separator, newline, carriageReturn, quote]) this.#isSpecial[byte] = 1
  }

  read(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      const isAtStart = this.#length === 0 && !this.#isQuoted && !this.#wasQuote
      const next = isAtStart ? this.#wholeField(chunk, at) : -1
      if (next < 0) this.#byte(chunk[at++] ?? 0)
      else at = next
    }
  }

  /** Most fields are plain, and end where the chunk does not: they are read where they lie. Where it goes on, or −1. */
  #wholeField(chunk: Uint8Array, from: number): number {
    let end = from
    while (end < chunk.length && this.#isSpecial[chunk[end] ?? 0] === 0) end++
    const isDos = chunk[end] === carriageReturn && chunk[end + 1] === newline
    const isLine = isDos || chunk[end] === newline
    if (!isLine && (end === chunk.length || chunk[end] !== this.#separator)) return -1
    this.#add(chunk, from, end)
    if (isLine) this.#endLine()
    return end + (isDos ? 2 : 1)
  }

  #byte(byte: number): void {
    if (this.#isQuoted) {
      // A quote inside quotes is written twice; which of the two this is shows with the next byte.
      if (byte === quote) [this.#isQuoted, this.#wasQuote] = [false, true]
      else this.#push(byte)
    } else if (byte === quote) {
      if (this.#wasQuote) this.#push(byte)
      ;[this.#isQuoted, this.#wasQuote] = [true, false]
    } else {
      this.#wasQuote = false
      if (byte === this.#separator) this.#endField()
      else if (byte === newline) {
        this.#endField()
        this.#endLine()
      } else if (byte !== carriageReturn) this.#push(byte)
    }
  }

  #push(byte: number): void {
    if (this.#length === this.#field.length) {
      const longer = new Uint8Array(2 * this.#length)
      longer.set(this.#field)
      this.#field = longer
    }
    this.#field[this.#length++] = byte
  }

  #endField(): void {
    this.#add(this.#field, 0, this.#length)
    this.#length = 0
  }

  #add(bytes: Uint8Array, from: number, to: number): void {
    if (this.#builder === undefined) this.#names.push(textOf(bytes.subarray(from, to)))
    else this.#codes[this.#fields] = this.#codeOf(bytes, from, to, this.#builder.values)
    this.#fields++
    this.#isEmpty &&= from === to
  }

  #endLine(): void {
    const isBlank = this.#isEmpty && this.#fields === 1
    if (this.#builder !== undefined) {
      // A line that ends early says nothing in the columns that are left.
      for (let at = this.#fields; at < this.#codes.length; at++) this.#codes[at] = unknown
      if (!this.#isEmpty) this.#builder.addCodes(this.#codes)
    } else if (isBlank) this.#names = []
    else this.#builder = new TableBuilder(this.#names)
    this.#fields = 0
    this.#isEmpty = true
  }

  end(allocate: CsvFormat['allocate']): Table {
    if (this.#isQuoted) throw new Error('the last quoted field has no end')
    this.#endField()
    this.#endLine()
    return (this.#builder ?? new TableBuilder(this.#names)).table(allocate)
  }

  #codeOf(bytes: Uint8Array, first: number, end: number, values: Values): number {
    let [from, to] = [first, end]
    while (from < to && isSpace(bytes[from])) from++
    while (to > from && isSpace(bytes[to - 1])) to--
    if (from === to) return unknown
    if (this.#letters.length < to - from) this.#letters = new Uint32Array(2 * (to - from))
    const letters = this.#letters
    let length = 0
    let hash = noLetters
    for (let at = from; at < to;) {
      let letter = bytes[at++] ?? 0
      if (letter >= 0x80) {
        const next = at < to ? (bytes[at++] ?? 0) : 0
        // Rarer letters and what is no UTF-8 at all are left to the decoder.
        if (letter < 0xc2 || letter >= 0xe0 || (next & 0xc0) !== 0x80)
          return values.intern(textOf(bytes.subarray(from, to)))
        letter = ((letter & 0x1f) << 6) | (next & 0x3f)
      }
      letters[length++] = letter
      hash = withLetter(hash, letter)
    }
    return values.internLetters(letters, length, finished(hash))
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === space || byte === tab
}

const decoder = new TextDecoder()

function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes).trim()
}
