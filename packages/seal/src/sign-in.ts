import { ed25519 } from '@noble/curves/ed25519.js'
import { base64, bytesOfBase64, concatBytes, utf8 } from './encoding.ts'
import type { PublicKey, SigningKey } from './signed.ts'

const challengeLength = 32

// The origin is signed too: a signature coaxed out on another site opens nothing here.
const signInBytes = (challenge: Uint8Array, origin: string): Uint8Array =>
  concatBytes(utf8(`amparo/v1/sign-in\0${origin}\0`), challenge)

/** Answers the server's 32-byte challenge for one origin: padded base64 of an Ed25519 signature. */
export const signIn = (challenge: Uint8Array, origin: string, signingKey: SigningKey): string => {
  if (challenge.length !== challengeLength) throw new Error('sign-in: a challenge has 32 bytes')
  return base64.encode(ed25519.sign(signInBytes(challenge, origin), signingKey))
}

/** Whether this key answered this challenge for this origin. Never throws. */
export const isSignIn = (
  challenge: Uint8Array,
  origin: string,
  publicKey: PublicKey,
  signature: unknown,
): boolean => {
  const key = bytesOfBase64(publicKey, 32)
  const answer = bytesOfBase64(signature, 64)
  if (key === undefined || answer === undefined || challenge.length !== challengeLength)
    return false
  try {
    return ed25519.verify(answer, signInBytes(challenge, origin), key, { zip215: false })
  } catch {
    return false
  }
}
