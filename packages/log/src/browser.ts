import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Hashing } from './hashing.ts'

/** Hash functions for the browser, where the built-in ones would make every caller wait. */
export const browserHashing: Hashing = {
  sha256: (bytes) => sha256(bytes),
  hmacSha256: (key, bytes) => hmac(sha256, key, bytes),
}
