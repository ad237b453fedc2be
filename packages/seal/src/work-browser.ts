import type { Pbkdf2 } from './work.ts'

// WebCrypto takes bytes of a buffer of their own only.
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/** The browser's own PBKDF2. */
export const browserPbkdf2: Pbkdf2 = async ({ password, salt, iterations, length }) => {
  const key = await crypto.subtle.importKey('raw', own(password), 'PBKDF2', false, ['deriveBits'])
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt: own(salt), iterations }
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, length * 8))
}
