import { fromBase64, toBase64 } from '../keys/base64.ts'
import type { Blur } from './text-index.ts'

/** Enough to tell the words of one officer’s messages apart, too few to be a fingerprint of anything. */
const BYTES = 6

/** HMAC-SHA-256 under a salt that stands in the same sealed piece, cut to six bytes. */
export async function blurWith(salt: string): Promise<Blur> {
  const key = await crypto.subtle.importKey(
    'raw',
    fromBase64(salt),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  return async (keys) => {
    const pairs = keys.map(async (one) => {
      const hash = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(one))
      return [one, toBase64(new Uint8Array(hash).slice(0, BYTES))] as const
    })
    return new Map(await Promise.all(pairs))
  }
}

export function newSalt(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(32)))
}
