import { sha256 } from '@noble/hashes/sha2.js'
import canonicalize from 'canonicalize'
import { bytesToHex, utf8 } from './encoding.ts'

/**
 * The canonical JSON bytes of a value (RFC 8785), the only form we sign, tag or hash.
 * Throws on what JSON cannot carry: lone surrogates, NaN, infinities, cycles, undefined.
 */
export const canonicalBytes = (value: unknown): Uint8Array => {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('canonical JSON: the value has no JSON form')
  return utf8(text)
}

/** SHA-256 of bytes, as 64 lower-case hex digits. */
export const hashOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** SHA-256 of a body's canonical JSON, as 64 lower-case hex digits: how documents name a body. */
export const bodyHash = (body: unknown): string => hashOf(canonicalBytes(body))
