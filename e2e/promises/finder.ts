import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, constants, inflateSync, gunzipSync } from 'node:zlib'

/** Something that must not be found: what it is called in a report, and what it is. */
export interface Canary {
  readonly name: string
  readonly is: string | Uint8Array
  /** It is random through and through, so any eight bytes of it in a row are found as well. */
  readonly random?: boolean
}

/** A canary in one of the forms in which it could lie somewhere. */
interface Needle {
  readonly found: string
  readonly bytes: Buffer
}

export type Encoding = (text: Uint8Array) => readonly Uint8Array[]

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')

/** What bytes become when they are written as base64 in the midst of other bytes: without the characters that mix. */
function base64At(bytes: Uint8Array, offset: number, url: 'base64' | 'base64url'): Buffer {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString(url)
    .replaceAll('=', '')
  const first = Math.ceil((offset * 8) / 6)
  const last = Math.floor(((offset + bytes.length) * 8) / 6)
  return utf8(text.slice(first, last))
}

const three = [0, 1, 2]

/** Text only. */
const textForms: Readonly<Record<string, (text: string) => readonly Uint8Array[]>> = {
  'UTF-16LE': (text) => [Buffer.from(text, 'utf16le')],
  'UTF-16BE': (text) => [Buffer.from(text, 'utf16le').swap16()],
  'JSON escapes': (text) => [utf8(escaped(text, false)), utf8(escaped(text, true))],
  'base64 of UTF-16LE': (text) =>
    three.map((at) => base64At(Buffer.from(text, 'utf16le'), at, 'base64')),
}

/** Any bytes. */
const byteForms: Readonly<Record<string, Encoding>> = {
  'as it is': (bytes) => [bytes],
  base64: (bytes) => three.map((at) => base64At(bytes, at, 'base64')),
  base64url: (bytes) => three.map((at) => base64At(bytes, at, 'base64url')),
  hexadecimal: (bytes) => [utf8(hex(bytes)), utf8(hex(bytes).toUpperCase())],
  'percent-encoding': (bytes) => [
    utf8(percent(bytes)),
    utf8(percent(bytes).toLowerCase()),
    ...somePercent(bytes),
  ],
}

function escaped(text: string, upper: boolean): string {
  const digits = (unit: number) => unit.toString(16).padStart(4, '0')
  const units = Array.from({ length: text.length }, (_, at) => digits(text.charCodeAt(at)))
  return units.map((unit) => `\\u${upper ? unit.toUpperCase() : unit}`).join('')
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function percent(bytes: Uint8Array): string {
  return hex(bytes).toUpperCase().replaceAll(/../g, '%$&')
}

/** As browsers do it, which leaves letters alone; bytes that are no text have no such form. */
function somePercent(bytes: Uint8Array): Buffer[] {
  const text = Buffer.from(bytes).toString('utf8')
  return utf8(text).equals(Buffer.from(bytes)) ? [utf8(encodeURIComponent(text))] : []
}

/**
 * PostgreSQL's own compression (pglz) and LZ4 keep runs of new bytes as they are; pglz puts a control byte before each
 * eight. So any eight neighbours of a random canary count.
 */
const PIECE = 8

function pieces(bytes: Uint8Array): Buffer[] {
  return Array.from({ length: Math.max(0, bytes.length - PIECE + 1) }, (_, at) =>
    Buffer.from(bytes.subarray(at, at + PIECE)),
  )
}

/** Where canaries were found: `name, form, place`. */
export type Finding = string

/** Looks for canaries in any bytes, in every form, also inside what was compressed. */
export class Finder {
  readonly #byStart = new Map<number, Needle[]>()
  /** One bit for each four bytes a needle may begin with, folded; it settles nearly every position at once. */
  readonly #filter = new Uint8Array(1 << 20)

  constructor(canaries: readonly Canary[]) {
    for (const canary of canaries) for (const needle of needlesOf(canary)) this.#add(needle)
  }

  /** What is found in these bytes and, where they hold something compressed, within. */
  find(bytes: Uint8Array, place: string): Finding[] {
    const found = this.#scan(bytes).map((form) => `${form}, ${place}`)
    const within = unpackedIn(bytes).flatMap((inner) => this.find(inner, `compressed in ${place}`))
    return [...new Set([...found, ...within])]
  }

  #add(needle: Needle): void {
    if (needle.bytes.length < 4) throw new Error(`too short to look for: ${needle.found}`)
    const start = needle.bytes.readUInt32LE(0)
    this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), needle])
    this.#filter[folded(start)] = 1
  }

  #scan(bytes: Uint8Array): string[] {
    const found = new Set<string>()
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let start = 0
    for (let at = 0; at < view.length; at++) {
      start = ((start >>> 8) | ((view[at] as number) << 24)) >>> 0
      if (at < 3 || this.#filter[folded(start)] === 0) continue
      for (const needle of this.#byStart.get(start) ?? [])
        if (
          view.compare(
            needle.bytes,
            0,
            needle.bytes.length,
            at - 3,
            Math.min(view.length, at - 3 + needle.bytes.length),
          ) === 0
        )
          found.add(needle.found)
    }
    return [...found]
  }
}

function folded(start: number): number {
  return (start ^ (start >>> 12)) & 0xfffff
}

function needlesOf({ name, is, random = false }: Canary): Needle[] {
  const bytes = typeof is === 'string' ? utf8(is) : Buffer.from(is)
  const forms = Object.entries(byteForms).flatMap(([form, encode]) =>
    encode(bytes).map((encoded) => ({ found: `${name}, ${form}`, bytes: Buffer.from(encoded) })),
  )
  const compressed = (random ? pieces(bytes) : []).map((piece) => ({
    found: `${name}, as it is`,
    bytes: piece,
  }))
  if (typeof is !== 'string') return [...forms, ...compressed]
  const texts = Object.entries(textForms).flatMap(([form, encode]) =>
    encode(is).map((encoded) => ({ found: `${name}, ${form}`, bytes: Buffer.from(encoded) })),
  )
  return [...forms, ...texts, ...compressed]
}

const MOST = { maxOutputLength: 64 * 1024 * 1024, finishFlush: constants.Z_SYNC_FLUSH }

/** What can be unpacked from any place in these bytes: gzip and zlib at their first bytes, brotli as a whole. */
function unpackedIn(bytes: Uint8Array): Uint8Array[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return [
    ...startsOf(view, [0x1f, 0x8b, 0x08]).map((at) =>
      attempt(() => gunzipSync(view.subarray(at), MOST)),
    ),
    ...[0x01, 0x5e, 0x9c, 0xda].flatMap((second) =>
      startsOf(view, [0x78, second]).map((at) =>
        attempt(() => inflateSync(view.subarray(at, at + (1 << 20)), MOST)),
      ),
    ),
    attempt(() => brotliDecompressSync(view, { maxOutputLength: MOST.maxOutputLength })),
  ].filter((inner): inner is Buffer<ArrayBuffer> => inner !== undefined && inner.length > PIECE)
}

function startsOf(view: Buffer, magic: readonly number[]): number[] {
  const found: number[] = []
  const bytes = Buffer.from(magic)
  for (let at = view.indexOf(bytes); at >= 0; at = view.indexOf(bytes, at + 1)) found.push(at)
  return found
}

function attempt(unpack: () => Buffer<ArrayBuffer>): Buffer<ArrayBuffer> | undefined {
  try {
    return unpack()
  } catch {
    return undefined
  }
}

/** Looks through a file, or every file below a folder, and through their names; what vanishes meanwhile is passed over. */
export async function findBelow(finder: Finder, path: string): Promise<Finding[]> {
  const found = await lstat(path).catch(() => undefined)
  if (found?.isFile() === true) return findInFile(finder, path)
  if (found?.isDirectory() !== true) return []
  const names = await readdir(path).catch(() => [])
  const each: Finding[] = []
  for (const name of names) each.push(...(await findBelow(finder, join(path, name))))
  return each
}

async function findInFile(finder: Finder, path: string): Promise<Finding[]> {
  const named = finder.find(Buffer.from(path), 'a file name')
  const bytes = await readFile(path).catch(() => undefined)
  return bytes === undefined ? named : [...named, ...finder.find(bytes, path)]
}

/** Every form of a canary, for a test that plants them. */
export function formsOf(is: string): { readonly form: string; readonly bytes: Uint8Array }[] {
  const bytes = utf8(is)
  return [
    ...Object.entries(byteForms).flatMap(([form, encode]) =>
      encode(bytes).map((each) => ({ form, bytes: each })),
    ),
    ...Object.entries(textForms).flatMap(([form, encode]) =>
      encode(is).map((each) => ({ form, bytes: each })),
    ),
  ]
}
