import { base64, bytesOfBase64, concat, textOf, uint32, uint32At } from './encoding.ts'

/** One signature line: who is said to have signed, and with what. Nothing is checked yet. */
export type NoteSignature = {
  readonly name: string
  /** The four bytes that tell this key from others of the same name. */
  readonly id: number
  readonly signature: Uint8Array
}

/** A text and the signatures under it (C2SP signed-note). */
export type Note = {
  /** Ends with LF. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export type NoteFault =
  | 'length'
  | 'encoding'
  | 'text'
  | 'no-signature'
  | 'signature-line'
  | 'too-many-signatures'

export type NoteReading =
  | { readonly verdict: 'note'; readonly note: Note }
  | { readonly verdict: 'malformed'; readonly fault: NoteFault }

export type SignaturesReading =
  | { readonly verdict: 'signatures'; readonly signatures: readonly NoteSignature[] }
  | { readonly verdict: 'malformed'; readonly fault: NoteFault }

/** In bytes, and in lines. The standard asks for sixteen signatures at least, of up to 5 kB each. */
export const noteLimits = {
  note: 384 * 1_024,
  signatures: 64,
  signature: 6_144,
  name: 255,
} as const

const signatureLine = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/u

// oxlint-disable-next-line no-control-regex -- they are what is refused
const control = /[\u0000-\u0009\u000b-\u001f]/u

/** Not empty, no space of any script, no plus (C2SP signed-note, “Format”); at most 255 bytes. */
export const isKeyName = (name: string): boolean =>
  /^[^\p{White_Space}+]+$/u.test(name) &&
  !control.test(name) &&
  textOf(name, noteLimits.name) !== undefined

const readLine = (line: string): NoteSignature | undefined => {
  const [, name = '', encoded = ''] = signatureLine.exec(line) ?? []
  const bytes = bytesOfBase64(encoded)
  if (!isKeyName(name) || bytes === undefined) return undefined
  if (bytes.length <= 4 || bytes.length > 4 + noteLimits.signature) return undefined
  return { name, id: uint32At(bytes, 0), signature: bytes.slice(4) }
}

const readLines = (text: string): SignaturesReading => {
  if (!text.endsWith('\n')) return { verdict: 'malformed', fault: 'no-signature' }
  const lines = text.slice(0, -1).split('\n', noteLimits.signatures + 1)
  if (lines.length > noteLimits.signatures)
    return { verdict: 'malformed', fault: 'too-many-signatures' }
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = readLine(line)
    if (signature === undefined) return { verdict: 'malformed', fault: 'signature-line' }
    signatures.push(signature)
  }
  return { verdict: 'signatures', signatures }
}

/**
 * Reads signature lines alone, one or more: what a cosigner answers (C2SP tlog-witness,
 * “add-checkpoint”). What reads is, byte for byte, what `formatSignatures` makes of it.
 */
export const parseSignatures = (input: string | Uint8Array): SignaturesReading => {
  if (input.length > noteLimits.note) return { verdict: 'malformed', fault: 'length' }
  const text = textOf(input, noteLimits.note)
  return text === undefined ? { verdict: 'malformed', fault: 'encoding' } : readLines(text)
}

/**
 * Reads a note (C2SP signed-note, “Format”). Stricter than the standard in this: no byte order
 * mark, base64 in its one spelling, and `noteLimits`. A note that reads is, byte for byte, what
 * `formatNote` makes of it. Nothing in it may be believed before `checkNote`.
 */
export const parseNote = (input: string | Uint8Array): NoteReading => {
  if (input.length > noteLimits.note) return { verdict: 'malformed', fault: 'length' }
  const whole = textOf(input, noteLimits.note)
  if (whole === undefined || whole.startsWith('\ufeff') || control.test(whole))
    return { verdict: 'malformed', fault: 'encoding' }
  const end = whole.lastIndexOf('\n\n')
  if (end < 0) return { verdict: 'malformed', fault: 'text' }
  const reading = readLines(whole.slice(end + 2))
  if (reading.verdict === 'malformed') return reading
  return {
    verdict: 'note',
    note: { text: whole.slice(0, end + 1), signatures: reading.signatures },
  }
}

const lineOf = ({ name, id, signature }: NoteSignature): string =>
  `— ${name} ${base64(concat(uint32(id), signature))}\n`

/** Signature lines as they stand under a text. Throws on what would not read back: our bug. */
export const formatSignatures = (signatures: readonly NoteSignature[]): string => {
  const text = signatures.map(lineOf).join('')
  if (parseSignatures(text).verdict !== 'signatures')
    throw new Error(`note: ${signatures.length} signatures that cannot be written`)
  return text
}

/** The text of a note with its signatures. Throws on what would not read back: our bug. */
export const formatNote = ({ text, signatures }: Note): string => {
  const whole = `${text}\n${signatures.map(lineOf).join('')}`
  const reading = parseNote(whole)
  if (reading.verdict !== 'note' || reading.note.text !== text)
    throw new Error('note: a text or signatures that cannot be written')
  return whole
}

/** The note with further signatures; one that is there already by the same name and id stays. */
export const withSignatures = (note: Note, added: readonly NoteSignature[]): Note => {
  const signatures = [...note.signatures]
  for (const one of added)
    if (!signatures.some(({ name, id }) => name === one.name && id === one.id)) signatures.push(one)
  return { text: note.text, signatures }
}
