import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  decapsulate,
  diffieHellman,
  encapsulate,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'

// The same kind of work by Node's own cryptography, which is OpenSSL's: no age file, no checks, no
// padding. It is the limit that whatever is written in JavaScript is measured against, and nothing
// that anybody should use.

const CHUNK = 64 * 1024
const TAG = 16
const CIPHER = 'chacha20-poly1305'

/** Encrypts in chunks of 64 KiB, as age's payload is; each chunk is followed by its tag. */
export function encryptChunks(key: Uint8Array, plain: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(plain.length + Math.ceil(plain.length / CHUNK) * TAG)
  for (let at = 0, to = 0, index = 0; at < plain.length; at += CHUNK, index++) {
    const cipher = createCipheriv(CIPHER, key, nonce(index), { authTagLength: TAG })
    for (const part of [cipher.update(plain.subarray(at, at + CHUNK)), cipher.final()]) {
      sealed.set(part, to)
      to += part.length
    }
    sealed.set(cipher.getAuthTag(), to)
    to += TAG
  }
  return sealed
}

export function decryptChunks(key: Uint8Array, sealed: Uint8Array): Uint8Array {
  const chunks = Math.ceil(sealed.length / (CHUNK + TAG))
  const plain = new Uint8Array(sealed.length - chunks * TAG)
  for (let index = 0; index < chunks; index++) {
    const chunk = sealed.subarray(index * (CHUNK + TAG), (index + 1) * (CHUNK + TAG))
    const decipher = createDecipheriv(CIPHER, key, nonce(index), { authTagLength: TAG })
    decipher.setAuthTag(chunk.subarray(-TAG))
    plain.set(decipher.update(chunk.subarray(0, -TAG)), index * CHUNK)
    decipher.final()
  }
  return plain
}

/** Every message has a key of its own here, so the number of the chunk is enough. */
function nonce(index: number): Uint8Array {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(index, 7)
  return bytes
}

export interface HybridKeys {
  readonly mlkem: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
  readonly x25519: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
}

export function newHybridKeys(): HybridKeys {
  return { mlkem: generateKeyPairSync('ml-kem-768'), x25519: generateKeyPairSync('x25519') }
}

interface HybridSealed {
  readonly ciphertext: Uint8Array
  readonly ephemeral: Uint8Array
  readonly payload: Uint8Array
}

/** ML-KEM-768 and X25519 together, then the payload. */
export function sealHybrid({ mlkem, x25519 }: HybridKeys, plain: Uint8Array): HybridSealed {
  const { sharedKey, ciphertext } = encapsulate(mlkem.publicKey)
  const once = generateKeyPairSync('x25519')
  const classical = diffieHellman({ privateKey: once.privateKey, publicKey: x25519.publicKey })
  const ephemeral = once.publicKey.export({ type: 'spki', format: 'der' })
  const payload = encryptChunks(keyFrom(sharedKey, classical), plain)
  return { ciphertext, ephemeral, payload }
}

export function openHybrid({ mlkem, x25519 }: HybridKeys, sealed: HybridSealed): Uint8Array {
  const shared = decapsulate(mlkem.privateKey, sealed.ciphertext)
  const publicKey = createPublicKey({
    key: Buffer.from(sealed.ephemeral),
    type: 'spki',
    format: 'der',
  })
  const classical = diffieHellman({ privateKey: x25519.privateKey, publicKey })
  return decryptChunks(keyFrom(shared, classical), sealed.payload)
}

function keyFrom(first: Uint8Array, second: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', Buffer.concat([first, second]), '', 'bench', 32))
}

export const newKey = (): Uint8Array => randomBytes(32)
