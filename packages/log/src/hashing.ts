import { concat } from './encoding.ts'

/**
 * The hash functions the log is made of; Node and browsers each bring their own. Neither function
 * keeps or changes what it is given.
 */
export interface Hashing {
  /** SHA-256 (FIPS 180-4): 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array
  /** HMAC-SHA-256 (RFC 2104): 32 bytes. */
  hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array
}

const hashLength = 32

/** HKDF-SHA-256 (RFC 5869). Throws beyond the 8,160 bytes the standard allows. */
export const hkdf = (
  hashing: Hashing,
  key: Uint8Array,
  salt: Uint8Array,
  info: Uint8Array,
  length: number,
): Uint8Array => hkdfExpand(hashing, hkdfExtract(hashing, key, salt), info, length)

/** Its first half (§2.2): done once where many keys come from one. */
export const hkdfExtract = (hashing: Hashing, key: Uint8Array, salt: Uint8Array): Uint8Array =>
  hashing.hmacSha256(salt, key)

/** Its second half (§2.3). */
export const hkdfExpand = (
  hashing: Hashing,
  extracted: Uint8Array,
  info: Uint8Array,
  length: number,
): Uint8Array => {
  if (!Number.isInteger(length) || length < 1 || length > 255 * hashLength)
    throw new Error(`hkdf: ${length} bytes`)
  const blocks: Uint8Array[] = []
  let block = new Uint8Array()
  while (blocks.length * hashLength < length) {
    const counter = Uint8Array.of(blocks.length + 1)
    block = Uint8Array.from(hashing.hmacSha256(extracted, concat(block, info, counter)))
    blocks.push(block)
  }
  return concat(...blocks).subarray(0, length)
}
