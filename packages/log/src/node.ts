import { createHash, createHmac } from 'node:crypto'
import type { Hashing } from './hashing.ts'

/** Node's own hash functions. */
export const nodeHashing: Hashing = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  hmacSha256: (key, bytes) => new Uint8Array(createHmac('sha256', key).update(bytes).digest()),
}
