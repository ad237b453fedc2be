import { base64nopad } from '@scure/base'

/** One stanza of an age header: its arguments (the first is the type) and its body. */
export type Stanza = { readonly args: readonly string[]; readonly body: Uint8Array }

export type HeaderReading =
  | { readonly verdict: 'header'; readonly stanzas: readonly Stanza[]; readonly length: number }
  | { readonly verdict: 'malformed' | 'truncated' | 'too-large' }

const versionLine = 'age-encryption.org/v1'
const headerLimit = 64 * 1024
const fullBodyLine = 64 // 48 bytes, C2SP age.md "Recipient stanza"
const macLine = /^--- [A-Za-z0-9+/]{43}$/
const stanzaLine = /^->(?: [\x21-\x7e]+)+$/

class Malformed extends Error {}
class Truncated extends Error {}

/** The bytes of canonical unpadded base64, else undefined. */
export const bytesOfBase64NoPad = (text: string): Uint8Array | undefined => {
  try {
    return base64nopad.decode(text)
  } catch {
    return undefined
  }
}

const decode = (text: string): Uint8Array => {
  const bytes = bytesOfBase64NoPad(text)
  if (bytes === undefined) throw new Malformed()
  return bytes
}

class Lines {
  readonly #bytes: Uint8Array
  read = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  next(): string {
    const end = this.#bytes.indexOf(0x0a, this.read)
    if (end < 0) throw new Truncated()
    const line = this.#bytes.subarray(this.read, end)
    if (line.some((byte) => byte < 0x20 || byte > 0x7e)) throw new Malformed()
    this.read = end + 1
    return new TextDecoder().decode(line)
  }
}

// A body is full lines of 64 characters and one shorter line, which may be empty, to end it.
const readBody = (lines: Lines): Uint8Array => {
  const text: string[] = []
  for (;;) {
    const line = lines.next()
    if (line.length > fullBodyLine) throw new Malformed()
    decode(line)
    text.push(line)
    if (line.length < fullBodyLine) return decode(text.join(''))
  }
}

const readLines = (lines: Lines): readonly Stanza[] => {
  if (lines.next() !== versionLine) throw new Malformed()
  const stanzas: Stanza[] = []
  for (;;) {
    const line = lines.next()
    if (macLine.test(line)) {
      decode(line.slice(4))
      if (stanzas.length === 0) throw new Malformed()
      return stanzas
    }
    if (!stanzaLine.test(line)) throw new Malformed()
    stanzas.push({ args: line.slice(3).split(' '), body: readBody(lines) })
  }
}

const startsWithVersion = (file: Uint8Array): boolean => {
  const length = Math.min(file.length, versionLine.length)
  return new TextDecoder().decode(file.subarray(0, length)) === versionLine.slice(0, length)
}

/**
 * Reads the header of a binary age file by the grammar of C2SP age.md, without any key: the MAC is
 * checked for its form only. Never throws on a stranger's bytes. A header has at most 64 KiB.
 */
export const readHeader = (file: Uint8Array): HeaderReading => {
  if (!startsWithVersion(file)) return { verdict: 'malformed' }
  const lines = new Lines(file.subarray(0, headerLimit))
  try {
    const stanzas = readLines(lines)
    return { verdict: 'header', stanzas, length: lines.read }
  } catch (error) {
    if (error instanceof Malformed) return { verdict: 'malformed' }
    if (!(error instanceof Truncated)) throw error
    return { verdict: file.length > headerLimit ? 'too-large' : 'truncated' }
  }
}
