import { unzipSync } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { refused, type Refused } from './table.ts'

/** What a workbook unpacks to at most, in bytes: ten times a list of a hundred thousand people. */
const LARGEST_UNPACKED = 256 * 1024 * 1024
const MOST_PARTS = 2_000

/** Only these are unpacked; pictures, links to other files and programs (`vbaProject.bin`) stay packed. */
const needed =
  /^xl\/(?:workbook|sharedStrings|styles|worksheets\/[^/]+|_rels\/workbook)\.xml(?:\.rels)?$/i

/**
 * The parts of a workbook (ECMA-376) that say what its cells hold, by their names in lower case. What each would unpack to is added
 * up before anything is unpacked.
 */
export function openWorkbook(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | Refused {
  let unpacked = 0
  let count = 0
  try {
    const parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!needed.test(name)) return false
        unpacked += originalSize
        count++
        if (unpacked > LARGEST_UNPACKED || count > MOST_PARTS) throw new TooMuch()
        return true
      },
    })
    const byName = new Map(Object.entries(parts).map(([name, part]) => [name.toLowerCase(), part]))
    return byName.has('xl/workbook.xml') ? byName : refused('broken')
  } catch (error) {
    return refused(error instanceof TooMuch ? 'hides' : 'broken')
  }
}

class TooMuch extends Error {}

/** Thrown by a listener to end the reading with a verdict. */
export class Stop extends Error {
  readonly verdict: Refused

  constructor(verdict: Refused) {
    super(verdict.problem)
    this.verdict = verdict
  }
}

interface Listener {
  readonly opens?: (tag: SaxesTagPlain) => void
  readonly closes?: (name: string) => void
  readonly text?: (text: string) => void
}

/** Elements inside one another, and attributes of one: a spreadsheet writes a tenth of it, and each that is open takes memory. */
const DEEPEST = 100
const MOST_ATTRIBUTES = 500

/** Bytes that are decoded at once: a text of the whole part would be twice as large. */
const PIECE = 1024 * 1024

/** Reads a part of XML. What declares a type or entities is no part of a workbook that a spreadsheet wrote. */
export function readXml(part: Uint8Array, { opens, closes, text }: Listener): Refused | null {
  const parser = new SaxesParser({ xmlns: false })
  const decoder = new TextDecoder('utf-8')
  let problem: Refused | null = null
  parser.on('doctype', () => {
    throw new Stop(refused('hides'))
  })
  parser.on('error', () => {
    throw new Stop(refused('broken'))
  })
  let depth = 0
  let attributes = 0
  parser.on('attribute', () => {
    if (++attributes > MOST_ATTRIBUTES) throw new Stop(refused('hides'))
  })
  parser.on('opentag', (tag) => {
    attributes = 0
    if (++depth > DEEPEST) throw new Stop(refused('hides'))
    opens?.(tag)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    closes?.(name)
  })
  if (text) parser.on('text', text)
  try {
    for (let at = 0; at < part.length; at += PIECE)
      parser.write(decoder.decode(part.subarray(at, at + PIECE), { stream: true }))
    parser.write(decoder.decode()).close()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    problem = error.verdict
  }
  return problem
}

/** The name without the prefix that a writer chose for its namespace. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
