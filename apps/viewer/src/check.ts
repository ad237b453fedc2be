import { sha256 } from '@noble/hashes/sha2.js'
import { leafChanged, type Digest } from '@amparo/seal/media'
import type { OpenedFile } from './opened-file.ts'

export interface Checked {
  /** Whether every leaf is the one its description names. */
  readonly verdict: 'as-sent' | 'differs'
  /** Hexadecimal. */
  readonly sha256: string
}

interface Checking {
  readonly file: OpenedFile
  readonly leaves: readonly string[]
  /** Bytes of one leaf. */
  readonly leaf: number
  readonly digest: Digest
  readonly onBytes: (bytes: number) => void
}

/** In bytes: short enough that a page stays awake between two of them. */
const stride = 1024 * 1024

/** Reads a file whole, a leaf in memory at a time, and says whether it is what was described. */
export async function check({ file, leaves, leaf, digest, onBytes }: Checking): Promise<Checked> {
  const whole = sha256.create()
  let isAsSent = leaves.length === Math.ceil(file.size / leaf)
  for (let start = 0; start < file.size; start += leaf) {
    const bytes = new Uint8Array(Math.min(leaf, file.size - start))
    for (let at = 0; at < bytes.length; at += stride) {
      const end = Math.min(bytes.length, at + stride)
      const piece = await file.read(start + at, start + end)
      bytes.set(piece, at)
      whole.update(piece)
      onBytes(start + end)
    }
    isAsSent = !(await leafChanged(leaves[start / leaf], bytes, digest)) && isAsSent
  }
  return { verdict: isAsSent ? 'as-sent' : 'differs', sha256: hex(whole.digest()) }
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
