import { largestFile, openArchive, type ArchiveProblem } from './archive.ts'
import { readXmlPart, type PartProblem } from './read-part.ts'
import type { Problem, Verdict } from './verdict.ts'

/** Where in a file a text stands that somebody could read. */
export const textPlaces = [
  'body',
  'header-or-footer',
  'note',
  'comment',
  'before-changes',
  'deleted',
  'inserted',
  'hidden',
  'alt-text',
  'author',
  'field',
  'link',
  'property',
  'custom-xml',
  'setting',
  'other',
  'part-name',
  'archive-comment',
  'plain-text',
  'file-name',
] as const
export type TextPlace = (typeof textPlaces)[number]

export interface FoundText {
  readonly place: TextPlace
  /** Which part of the file, by its name in it; '' for a text or a file name. */
  readonly part: string
  readonly text: string
}

export interface ReadDocument {
  /** Everything that can be read, each text once for each place. */
  readonly texts: readonly FoundText[]
  /** Parts that are no XML: pictures, embedded files, macros, pages put in whole. Somebody has to look at them. */
  readonly unread: readonly string[]
}

export const documentProblems = [
  'not-a-docx',
  'locked-or-old',
  'too-large',
  'too-many-parts',
  'part-twice',
  'bytes-between-parts',
  'broken',
  'too-deep',
  'declares-entities',
  'unknown-encoding',
  'no-letter',
] as const satisfies readonly (ArchiveProblem | PartProblem | 'no-letter')[]
export type DocumentProblem = (typeof documentProblems)[number]

/**
 * Everything that a reader could find in a .docx, whoever edited it: text, tables, headers, footers, notes, comments, what was
 * inserted and deleted and by whom, hidden text, fields, links, alternative texts, properties, custom XML, names of its parts.
 * What looks the same in Word stands in one piece, so that a name parted by formatting is whole here. Never throws; a file that
 * is not read to its end is not read at all.
 */
export function readDocument(docx: Uint8Array): Verdict<ReadDocument, DocumentProblem> {
  const archive = openArchive(docx)
  if (!archive.ok) return refused(archive.code, '')
  const names = [...archive.parts.keys()]
  if (
    !names.includes('[Content_Types].xml') ||
    !names.some((name) => name.endsWith('document.xml'))
  ) {
    return refused('no-letter', '')
  }
  const texts: FoundText[] = [
    ...names.map((part): FoundText => ({ place: 'part-name', part, text: part })),
    ...archive.comments.map((text): FoundText => ({ place: 'archive-comment', part: '', text })),
  ]
  const unread: string[] = []
  for (const [part, bytes] of archive.parts) {
    const read = readPart(part, bytes)
    if ('code' in read) return refused(read.code, part)
    texts.push(...read.texts)
    if (read.isUnread === true) unread.push(part)
  }
  return { ok: true, texts: distinct(texts), unread }
}

type PartRead =
  | { readonly code: PartProblem }
  | { readonly texts: readonly FoundText[]; readonly isUnread?: boolean }

function readPart(part: string, bytes: Uint8Array): PartRead {
  const decoded = decode(bytes)
  if (decoded === null) {
    return isXmlName(part) ? { code: 'unknown-encoding' } : { texts: [], isUnread: true }
  }
  if (/^\s*</u.test(decoded) || isXmlName(part)) {
    const read = readXmlPart(part, decoded)
    if (read.ok) return { texts: read.texts }
    if (isXmlName(part)) return { code: read.code }
  }
  // Other formats of text (HTML, RTF, mail) write some letters in ways of their own.
  return { texts: [{ place: 'other', part, text: decoded }], isUnread: true }
}

function isXmlName(part: string): boolean {
  return /\.(?:xml|rels|vml)$/iu.test(part)
}

/** Text as its first bytes or its XML declaration say; null for what is none. */
function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const start = String.fromCharCode(...bytes.subarray(0, 200))
  const declared = /^<\?xml[^>]*encoding=["']([\w.:-]+)["']/u.exec(start)?.[1]?.toLowerCase()
  const label = isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  if (declared !== undefined && !isWide && !/^utf-?8$|^us-ascii$/u.test(declared)) return null
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

function distinct(texts: readonly FoundText[]): FoundText[] {
  const seen = new Set<string>()
  return texts.filter(({ place, part, text }) => {
    const key = `${place}\n${part}\n${text}`
    return text.trim() !== '' && !seen.has(key) && seen.add(key) !== undefined
  })
}

const sentences: Readonly<Record<DocumentProblem, string>> = {
  'not-a-docx': 'This is not a .docx file; save it as .docx.',
  'locked-or-old':
    'This file has a password or is of an older kind; save it as .docx without a password.',
  'too-large': `This file is larger than ${largestFile / 1_000_000} MB or unpacks to too much; take pictures out of it.`,
  'too-many-parts': 'This file has more parts than a letter has; copy its text into a new letter.',
  'part-twice':
    'This file holds a part twice, and programs differ in which they show; save it again in your word processor.',
  'bytes-between-parts':
    'This file holds bytes that belong to none of its parts; save it again in your word processor.',
  broken: 'This file is broken; open it in your word processor and save it again.',
  'too-deep': 'This file is nested deeper than a letter is; copy its text into a new letter.',
  'declares-entities':
    'This file declares words of its own for text, which .docx may not; save it again in your word processor.',
  'unknown-encoding':
    'This file is not written in UTF-8 or UTF-16; save it again in your word processor.',
  'no-letter': 'This file is packed like a .docx and holds no document; choose the letter.',
}

function refused(code: DocumentProblem, at: string) {
  return { ok: false, problems: [{ code, at, sentence: sentences[code] }] } as const satisfies {
    ok: false
    problems: readonly Problem<DocumentProblem>[]
  }
}

/** The texts of what is no file: a message in which a letter is sent, or the name that a file is sent under. */
export function readText(
  text: string,
  place: 'plain-text' | 'file-name' = 'plain-text',
): FoundText[] {
  return [{ place, part: '', text }]
}
