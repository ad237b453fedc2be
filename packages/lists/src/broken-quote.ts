import { refused, type Refused } from './table.ts'

const QUOTE = 0x22
const LINE_FEED = 0x0a
const RETURN = 0x0d

/** What goes before a quotation mark that opens a cell: a separator, or the end of a line. */
const opensAfter = Uint8Array.from({ length: 256 }, (_, byte) =>
  [0x2c, 0x3b, 0x09, 0x7c, LINE_FEED, RETURN].includes(byte) ? 1 : 0,
)

/**
 * What to say of a file that is too large to be read: a quotation mark without an end, by its line, where that is what is wrong with
 * it besides; else that it is too large. Holds one chunk at a time.
 */
export async function refusedAsLarge(chunks: AsyncIterable<Uint8Array>): Promise<Refused> {
  let isText = true
  async function* looked(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      // Zero bytes are in no such text: it is a workbook, a picture, or UTF-16.
      if (chunk.includes(0)) {
        isText = false
        return
      }
      yield chunk
    }
  }
  const line = await brokenQuoteIn(looked())
  return isText && line !== null ? refused('unclosed', line) : refused('too-large')
}

/**
 * The line, from 1, of the quotation mark with which separated values (RFC 4180) come to an end inside a cell; null where every one
 * has its end. For files too large to be read whole: it holds one chunk at a time. For encodings in which ASCII is one byte a
 * character, which is all but UTF-16.
 *
 * A mark inside a cell closes it only before a separator or the end of a line. A mark that is missing therefore shows at the next
 * cell that is quoted, and `line` is that of the mark that was open then.
 */
async function brokenQuoteIn(chunks: AsyncIterable<Uint8Array>): Promise<number | null> {
  let at: Place = { line: 1, opened: 0, mark: 'none', before: LINE_FEED }
  for await (const chunk of chunks) {
    at = readOn(chunk, at)
    if (at.mark === 'broken') return at.opened
  }
  return at.mark === 'open' ? at.opened : null
}

interface Place {
  readonly line: number
  /** The line of the newest mark that opened a cell. */
  readonly opened: number
  /** `half`: a mark inside a cell was just read. It closes the cell, or is the first half of one that is meant. */
  readonly mark: 'none' | 'open' | 'half' | 'broken'
  readonly before: number
}

function readOn(chunk: Uint8Array, from: Place): Place {
  let { line, opened, mark, before } = from
  for (const byte of chunk) {
    if (byte === QUOTE) {
      if (mark === 'open') mark = 'half'
      else if (mark === 'half') mark = 'open'
      else if (opensAfter[before] === 1) {
        mark = 'open'
        opened = line
      }
    } else if (mark === 'half') {
      if (opensAfter[byte] !== 1) return { line, opened, mark: 'broken', before }
      mark = 'none'
    }
    if (byte === LINE_FEED ? before !== RETURN : byte === RETURN) line++
    before = byte
  }
  return { line, opened, mark, before }
}
