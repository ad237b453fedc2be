import { bech32 } from '@scure/base'
import { Encrypter } from 'age-encryption'
import { readHeader } from './header.ts'
import { identityWorkFactor } from './identity-file.ts'
import { isRecipient } from './keys.ts'
import { plaintextLengthOf } from './payload.ts'

/**
 * The public age key of somebody outside: of the hybrid kind, or of the one that every `age` makes (X25519), which a quantum computer
 * could break one day. Whose key it is nobody can tell from it.
 */
export type OutsideKey = {
  readonly kind: 'hybrid' | 'x25519'
  readonly key: string
}

const x25519Length = 32

/** A key as somebody pasted it, with whatever spaces and line ends came along; undefined where it is none. */
export const readOutsideKey = (pasted: string): OutsideKey | undefined => {
  const key = pasted.replaceAll(/\s+/gu, '').toLowerCase()
  if (isRecipient(key)) return { kind: 'hybrid', key }
  return isX25519(key) ? { kind: 'x25519', key } : undefined
}

const isX25519 = (text: string): boolean => {
  try {
    const { prefix, words } = bech32.decode(text as `${string}1${string}`, false)
    return prefix === 'age' && bech32.fromWords(words).length === x25519Length
  } catch {
    return false
  }
}

/** Who opens it: the holder of one key, or whoever knows a passphrase. Never both, so that none is the weaker way in. */
export type OutsideReader = { readonly to: OutsideKey } | { readonly passphrase: string }

/**
 * Seals a file for somebody outside as one binary age file, which a standard `age -d` opens. What is sealed to staff and teams is
 * sealed by `seal`, to hybrid keys alone. A failure inside rejects; plaintext is never returned in its place.
 */
export const sealForOutside = async (
  reader: OutsideReader,
  plaintext: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> => {
  const encrypter = new Encrypter()
  if ('to' in reader) encrypter.addRecipient(reader.to.key)
  else {
    if (reader.passphrase === '') throw new Error('handing out: no passphrase')
    encrypter.setPassphrase(reader.passphrase)
    encrypter.setScryptWorkFactor(identityWorkFactor)
  }
  const file = await encrypter.encrypt(plaintext)
  if (!isSealed(file, plaintext.length)) throw new Error('handing out: not an age file')
  return new Uint8Array(file)
}

// The last look before bytes leave the device: an age file of the right length that exactly one can open, or nothing.
const isSealed = (file: Uint8Array, plaintextLength: number): boolean => {
  const header = readHeader(file)
  if (header.verdict !== 'header' || header.stanzas.length !== 1) return false
  return plaintextLengthOf(file.length - header.length) === plaintextLength
}
