import { inspect } from '@amparo/seal'
import { Refusal } from './refusal.ts'

/**
 * The bytes of a sealed file, after all that can be checked without a key: an age file, whole, padded, sealed to
 * post-quantum recipients only. Whether the recipient is the right one, only whoever opens it can tell.
 */
export function sealedBytes(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64')
  const { verdict } = inspect(bytes)
  if (verdict === 'too-large') throw new Refusal('too-large')
  if (verdict !== 'envelope') throw new Refusal('envelope-refused', verdict)
  return bytes
}
