import { createPrivateKey, sign, type KeyObject } from 'node:crypto'
import { publicKeyOf, signedBytes, signingKeyFrom } from '@amparo/seal'
import type { SignedDocument } from '../db/tables.ts'
import type { Acknowledge, Arrival } from './door-store.ts'

/**
 * Makes signed acknowledgements, from the 32-byte seed of the server's key. With Node's own Ed25519, which gives the same
 * signature (RFC 8032 is deterministic) in a tenth of the time: in a storm every message waits for it.
 */
export function acknowledging(seed: Uint8Array): (office: string) => Acknowledge {
  const key = privateKey(seed)
  const publicKey = publicKeyOf(signingKeyFrom(seed))
  return (office) => (arrival, day, leaf) => {
    const body = bodyOf(office, arrival, day, leaf)
    const signature = sign(null, signedBytes('acknowledgement', body), key).toString('base64')
    return { body, signatures: [{ key: publicKey, signature }] }
  }
}

function bodyOf(
  office: string,
  { sha256 }: Arrival,
  day: string,
  leaf: Uint8Array,
): SignedDocument['body'] {
  return {
    v: 1,
    type: 'acknowledgement',
    office,
    envelope: sha256.toString('hex'),
    day,
    leaf: Buffer.from(leaf).toString('hex'),
  }
}

/** PKCS #8 of an Ed25519 seed is a fixed head and the seed (RFC 8410 §7). */
function privateKey(seed: Uint8Array): KeyObject {
  const head = Buffer.from('302e020100300506032b657004220420', 'hex')
  return createPrivateKey({ key: Buffer.concat([head, seed]), format: 'der', type: 'pkcs8' })
}
