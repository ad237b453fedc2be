import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8 } from './encoding.ts'
import { mediaLength } from './file-document.ts'
import type { ChunkCipher, MediaEngine, ReadRange } from './media-engine.ts'
import type { MediaSeal } from './media-header.ts'
import { padded } from './padding.ts'
import {
  chunkCount,
  chunkLength,
  payloadNonceLength,
  plaintextLengthOf,
  sealedChunkLength,
} from './payload.ts'

export type SealRange = {
  readonly seal: Pick<MediaSeal, 'fileKey' | 'nonce'>
  /** Bytes of the file itself. */
  readonly size: number
  /** Of the payload: from this byte up to, and without, that one. */
  readonly from: number
  readonly to: number
  /** The file's own bytes. */
  readonly read: ReadRange
  readonly engine: MediaEngine
}

export type OpenRange = {
  readonly fileKey: Uint8Array
  readonly nonce: Uint8Array
  /** Bytes of payload, nonce included: as the sealed description says, not as the server does. */
  readonly length: number
  /** Of the padded plaintext: from this byte up to, and without, that one. */
  readonly from: number
  readonly to: number
  readonly readPayload: ReadRange
  readonly engine: MediaEngine
}

export type OpenedRange =
  | { readonly verdict: 'opened'; readonly plaintext: Uint8Array }
  | { readonly verdict: 'damaged' }

// C2SP age.md, "Payload".
const payloadKey = (fileKey: Uint8Array, nonce: Uint8Array): Uint8Array =>
  hkdf(sha256, fileKey, nonce, utf8('payload'), 32)

// Eleven bytes of counter, big-endian, and one that marks the last chunk.
const chunkNonce = (index: number, chunks: number): Uint8Array => {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setBigUint64(3, BigInt(index))
  nonce[11] = index === chunks - 1 ? 1 : 0
  return nonce
}

const checkRange = (from: number, to: number, length: number): void => {
  if (
    !Number.isSafeInteger(from) ||
    !Number.isSafeInteger(to) ||
    from < 0 ||
    to < from ||
    to > length
  )
    throw new Error(`media: no range ${from}–${to} in ${length} bytes`)
}

const readExactly = async (read: ReadRange, start: number, end: number): Promise<Uint8Array> => {
  const bytes = await read(start, end)
  if (bytes.length !== end - start)
    throw new Error(`media: asked for ${end - start} bytes and got ${bytes.length}`)
  return bytes
}

// The file's own bytes of one chunk, and zeros where the padding is.
const paddedChunk = async (index: number, { size, read }: SealRange): Promise<Uint8Array> => {
  const start = index * chunkLength
  const chunk = new Uint8Array(Math.min(chunkLength, padded(size) - start))
  if (start < size) chunk.set(await readExactly(read, start, Math.min(size, start + chunk.length)))
  return chunk
}

const firstChunkAt = (offset: number, length: number): number => Math.floor(offset / length)
const afterLastChunkAt = (offset: number, length: number): number => Math.ceil(offset / length)

const sealChunks = async (cipher: ChunkCipher, range: SealRange): Promise<Uint8Array> => {
  const from = Math.max(0, range.from - payloadNonceLength)
  const to = Math.max(0, range.to - payloadNonceLength)
  const chunks = chunkCount(padded(range.size))
  const sealed = new Uint8Array(to - from)
  const first = firstChunkAt(from, sealedChunkLength)
  for (let index = first; index < afterLastChunkAt(to, sealedChunkLength); index += 1) {
    const chunk = await cipher.seal(chunkNonce(index, chunks), await paddedChunk(index, range))
    const start = index * sealedChunkLength
    const wanted = chunk.subarray(Math.max(0, from - start), Math.min(chunk.length, to - start))
    sealed.set(wanted, Math.max(0, start - from))
  }
  return sealed
}

/**
 * Exactly the payload's bytes of a range, made from the file as it is asked for them: nothing is
 * stored, and the same range gives the same bytes whatever was asked before. For a file that cannot
 * change between two calls; any other goes through `mediaSource`. Throws on a range outside the
 * payload, and when `read` gives more or less than it was asked for.
 */
export const sealRange = async (range: SealRange): Promise<Uint8Array> => {
  const { seal, size, from, to, engine } = range
  checkRange(from, to, mediaLength(size))
  const nonce = seal.nonce.slice(from, Math.max(from, Math.min(to, payloadNonceLength)))
  const cipher = await engine(payloadKey(seal.fileKey, seal.nonce))
  return concatBytes(nonce, await sealChunks(cipher, range))
}

type Place = {
  /** The chunks a range needs: from this one up to, and without, that one, of so many in all. */
  readonly first: number
  readonly after: number
  readonly chunks: number
  /** Where they lie in the payload. */
  readonly start: number
  readonly end: number
}

const placeOf = ({ from, to, length }: OpenRange, plaintextLength: number): Place => {
  const first = firstChunkAt(from, chunkLength)
  const after = afterLastChunkAt(to, chunkLength)
  return {
    first,
    after,
    chunks: chunkCount(plaintextLength),
    start: payloadNonceLength + first * sealedChunkLength,
    end: Math.min(length, payloadNonceLength + after * sealedChunkLength),
  }
}

const openChunks = async (
  cipher: ChunkCipher,
  sealed: Uint8Array,
  { first, after, chunks }: Place,
): Promise<Uint8Array | undefined> => {
  const opened: Uint8Array[] = []
  for (let index = first; index < after; index += 1) {
    const start = (index - first) * sealedChunkLength
    const chunk = sealed.subarray(start, start + sealedChunkLength)
    const plaintext = await cipher.open(chunkNonce(index, chunks), chunk)
    if (plaintext === undefined) return undefined
    opened.push(plaintext)
  }
  return concatBytes(...opened)
}

const damaged = { verdict: 'damaged' } as const

/**
 * The bytes of a range of the padded plaintext, every chunk they lie in authenticated; `readPayload`
 * is asked once, for whole chunks. All or nothing: a chunk that is changed, moved, cut or of another
 * file, or a `length` that is no payload's, is `damaged`, and no byte is given out. Bytes after the
 * file's own size are padding. Throws on a range outside the plaintext.
 */
export const openRange = async (range: OpenRange): Promise<OpenedRange> => {
  const { fileKey, nonce, length, from, to, readPayload, engine } = range
  const plaintextLength = Number.isSafeInteger(length) ? plaintextLengthOf(length) : 'malformed'
  if (typeof plaintextLength === 'string') return damaged
  checkRange(from, to, plaintextLength)
  if (from === to) return { verdict: 'opened', plaintext: new Uint8Array() }
  const place = placeOf(range, plaintextLength)
  const sealed = await readPayload(place.start, place.end)
  if (sealed.length !== place.end - place.start) return damaged
  const opened = await openChunks(await engine(payloadKey(fileKey, nonce)), sealed, place)
  if (opened === undefined) return damaged
  const skipped = place.first * chunkLength
  return { verdict: 'opened', plaintext: opened.slice(from - skipped, to - skipped) }
}
