import { base64 } from '@scure/base'

export { bytesToHex, concatBytes } from '@noble/hashes/utils.js'
export { base64 } from '@scure/base'

/** A cryptographic source of randomness: as many bytes as asked for, unknown to everyone. */
export type Random = (length: number) => Uint8Array

/** Draws exactly `length` bytes; a source that returns fewer is our bug and must never go unseen. */
export const draw = (random: Random, length: number): Uint8Array => {
  const bytes = random(length)
  if (bytes.length !== length) throw new Error(`randomness: asked for ${length} bytes`)
  return bytes
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The bytes of canonical padded base64 (RFC 4648 §4) of exactly `length` bytes, else undefined. */
export const bytesOfBase64 = (text: unknown, length: number): Uint8Array | undefined => {
  if (typeof text !== 'string' || text.length !== Math.ceil(length / 3) * 4) return undefined
  try {
    const bytes = base64.decode(text)
    return bytes.length === length ? bytes : undefined
  } catch {
    return undefined
  }
}

/** The bytes of canonical padded base64 of whatever length, else undefined. */
export const bytesOfAnyBase64 = (text: unknown): Uint8Array | undefined => {
  if (typeof text !== 'string') return undefined
  const padding = text.endsWith('==') ? 2 : Number(text.endsWith('='))
  return bytesOfBase64(text, (text.length / 4) * 3 - padding)
}

/** Equal or not, in a time that depends on the lengths only. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false
  let difference = 0
  for (const [at, byte] of a.entries()) difference |= byte ^ (b[at] ?? 0)
  return difference === 0
}
