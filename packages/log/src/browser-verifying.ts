import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js'
import { concat } from './encoding.ts'
import type { Verifying } from './signing.ts'

const { Point } = ed25519

const numberOf = (littleEndian: Uint8Array): bigint =>
  littleEndian.reduceRight((number, byte) => number * 256n + BigInt(byte), 0n)

// The group's equation without the cofactor (RFC 8032 §5.1.7, “it's sufficient, but not required”), the
// point compared by its bytes, and no key of small order: as OpenSSL does, and so Node. The library's own
// check multiplies by the cofactor, and takes signatures that a stranger's tools would refuse.
const verifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean => {
  if (signature.length !== 64) return false
  const r = signature.subarray(0, 32)
  const s = numberOf(signature.subarray(32))
  if (s >= Point.Fn.ORDER) return false
  const a = Point.fromBytes(publicKey)
  if (a.isSmallOrder()) return false
  const k = numberOf(sha512(concat(r, publicKey, message))) % Point.Fn.ORDER
  const sB = Point.BASE.multiplyUnsafe(s)
  const rAgain = sB.subtract(a.multiplyUnsafe(k)).toBytes()
  return rAgain.every((byte, at) => byte === r[at])
}

const never =
  (verify: Verifying['ed25519']): Verifying['ed25519'] =>
  (publicKey, message, signature) => {
    try {
      return verify(publicKey, message, signature)
    } catch {
      return false // bytes that are no key or no signature, so nobody signed with it
    }
  }

/**
 * Signature checks for the browser: its own give their answer later, and know no ML-DSA-44. In a
 * module of its own (46 kB, 16 over the line): load it when there is something to check.
 */
export const browserVerifying: Verifying = {
  ed25519: never(verifyEd25519),
  mlDsa44: never((publicKey, message, signature) => ml_dsa44.verify(signature, message, publicKey)),
}
