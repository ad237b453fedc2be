import { seal } from '@amparo/seal'
import { readOutsideKey, sealUnderWords } from '@amparo/seal/handing-out'
import { newPassphrase } from '@amparo/seal/words'
import { fromBase64 } from './base64.ts'

/** A file that leaves the office; `to`: the key of whoever gets it, or null for new words that open it. */
export interface OutsideInput {
  readonly file: string
  readonly to: string | null
}

export interface OutsideSealed {
  readonly sealed: Uint8Array<ArrayBuffer>
  /** The words, where there is no key. They are nowhere else. */
  readonly words: string | null
}

interface Tools {
  readonly random: (length: number) => Uint8Array
  /** Of the words, as of a staff member's passphrase. */
  readonly workFactor: number
}

/** Seals it as one age file, to one hybrid key or under new words. */
export async function sealOutside(
  { random, workFactor }: Tools,
  { file, to }: OutsideInput,
): Promise<OutsideSealed> {
  const plaintext = fromBase64(file)
  if (to === null) {
    const words = newPassphrase(random)
    return { sealed: await sealUnderWords(words, plaintext, workFactor), words }
  }
  const read = readOutsideKey(to)
  if (read.verdict !== 'key') throw new Error('outside: not a key')
  return { sealed: new Uint8Array(await seal([read.key], plaintext)), words: null }
}
