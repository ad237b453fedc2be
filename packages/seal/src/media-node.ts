// oxlint-disable-next-line no-restricted-imports -- an adapter: nothing pure imports it
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import type { Digest, MediaEngine } from './media-engine.ts'
import { tagLength } from './payload.ts'

const name = 'chacha20-poly1305'
const options = { authTagLength: tagLength }

/** Node's own ChaCha20-Poly1305. */
export const nodeEngine: MediaEngine = async (key) => ({
  seal: async (nonce, plaintext) => {
    const cipher = createCipheriv(name, key, nonce, options)
    const sealed = [cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]
    return new Uint8Array(Buffer.concat(sealed))
  },
  open: async (nonce, sealed) => {
    if (sealed.length < tagLength) return undefined
    const decipher = createDecipheriv(name, key, nonce, options)
    decipher.setAuthTag(sealed.subarray(-tagLength))
    try {
      const opened = [decipher.update(sealed.subarray(0, -tagLength)), decipher.final()]
      return new Uint8Array(Buffer.concat(opened))
    } catch {
      return undefined // `final` throws when the tag is wrong
    }
  },
})

export const nodeDigest: Digest = async (bytes) =>
  new Uint8Array(createHash('sha256').update(bytes).digest())
