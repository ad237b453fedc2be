import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { sameBytes } from './encoding.ts'
import type { ChunkCipher, Digest, Gcm, MediaEngine } from './media-engine.ts'

const name = 'ChaCha20-Poly1305'

// WebCrypto takes bytes of a buffer of their own only; all of ours are.
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)

/** In plain JavaScript: for browsers that have no ChaCha20-Poly1305 of their own. */
export const scriptEngine: MediaEngine = async (key): Promise<ChunkCipher> => ({
  seal: async (nonce, plaintext) => chacha20poly1305(key, nonce).encrypt(plaintext),
  open: async (nonce, sealed) => {
    try {
      return chacha20poly1305(key, nonce).decrypt(sealed)
    } catch {
      return undefined
    }
  },
})

// The name of the format for keys that are bare bytes; the DOM's types do not know it yet.
const rawSecret = 'raw-secret' as 'raw'

/** The browser's own. Rejects where it has none. */
export const nativeEngine: MediaEngine = async (key): Promise<ChunkCipher> => {
  const imported = await crypto.subtle.importKey(rawSecret, own(key), name, false, [
    'encrypt',
    'decrypt',
  ])
  return {
    seal: async (nonce, plaintext) =>
      new Uint8Array(
        await crypto.subtle.encrypt({ name, iv: own(nonce) }, imported, own(plaintext)),
      ),
    open: async (nonce, sealed) => {
      try {
        return new Uint8Array(
          await crypto.subtle.decrypt({ name, iv: own(nonce) }, imported, own(sealed)),
        )
      } catch {
        return undefined // the only failure left once the key is imported: it does not authenticate
      }
    },
  }
}

const works = async (engine: MediaEngine): Promise<boolean> => {
  const key = new Uint8Array(32).fill(1)
  const nonce = new Uint8Array(12).fill(2)
  const plaintext = new Uint8Array(100).fill(3)
  const expected = chacha20poly1305(key, nonce).encrypt(plaintext)
  try {
    const cipher = await engine(key)
    const sealed = await cipher.seal(nonce, plaintext)
    const opened = await cipher.open(nonce, expected)
    const refused = await cipher.open(
      nonce,
      expected.map((byte, at) => (at === 0 ? byte ^ 1 : byte)),
    )
    return (
      sameBytes(sealed, expected) &&
      opened !== undefined &&
      refused === undefined &&
      sameBytes(opened, plaintext)
    )
  } catch {
    return false
  }
}

let chosen: Promise<MediaEngine> | undefined

/**
 * The browser's own cipher where it gives a known answer, not merely where it has the name; else
 * plain JavaScript, some ten times slower. Asked once a page.
 */
export const browserEngine: MediaEngine = async (key) => {
  chosen ??= works(nativeEngine).then((isNative) => (isNative ? nativeEngine : scriptEngine))
  return (await chosen)(key)
}

export const browserDigest: Digest = async (bytes) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes)))

const gcmKey = (key: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', own(key), 'AES-GCM', false, [use])

export const browserGcm: Gcm = {
  seal: async ({ key, nonce, bytes, additional }) =>
    new Uint8Array(
      await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: own(nonce), additionalData: own(additional) },
        await gcmKey(key, 'encrypt'),
        own(bytes),
      ),
    ),
  open: async ({ key, nonce, bytes, additional }) => {
    const imported = await gcmKey(key, 'decrypt')
    try {
      return new Uint8Array(
        await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: own(nonce), additionalData: own(additional) },
          imported,
          own(bytes),
        ),
      )
    } catch {
      return undefined
    }
  },
}
