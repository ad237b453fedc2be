import { base64, bytesOfBase64, sameBytes } from './encoding.ts'
import { leafCount, leafLength, mediaLength } from './file-document.ts'
import type { Digest, MediaEngine, ReadRange } from './media-engine.ts'
import type { MediaSeal } from './media-header.ts'
import { sealRange } from './media-range.ts'

/** The file is not the one whose leaves were taken: nothing more of it may be sealed. */
export class FileChanged extends Error {
  constructor() {
    super('media: the file has changed since it was read first')
    this.name = 'FileChanged'
  }
}

export type MediaSource = {
  /** Bytes of payload. */
  readonly length: number
  /**
   * The payload's bytes from `from` up to, and without, `to`. Rejects with `FileChanged` before it has
   * sealed a byte of a leaf that is not as it was.
   */
  readonly slice: (from: number, to: number) => Promise<Uint8Array>
}

export type MediaSourceParts = {
  readonly seal: Pick<MediaSeal, 'fileKey' | 'nonce'>
  readonly size: number
  /** What `leavesOf` gave for this very file. */
  readonly leaves: readonly string[]
  readonly read: ReadRange
  readonly digest: Digest
  readonly engine: MediaEngine
}

const leafEnd = (index: number, size: number): number => Math.min(size, (index + 1) * leafLength)

/**
 * The SHA-256 of each 8 MiB of a file, padded base64, one at a time and in order, so that a page can
 * show how far it is. Holds one leaf in memory. Rejects with `FileChanged` when the file is shorter
 * than `size`.
 */
export async function* leavesOf(
  size: number,
  read: ReadRange,
  digest: Digest,
): AsyncGenerator<string, void, undefined> {
  for (let index = 0; index < leafCount(size); index += 1) {
    const bytes = await read(index * leafLength, leafEnd(index, size))
    if (bytes.length !== leafEnd(index, size) - index * leafLength) throw new FileChanged()
    yield base64.encode(await digest(bytes))
  }
}

/** Whether these bytes are not those whose hash was recorded as a leaf. */
export const leafChanged = async (
  leaf: string | undefined,
  bytes: Uint8Array,
  digest: Digest,
): Promise<boolean> => {
  const recorded = bytesOfBase64(leaf, 32)
  return recorded === undefined || !sameBytes(recorded, await digest(bytes))
}

type KeptLeaf = { readonly index: number; readonly bytes: Promise<Uint8Array> }

const loadLeaf = async (parts: MediaSourceParts, index: number): Promise<Uint8Array> => {
  const { size, leaves, read, digest } = parts
  const bytes = await read(index * leafLength, leafEnd(index, size))
  const isWhole = bytes.length === leafEnd(index, size) - index * leafLength
  if (!isWhole || (await leafChanged(leaves[index], bytes, digest))) throw new FileChanged()
  return bytes
}

// What is hashed is what is sealed: the checked bytes stay in memory until the next leaf is wanted,
// and the file is not asked again for any of them.
const checkedLeaves = (parts: MediaSourceParts) => {
  let kept: KeptLeaf | undefined
  const keep = async (index: number): Promise<Uint8Array> => {
    const leaf: KeptLeaf = { index, bytes: loadLeaf(parts, index) }
    kept = leaf
    try {
      return await leaf.bytes
    } catch (error) {
      if (kept === leaf) kept = undefined // a disk that failed once may be asked again
      throw error
    }
  }
  return (index: number): Promise<Uint8Array> => (kept?.index === index ? kept.bytes : keep(index))
}

/**
 * A file's payload for whoever sends it in pieces, again and again and from any place: each leaf is
 * held against its recorded hash before a byte of it is sealed, so that a file which somebody edits
 * while it is being sent never meets the same key and nonce with another content. Holds one leaf and
 * what was asked for: two leaves when no slice is longer than one. Throws on leaves that are not as
 * many as the size makes.
 */
export const mediaSource = (parts: MediaSourceParts): MediaSource => {
  const { seal, size, leaves, engine } = parts
  const length = mediaLength(size)
  if (leaves.length !== leafCount(size)) throw new Error('media: leaves of another file')
  const leafAt = checkedLeaves(parts)
  // A chunk lies in one leaf: 64 KiB divide 8 MiB.
  const read: ReadRange = async (start, end) => {
    const index = Math.floor(start / leafLength)
    const skipped = index * leafLength
    return (await leafAt(index)).subarray(start - skipped, end - skipped)
  }
  return { length, slice: (from, to) => sealRange({ seal, size, from, to, read, engine }) }
}
