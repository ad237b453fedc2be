import { bech32 } from '@scure/base'
import { Encrypter } from 'age-encryption'
import { readHeader } from './header.ts'
import { isRecipient, type Recipient } from './keys.ts'
import { plaintextLengthOf } from './payload.ts'

/**
 * What somebody outside gave as their public age key. `older`: an X25519 key, as `age` makes it where nothing else is asked for; a
 * quantum computer could open one day what is sealed to it, so nothing is. Whose key it is nobody can tell from it.
 */
export type OutsideKey =
  | { readonly verdict: 'key'; readonly key: Recipient }
  | { readonly verdict: 'older' | 'not-a-key' }

const x25519Length = 32

/** A key as somebody pasted it, with whatever spaces and line ends came along. Never throws. */
export const readOutsideKey = (pasted: string): OutsideKey => {
  const key = pasted.replaceAll(/\s+/gu, '').toLowerCase()
  if (isRecipient(key)) return { verdict: 'key', key }
  return { verdict: isX25519(key) ? 'older' : 'not-a-key' }
}

const isX25519 = (text: string): boolean => {
  try {
    const { prefix, words } = bech32.decode(text as `${string}1${string}`, false)
    return prefix === 'age' && bech32.fromWords(words).length === x25519Length
  } catch {
    return false
  }
}

/**
 * Seals a file for whoever is told the words, as one binary age file that every `age -d` opens; 2 to the
 * `workFactor` rounds of scrypt. A failure inside rejects; plaintext is
 * never returned in its place.
 */
export const sealUnderWords = async (
  words: string,
  plaintext: Uint8Array,
  workFactor: number,
): Promise<Uint8Array<ArrayBuffer>> => {
  if (words === '') throw new Error('handing out: no words')
  const encrypter = new Encrypter()
  encrypter.setPassphrase(words)
  encrypter.setScryptWorkFactor(workFactor)
  const file = await encrypter.encrypt(plaintext)
  if (!isSealed(file, plaintext.length)) throw new Error('handing out: not an age file')
  return new Uint8Array(file)
}

// The last look before bytes leave the device: an age file of the right length that one passphrase opens, or nothing.
const isSealed = (file: Uint8Array, plaintextLength: number): boolean => {
  const header = readHeader(file)
  if (header.verdict !== 'header') return false
  const [stanza, ...others] = header.stanzas
  const isOne = stanza?.args[0] === 'scrypt' && others.length === 0
  return isOne && plaintextLengthOf(file.length - header.length) === plaintextLength
}
