import { bech32 } from '@scure/base'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'

/** A public age key, `age1pq1…`: ML-KEM-768 with X25519, never one of them alone. */
export type Recipient = string & { readonly recipient: unique symbol }

/** A private age key, `AGE-SECRET-KEY-PQ-1…`. Never in a log, an address or an error message. */
export type Identity = string & { readonly identity: unique symbol }

const recipientLength = 1216 // ML-KEM-768 encapsulation key (1184, FIPS 203) and X25519 key (32)
const seedLength = 32

// Keys are longer than the 90 characters of BIP 173; age lifts that limit, and so do we.
const bech32Bytes = (text: string, prefix: string): Uint8Array | undefined => {
  try {
    const decoded = bech32.decode(text as `${string}1${string}`, false)
    return decoded.prefix === prefix ? bech32.fromWords(decoded.words) : undefined
  } catch {
    return undefined
  }
}

export const isRecipient = (text: unknown): text is Recipient =>
  typeof text === 'string' &&
  text.startsWith('age1pq1') &&
  bech32Bytes(text, 'age1pq')?.length === recipientLength

export const isIdentity = (text: unknown): text is Identity =>
  typeof text === 'string' &&
  text.startsWith('AGE-SECRET-KEY-PQ-1') &&
  bech32Bytes(text.toLowerCase(), 'age-secret-key-pq-')?.length === seedLength &&
  text === text.toUpperCase()

/** A new hybrid identity, from the runtime's own cryptographic randomness. */
export const newIdentity = async (): Promise<Identity> =>
  (await generateHybridIdentity()) as Identity

/** The identity that a 32-byte seed stands for; the same seed always gives the same one. */
export const identityFromSeed = (seed: Uint8Array): Identity => {
  if (seed.length !== seedLength) throw new Error('identity: a seed has 32 bytes')
  return bech32.encodeFromBytes('AGE-SECRET-KEY-PQ-', seed).toUpperCase() as Identity
}

/** The public key of an identity. */
export const recipientOf = async (identity: Identity): Promise<Recipient> =>
  (await identityToRecipient(identity)) as Recipient
