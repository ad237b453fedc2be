import { unzipSync } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { refused, type Refused } from './table.ts'

/** What a workbook unpacks to at most, in bytes: ten times a list of a hundred thousand people. */
const LARGEST_UNPACKED = 256 * 1024 * 1024
const MOST_PARTS = 2_000

/** These stay packed: pictures, links to other files, and whatever else says nothing of what cells hold. Programs are no XML. */
const unneeded =
  /(?:^|\/)(?:charts|ctrlprops|customxml|docprops|drawings|embeddings|externallinks|media|persons|pivotcache|pivottables|printersettings|querytables|richdata|slicers|slicercaches|tables|theme|threadedcomments|calcchain)(?:\/|\.)/u

/** The parts of a workbook, by their names in lower case, and which of them is the workbook itself. */
export interface Parts {
  readonly byName: ReadonlyMap<string, Uint8Array>
  readonly workbook: string
}

/**
 * The parts of a workbook (ECMA-376) that say what its cells hold. What each would unpack to is added up before anything is
 * unpacked. An archive of another kind, an .ods or a .docx say, is said to be one.
 */
export function openWorkbook(bytes: Uint8Array): Parts | Refused {
  let unpacked = 0
  let count = 0
  const names: string[] = []
  try {
    const parts = unzipSync(bytes, {
      filter({ name, originalSize }) {
        const plain = plainName(name)
        names.push(plain)
        if (!/\.(?:xml|rels)$/u.test(plain) || unneeded.test(plain)) return false
        unpacked += originalSize
        count++
        if (unpacked > LARGEST_UNPACKED || count > MOST_PARTS) throw new TooMuch()
        return true
      },
    })
    const byName = new Map(Object.entries(parts).map(([name, part]) => [plainName(name), part]))
    const main = relationsOf(byName, '').find(({ type }) => type === 'officedocument')
    const workbook = [main?.target, 'xl/workbook.xml'].find((name) => byName.has(name ?? ''))
    if (workbook === undefined)
      return refused(
        names.some((name) => /^xl\/.+\.xml$/u.test(name)) && !names.includes('xl/workbook.bin')
          ? 'broken'
          : 'other-kind',
      )
    return { byName, workbook }
  } catch (error) {
    return refused(error instanceof TooMuch ? 'hides' : 'broken')
  }
}

/** Some programs write the folders of names as their system does. */
function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//u, '').toLowerCase()
}

interface Relation {
  readonly id: string
  /** The last word of its type, in lower case: the words before it differ between the forms of the standard. */
  readonly type: string
  /** The name of a part. */
  readonly target: string
}

/** What a part refers to; of the archive itself by the name ''. Nothing for a part whose relations cannot be read. */
export function relationsOf(
  byName: ReadonlyMap<string, Uint8Array>,
  name: string,
): readonly Relation[] {
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const part = byName.get(`${folder}_rels/${name.slice(folder.length)}.rels`)
  const found: Relation[] = []
  if (part === undefined) return found
  readXml(part, {
    opens({ name: element, attributes: { Id, Type = '', Target } }) {
      if (localName(element) !== 'Relationship' || Id === undefined || Target === undefined) return
      const type = Type.slice(Type.lastIndexOf('/') + 1).toLowerCase()
      found.push({ id: Id, type, target: resolved(folder, plainTarget(Target)) })
    },
  })
  return found
}

const plainTarget = (target: string): string => target.replaceAll('\\', '/').toLowerCase()

function resolved(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
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
  /** Leaves out of a piece of the part what says nothing, before it is taken apart. */
  readonly shortens?: (piece: string) => string
}

/** Elements inside one another, and attributes of one: a spreadsheet writes a tenth of it, and each that is open takes memory. */
const DEEPEST = 100
const MOST_ATTRIBUTES = 500

/** Bytes that are decoded at once: a text of the whole part would be twice as large. */
const PIECE = 1024 * 1024

/** Reads a part of XML. What declares a type or entities is no part of a workbook that a spreadsheet wrote. */
export function readXml(
  part: Uint8Array,
  { opens, closes, text, shortens = same }: Listener,
): Refused | null {
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
      parser.write(shortens(decoder.decode(part.subarray(at, at + PIECE), { stream: true })))
    parser.write(decoder.decode()).close()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    problem = error.verdict
  }
  return problem
}

const same = (piece: string): string => piece

/** The name without the prefix that a writer chose for its namespace. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
