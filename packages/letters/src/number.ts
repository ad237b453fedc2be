import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import type { LetterDocument } from './document.ts'
import { readDocument } from './read-document.ts'

/** Where a letter's number will stand: it is given when the letter is signed, and its paper is made before. */
export function roomForNumber(year: string): string {
  return `${LINE}/${year}`
}

const LINE = '________'
const ROOM = /_{8}\/\d{4}/gu

/** The same letter with its number wherever there was room for it. */
export function numbered(document: LetterDocument, number: string): LetterDocument {
  const filled = JSON.stringify(document).replaceAll(ROOM, number)
  return JSON.parse(filled) as LetterDocument
}

/**
 * The same Word file with its number wherever there was room for it, also where an editor has cut that room into pieces; nothing
 * else of it changes, and that is read again before it is given. Null where no room was left.
 */
export function numberedDocx(docx: Uint8Array, number: string): Uint8Array<ArrayBuffer> | null {
  const before = readDocument(docx)
  if (!before.ok) return null
  const parts = unzipSync(docx)
  const files: Zippable = {}
  let rooms = 0
  for (const [name, bytes] of Object.entries(parts)) {
    const filled = isText.test(name) ? filledIn(strFromU8(bytes), number) : null
    rooms += filled?.rooms ?? 0
    files[name] = [filled === null ? bytes : strToU8(filled.xml), { mtime: firstMoment() }]
  }
  if (rooms === 0) return null
  const made = new Uint8Array(zipSync(files, { level: 9 }))
  const after = readDocument(made)
  if (!after.ok) return null
  const wanted = before.texts.map(({ text }) => text.replaceAll(ROOM, number))
  const isSame = after.texts.every(({ text }, at) => text === wanted[at])
  return isSame && after.texts.length === wanted.length ? made : null
}

const isText =
  /^(?:word\/(?:document|header|footer|footnotes|endnotes)\d*\.xml|docProps\/core\.xml)$/u

/** The first moment a ZIP archive can name: it has no zone. */
const firstMoment = () => new Date(1980, 0, 1)

const PIECE = /(<(?:w:t|dc:title)(?:\s[^>]*)?>)([^<]*)(?=<\/(?:w:t|dc:title)>)/gu

interface Piece {
  readonly at: number
  readonly from: number
  readonly text: string
}

/** Looks at all text in a row, so that a room cut into pieces is one; the number goes into its first piece. */
function filledIn(xml: string, number: string): { readonly xml: string; readonly rooms: number } {
  let row = ''
  const pieces: Piece[] = []
  for (const found of xml.matchAll(PIECE)) {
    const [, open = '', text = ''] = found
    pieces.push({ at: found.index + open.length, from: row.length, text })
    row += text
  }
  const rooms = [...row.matchAll(ROOM)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }))
  let made = ''
  let done = 0
  for (const { at, from, text } of pieces) {
    made += xml.slice(done, at) + withRooms(text, from, { rooms, number })
    done = at + text.length
  }
  return { xml: made + xml.slice(done), rooms: rooms.length }
}

function withRooms(
  text: string,
  from: number,
  {
    rooms,
    number,
  }: { readonly rooms: readonly { from: number; to: number }[]; readonly number: string },
): string {
  let made = ''
  for (let at = 0; at < text.length; at++) {
    const place = from + at
    const room = rooms.find((one) => one.from <= place && place < one.to)
    if (room === undefined) made += text.charAt(at)
    else if (room.from === place) made += number
  }
  return made
}
