import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { canonicalBytes } from './canonical.ts'
import {
  base64,
  bytesOfBase64,
  bytesToHex,
  concatBytes,
  draw,
  utf8,
  type Random,
} from './encoding.ts'

/** The 32-byte private seed of an Ed25519 key (RFC 8032 §5.1.5). */
export type SigningKey = Uint8Array & { readonly signingKey: unique symbol }

/** An Ed25519 public key: padded base64 of 32 bytes. */
export type PublicKey = string & { readonly publicKey: unique symbol }

/** Every kind of body that is signed. The kind is part of what is signed, so none passes for another. */
export const signedTypes = [
  'staff-list',
  'signers',
  'intake',
  'acknowledgement',
  'answer',
  'opened',
  'grant',
  'mandate',
  'freeze',
  'offline-form',
  'enquirer',
  'findings',
  'sealed-value',
  'account',
  'account-head',
] as const

export type SignedType = (typeof signedTypes)[number]

export type SignedBody = { readonly type: SignedType }

export type Signature = { readonly key: PublicKey; readonly signature: string }

/** A body and the signatures over it; each is Ed25519("amparo/v1/" + type + NUL + JCS(body)). */
export type Signed<Body extends SignedBody> = {
  readonly body: Body
  readonly signatures: readonly Signature[]
}

const signatureLimit = 16

export const signingKeyFrom = (seed: Uint8Array): SigningKey => {
  if (seed.length !== 32) throw new Error('signing key: a seed has 32 bytes')
  return seed as SigningKey
}

export const newSigningKey = (random: Random): SigningKey => signingKeyFrom(draw(random, 32))

export const publicKeyOf = (signingKey: SigningKey): PublicKey =>
  base64.encode(ed25519.getPublicKey(signingKey)) as PublicKey

export const isPublicKey = (text: unknown): text is PublicKey =>
  bytesOfBase64(text, 32) !== undefined

/**
 * For people to compare on paper or by voice: the first 16 bytes of the key's SHA-256, as eight
 * groups of four hex digits.
 */
export const fingerprint = (publicKey: PublicKey): string => {
  const hex = bytesToHex(sha256(base64.decode(publicKey)).subarray(0, 16))
  return (hex.match(/.{4}/g) ?? []).join(' ')
}

/** What a signature over a body of this type covers, for whoever signs with another Ed25519 than ours. */
export const signedBytes = (type: SignedType, body: unknown): Uint8Array =>
  concatBytes(utf8(`amparo/v1/${type}\0`), canonicalBytes(body))

const signatureOf = (type: SignedType, body: SignedBody, signingKey: SigningKey): Signature => {
  if (body.type !== type) throw new Error(`sign: the body is not of type ${type}`)
  const signature = ed25519.sign(signedBytes(type, body), signingKey)
  return { key: publicKeyOf(signingKey), signature: base64.encode(signature) }
}

/** Signs a body of this type. Throws on a body of another type, or one JSON cannot carry. */
export const sign = <Body extends SignedBody>(
  type: Body['type'],
  body: Body,
  signingKey: SigningKey,
): Signed<Body> => ({ body, signatures: [signatureOf(type, body, signingKey)] })

/** Adds one more signature over the same body; a second one by the same key replaces its first. */
export const countersign = <Body extends SignedBody>(
  type: Body['type'],
  signed: Signed<Body>,
  signingKey: SigningKey,
): Signed<Body> => {
  const added = signatureOf(type, signed.body, signingKey)
  const others = signed.signatures.filter(({ key }) => key !== added.key)
  return { body: signed.body, signatures: [...others, added] }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSignature = (value: unknown): value is Signature =>
  isRecord(value) && isPublicKey(value.key) && bytesOfBase64(value.signature, 64) !== undefined

/** The parts of something that may be a signed body, before anyone has checked what is in it. */
export type Unchecked = {
  readonly body: Readonly<Record<string, unknown>>
  readonly signatures: readonly Signature[]
}

export const readUnchecked = (value: unknown): Unchecked | undefined => {
  if (!isRecord(value) || !isRecord(value.body)) return undefined
  const { body, signatures } = value
  if (!Array.isArray(signatures) || signatures.length > signatureLimit) return undefined
  return signatures.every(isSignature) ? { body, signatures } : undefined
}

// Strict verification (RFC 8032 §5.1.7): no small-order keys, no second encoding of a signature.
const verifies = (signature: Signature, message: Uint8Array): boolean => {
  try {
    return ed25519.verify(
      base64.decode(signature.signature),
      message,
      base64.decode(signature.key),
      {
        zip215: false,
      },
    )
  } catch {
    return false
  }
}

/**
 * Whether this key signed this very body as a body of this type. Takes anything and never throws:
 * what is not a signed body is not signed.
 */
export const signedBy = (type: SignedType, signed: unknown, publicKey: PublicKey): boolean => {
  const unchecked = readUnchecked(signed)
  if (unchecked === undefined || unchecked.body.type !== type) return false
  try {
    const message = signedBytes(type, unchecked.body)
    return unchecked.signatures.some(
      (signature) => signature.key === publicKey && verifies(signature, message),
    )
  } catch {
    return false // the body has no canonical form, so nobody can have signed it
  }
}
