import { readOutsideKey, sealForOutside } from '@amparo/seal/handing-out'
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
  readonly passphrase: string | null
}

/** Seals it as one age file, for one key or under new words. */
export async function sealOutside(
  random: (length: number) => Uint8Array,
  { file, to }: OutsideInput,
): Promise<OutsideSealed> {
  const plaintext = fromBase64(file)
  if (to === null) {
    const passphrase = newPassphrase(random)
    return { sealed: await sealForOutside({ passphrase }, plaintext), passphrase }
  }
  const key = readOutsideKey(to)
  if (key === undefined) throw new Error('outside: not a key')
  return { sealed: await sealForOutside({ to: key }, plaintext), passphrase: null }
}
