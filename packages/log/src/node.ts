import { createHmac, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto'
import type { Hashing } from './hashing.ts'
import type { Signer, Verifying } from './signing.ts'
import { verifierKey, type KeyType } from './verifier-key.ts'

// `hash` that gives a string, turned into bytes here, takes a third of the time of any way by which
// Node gives bytes itself.
const sha256 = (bytes: Uint8Array): Uint8Array => {
  const digest = hash('sha256', bytes, 'binary')
  const made = new Uint8Array(32)
  for (let at = 0; at < 32; at++) made[at] = digest.charCodeAt(at)
  return made
}

/** Node's own hash functions. */
export const nodeHashing: Hashing = {
  sha256,
  hmacSha256: (key, bytes) => new Uint8Array(createHmac('sha256', key).update(bytes).digest()),
}

// What stands before the raw key in a SubjectPublicKeyInfo (RFC 8410 §4, RFC 9881 §4).
const spki = {
  ed25519: Buffer.from('302a300506032b6570032100', 'hex'),
  'ml-dsa-44': Buffer.from('30820532300b06096086480165030403110382052100', 'hex'),
} as const

type Algorithm = keyof typeof spki

const publicKeys = new WeakMap<Uint8Array, KeyObject>()

const publicKeyOf = (algorithm: Algorithm, raw: Uint8Array): KeyObject => {
  const known = publicKeys.get(raw)
  if (known !== undefined) return known
  const der = Buffer.concat([spki[algorithm], raw])
  const made = createPublicKey({ key: der, format: 'der', type: 'spki' })
  publicKeys.set(raw, made)
  return made
}

const verifierOf =
  (algorithm: Algorithm) =>
  (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
    try {
      return verify(null, message, publicKeyOf(algorithm, publicKey), signature)
    } catch {
      return false // bytes that are no key, so nobody signed with it
    }
  }

/** Node's own signature checks: ML-DSA-44 from Node 24 on. A public key's bytes must not change. */
export const nodeVerifying: Verifying = {
  ed25519: verifierOf('ed25519'),
  mlDsa44: verifierOf('ml-dsa-44'),
}

/**
 * Signs under a name with a private key of Node's: Ed25519 for the types `ed25519` and
 * `ed25519-cosignature`, else ML-DSA-44. Throws on a key of another algorithm: our bug.
 */
export const nodeSigner = (name: string, type: KeyType, privateKey: KeyObject): Signer => {
  const algorithm = type === 'ml-dsa-44-cosignature' ? 'ml-dsa-44' : 'ed25519'
  if (privateKey.asymmetricKeyType !== algorithm)
    throw new Error(`signer: ${type} signs with ${algorithm}`)
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  const raw = new Uint8Array(der.subarray(spki[algorithm].length))
  return {
    key: verifierKey(nodeHashing, name, type, raw),
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  }
}
