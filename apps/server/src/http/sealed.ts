import { inspect } from '@amparo/seal'
import { Refusal } from './refusal.ts'

/**
 * The bytes of a sealed file, after all that can be checked without a key: an age file, whole, padded, sealed to
 * post-quantum recipients only. Whether the recipient is the right one, only whoever opens it can tell.
 */
export function sealedBytes(base64: string): Buffer {
  return inspected(base64).bytes
}

/** The same of what goes to exactly one reader: one team. */
export function sealedToOne(base64: string): Buffer {
  const { bytes, recipients } = inspected(base64)
  if (recipients !== 1) throw new Refusal('envelope-refused', 'recipients')
  return bytes
}

function inspected(base64: string): { readonly bytes: Buffer; readonly recipients: number } {
  const bytes = Buffer.from(base64, 'base64')
  const inspection = inspect(bytes)
  if (inspection.verdict === 'too-large') throw new Refusal('too-large')
  if (inspection.verdict !== 'envelope') throw new Refusal('envelope-refused', inspection.verdict)
  return { bytes, recipients: inspection.recipients }
}
