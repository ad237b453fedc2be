import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { FoundText, TextPlace } from './read-document.ts'

export type PartProblem =
  | 'broken'
  | 'too-deep'
  | 'declares-entities'
  | 'too-large'
  | 'unknown-encoding'

type PartVerdict =
  | { readonly ok: true; readonly texts: readonly FoundText[] }
  | { readonly ok: false; readonly code: PartProblem }

const deepest = 200
const mostElements = 2_000_000

/** One part of a .docx as the texts that can be read in it. */
export function readXmlPart(part: string, xml: string): PartVerdict {
  const reading = new PartReading(part)
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', () => reading.stop('broken'))
  // The Open Packaging Conventions allow no document type (ECMA-376 part 2, 8.2.2), and entities grow from them.
  parser.on('doctype', () => reading.stop('declares-entities'))
  parser.on('opentag', (tag) => reading.open(tag))
  parser.on('closetag', (tag) => reading.close(tag))
  parser.on('text', (text) => reading.text(text))
  parser.on('cdata', (text) => reading.text(text))
  parser.on('comment', (text) => reading.aside('other', text))
  parser.on('processinginstruction', ({ target, body }) =>
    reading.aside('other', `${target} ${body}`),
  )
  try {
    for (let at = 0; at < xml.length; at += pieceSize) parser.write(xml.slice(at, at + pieceSize))
    parser.close()
  } catch (cause) {
    if (cause instanceof Stopped) return { ok: false, code: cause.code }
    return { ok: false, code: 'broken' }
  }
  return { ok: true, texts: reading.texts() }
}

const pieceSize = 65_536

class Stopped extends Error {
  readonly code: PartProblem

  constructor(code: PartProblem) {
    super(code)
    this.code = code
  }
}

/** Text of a paragraph with what happened to it: tracked as inserted or deleted, or hidden. */
interface Bit {
  readonly text: string
  readonly inserted: boolean
  readonly deleted: boolean
  readonly hidden: boolean
}

class PartReading {
  private readonly part: string
  private readonly asides = new Map<TextPlace, Set<string>>()
  private readonly done: Bit[][] = []
  /** Paragraphs that are open: a text box stands inside the paragraph it is anchored in, and does not part its words. */
  private readonly unfinished: Bit[][] = [[]]
  private readonly path: string[] = []
  private elements = 0
  private inserted = 0
  private deleted = 0
  private hidden = false
  private field = 0

  constructor(part: string) {
    this.part = part
  }

  stop(code: PartProblem): never {
    throw new Stopped(code)
  }

  open(tag: SaxesTagPlain): void {
    const name = localName(tag.name)
    this.path.push(name)
    this.elements += 1
    if (this.path.length > deepest) this.stop('too-deep')
    if (this.elements > mostElements) this.stop('too-large')
    this.attributes(tag)
    if (paragraphs.has(name)) this.unfinished.push([])
    if (insertions.has(name)) this.inserted += 1
    if (deletions.has(name)) this.deleted += 1
    if (fields.has(name)) this.field += 1
    if (name === 'r') this.hidden = false
    if (name === 'vanish' || name === 'webHidden') this.hidden = isOn(tag.attributes)
    const sign = name === 'sym' ? symbol(tag.attributes) : signs[name]
    // A tab among a paragraph's settings is a place to stop at, and no sign of its text.
    if (sign !== undefined && this.path.at(-2) === 'r') this.add(sign)
  }

  close({ name: full }: SaxesTagPlain): void {
    this.path.pop()
    const name = localName(full)
    if (paragraphs.has(name)) this.done.push(this.unfinished.pop() ?? [])
    if (insertions.has(name)) this.inserted -= 1
    if (deletions.has(name)) this.deleted -= 1
    if (fields.has(name)) this.field -= 1
    if (name === 'r') this.hidden = false
  }

  text(text: string): void {
    if (this.field > 0) {
      this.aside('field', text)
      return
    }
    // Between elements stand line ends that lay the XML out; only what holds text keeps its spaces.
    if (text.trim() !== '' || holders.has(this.path.at(-1) ?? '')) this.add(text)
  }

  private add(text: string): void {
    const { inserted, deleted, hidden } = this
    this.unfinished.at(-1)?.push({ text, inserted: inserted > 0, deleted: deleted > 0, hidden })
  }

  /** A text beside those that are read one after the other. */
  aside(place: TextPlace, text: string): void {
    const there = this.asides.get(place) ?? new Set<string>()
    this.asides.set(place, there.add(text))
  }

  private attributes({ name, attributes }: SaxesTagPlain): void {
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('xmlns') || !/\p{L}{2}/u.test(value)) continue
      this.aside(placeOfAttribute(localName(name), localName(key)), value)
    }
  }

  texts(): FoundText[] {
    const whole = [...this.done, ...this.unfinished]
    const place = placeOfPart(this.part)
    const isWord = this.done.length > 0
    const said = (where: TextPlace, keep: (bit: Bit) => boolean): FoundText => ({
      place: where,
      part: this.part,
      text: whole
        .map((bits) =>
          bits
            .filter(keep)
            .map(({ text }) => text)
            .join(isWord ? '' : ' '),
        )
        .filter((text) => text.trim() !== '')
        .join('\n'),
    })
    const flat = whole.flat()
    const has = (of: 'inserted' | 'deleted' | 'hidden') => flat.some((bit) => bit[of])
    return [
      said(place, ({ deleted }) => !deleted),
      ...(isWord ? [] : [{ place, part: this.part, text: flat.map(({ text }) => text).join('') }]),
      ...(has('hidden') ? [said(place, ({ hidden, deleted }) => !hidden && !deleted)] : []),
      ...(has('hidden') ? [said('hidden', ({ hidden }) => hidden)] : []),
      ...(has('inserted') ? [said('inserted', ({ inserted }) => inserted)] : []),
      ...(has('deleted') ? [said('deleted', ({ deleted }) => deleted)] : []),
      ...(has('inserted') || has('deleted')
        ? [said('before-changes', ({ inserted }) => !inserted), said('before-changes', () => true)]
        : []),
      ...[...this.asides].flatMap(([where, texts]) => this.listed(where, [...texts])),
    ]
  }

  /** Each by itself, and all in a row: a field's words may stand in several pieces. */
  private listed(place: TextPlace, texts: readonly string[]): FoundText[] {
    const { part } = this
    return [
      { place, part, text: texts.join('\n') },
      ...(place === 'field' ? [{ place, part, text: texts.join('') }] : []),
    ]
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const paragraphs = new Set(['p'])
const insertions = new Set(['ins', 'moveTo'])
const deletions = new Set(['del', 'moveFrom'])
const holders = new Set(['t', 'delText'])
const fields = new Set(['instrText', 'delInstrText'])

/** Elements that are a sign of the text. A soft hyphen is one nobody sees. */
const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
}

/** A letter drawn from a font by its number; symbol fonts move theirs up (ECMA-376 part 1, 17.3.3.30). */
function symbol(attributes: Readonly<Record<string, string>>): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16)
  if (!Number.isInteger(code) || code < 0x20 || code > 0xffff) return ''
  return String.fromCharCode(code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code)
}

function isOn(attributes: Readonly<Record<string, string>>): boolean {
  return !/^(?:0|false|off)$/u.test(attributes['w:val'] ?? 'true')
}

function placeOfPart(part: string): TextPlace {
  if (/(?:^|\/)document\d*\.xml$/u.test(part)) return 'body'
  if (/(?:header|footer)\d*\.xml$/u.test(part)) return 'header-or-footer'
  if (/(?:foot|end)notes\d*\.xml$/u.test(part)) return 'note'
  if (/comments\w*\.xml$/u.test(part)) return 'comment'
  if (part.startsWith('docProps/')) return 'property'
  if (part.startsWith('customXml/')) return 'custom-xml'
  if (part.endsWith('.rels')) return 'link'
  return part.endsWith('people.xml') ? 'author' : 'other'
}

function placeOfAttribute(element: string, key: string): TextPlace {
  if (key === 'author' || key === 'initials' || key === 'userId') return 'author'
  if (key === 'descr' || key === 'title' || key === 'alt') return 'alt-text'
  if (key === 'instr') return 'field'
  return element === 'Relationship' || key === 'Target' ? 'link' : 'setting'
}
