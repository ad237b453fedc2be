import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto'
import {
  otsRequest,
  sigsumRequest,
  timestampRequest,
  type OtsRequest,
  type SubmitKey,
  type TimestampRequest,
} from '@amparo/anchors'
import { nodeHashing } from '@amparo/log/node'
import type { Change } from '../../db/office.ts'
import {
  wantAnchor,
  type Anchor,
  type AnchoredCheckpoint,
  type AnchorType,
} from './anchor-store.ts'

/** Wants an anchor of this type for a checkpoint; asked twice, it is the same one with the same question. */
export async function want(
  change: Change,
  checkpoint: AnchoredCheckpoint,
  type: AnchorType,
): Promise<Anchor> {
  const imprint = createHash('sha256').update(checkpoint.text).digest()
  return wantAnchor(change, checkpoint, { type, imprint, random: randomBytes(16) })
}

/** What a time-stamping authority is sent. */
export function timestampRequestOf({ imprint, random }: Anchor): TimestampRequest {
  return timestampRequest(imprint, random)
}

/** What a calendar is sent, and what its answer has to stand behind. */
export function otsRequestOf({ imprint, random }: Anchor): OtsRequest {
  return otsRequest(nodeHashing, imprint, random)
}

/** What a Sigsum log is sent. */
export function sigsumRequestOf(anchor: Anchor): string {
  return sigsumRequest(nodeHashing, anchor.imprint, submitKeyOf(anchor))
}

/** What stands before the seed in a PKCS #8 file (RFC 8410 §7). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * The key that submits a checkpoint, and no other, so that nobody who reads a public log sees whose submissions belong together.
 * It proves nothing about us and guards nothing: it follows from the anchor's random bytes, so that a question written twice is
 * the same.
 */
export function submitKeyOf({ random, imprint }: Anchor): SubmitKey {
  const seed = hkdfSync('sha256', random, imprint, 'amparo/v1/sigsum-submit', 32)
  const der = Buffer.concat([pkcs8, Buffer.from(seed)])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: new Uint8Array(spki.subarray(-32)),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  }
}
