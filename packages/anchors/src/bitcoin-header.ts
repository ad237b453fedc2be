import type { Hashing } from '@amparo/log'
import { hex } from './bytes.ts'

/** What of a Bitcoin block header a proof needs (bitcoin.org/en/developer-reference#block-headers). */
export type BlockHeader = {
  /** In the order in which it stands in the header. */
  readonly merkleRoot: Uint8Array
  /** Said by whoever found the block, and kept by all others within about two hours. Milliseconds since 1970. */
  readonly at: number
  /** As explorers write it: the other way round. */
  readonly hash: string
}

export type HeaderReading =
  | { readonly verdict: 'header'; readonly header: BlockHeader }
  | { readonly verdict: 'refused'; readonly fault: 'ots-header-length' | 'ots-work' }

/** The compact target of block 840,000 (April 2024): nobody finds a false header of this work in passing. */
export const recentBits = 0x17034219

/** The number a header's hash must not be above; undefined where the compact form says none. */
const targetOf = (bits: number): bigint | undefined => {
  const [exponent, mantissa] = [bits >>> 24, bits & 0x00ff_ffff]
  if (mantissa === 0 || mantissa > 0x7f_ffff || exponent < 3 || exponent > 32) return undefined
  return BigInt(mantissa) << BigInt(8 * (exponent - 3))
}

/**
 * Reads the eighty bytes of a header and checks the work in them: that its hash is not above its
 * own target, and its target not above that of `leastBits`. Which height the block has, and that
 * the chain went on from it, only a Bitcoin node can say.
 */
export const readHeader = (
  hashing: Hashing,
  bytes: Uint8Array,
  leastBits: number,
): HeaderReading => {
  const refused = (fault: 'ots-header-length' | 'ots-work') =>
    ({ verdict: 'refused', fault }) as const
  if (bytes.length !== 80) return refused('ots-header-length')
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const hash = hex(hashing.sha256(hashing.sha256(bytes)).toReversed())
  const [target, most] = [targetOf(view.getUint32(72, true)), targetOf(leastBits)]
  if (most === undefined) throw new Error(`bits: ${leastBits}`)
  if (target === undefined || target > most || BigInt(`0x${hash}`) > target)
    return refused('ots-work')
  const header = {
    merkleRoot: bytes.slice(36, 68),
    at: view.getUint32(68, true) * 1_000,
    hash,
  }
  return { verdict: 'header', header }
}
