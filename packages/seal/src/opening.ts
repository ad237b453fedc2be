import { Decrypter } from 'age-encryption'
import { readHeader } from './header.ts'
import { isHybridStanza } from './inspect.ts'
import { isIdentity, type Identity } from './keys.ts'

/** Why an envelope was not opened. */
export type NotOpened = { readonly verdict: 'not-for-this-key' | 'damaged' | 'foreign' }

export type Opened = { readonly verdict: 'opened'; readonly plaintext: Uint8Array } | NotOpened

export type OpenedDocument =
  | { readonly verdict: 'document'; readonly document: unknown }
  | { readonly verdict: 'not-a-document' }
  | NotOpened

type Decryption =
  | { readonly verdict: 'opened'; readonly plaintext: Uint8Array }
  | { readonly verdict: 'no-key-fitted' | 'damaged' }

// Tells a key that does not fit from a file that is broken. The identities are tried in order, so an
// identity of ours at the end is asked only when none of them fitted.
const attempt = async (
  decrypter: Decrypter,
  decrypt: () => Promise<Uint8Array>,
): Promise<Decryption> => {
  let noneFitted = false
  decrypter.addIdentity({
    unwrapFileKey: () => {
      noneFitted = true
      return null
    },
  })
  try {
    return { verdict: 'opened', plaintext: await decrypt() }
  } catch {
    return { verdict: noneFitted ? 'no-key-fitted' : 'damaged' }
  }
}

/** Decrypts a whole file, and tells a key that does not fit from a file that is broken. */
export const decryptWith = (decrypter: Decrypter, file: Uint8Array): Promise<Decryption> =>
  attempt(decrypter, () => decrypter.decrypt(file))

/** The same for a detached header: what it gives is the file key. */
export const decryptHeaderWith = (decrypter: Decrypter, header: Uint8Array): Promise<Decryption> =>
  attempt(decrypter, () => decrypter.decryptHeader(header))

/** A decrypter that tries these in order. Throws when one is not an identity: that is our bug. */
export const decrypterFor = (identities: Identity | readonly Identity[]): Decrypter => {
  const keys = [identities].flat()
  if (!keys.every(isIdentity)) throw new Error('open: an identity is not a hybrid age key')
  const decrypter = new Decrypter()
  for (const key of keys) decrypter.addIdentity(key)
  return decrypter
}

/** Why we would not even try to open this file, whatever key we have. */
export const headerFault = (file: Uint8Array): NotOpened | undefined => {
  const header = readHeader(file)
  if (header.verdict !== 'header') return { verdict: 'damaged' }
  return header.stanzas.every(isHybridStanza) ? undefined : { verdict: 'foreign' }
}

/**
 * Opens an envelope with one identity or the first of several that fits. Never throws on a
 * stranger's bytes: `not-for-this-key` when no identity fits, `damaged` when the file is not whole,
 * unchanged age, `foreign` when any of its stanzas is not hybrid, even if it could be opened.
 * Throws when an identity is not one: that is our bug.
 */
export const open = async (
  identities: Identity | readonly Identity[],
  file: Uint8Array,
): Promise<Opened> => {
  const decrypter = decrypterFor(identities)
  const fault = headerFault(file)
  if (fault !== undefined) return fault
  const result = await decryptWith(decrypter, file)
  if (result.verdict === 'opened') return result
  return { verdict: result.verdict === 'damaged' ? 'damaged' : 'not-for-this-key' }
}

const parseJson = (bytes: Uint8Array): OpenedDocument => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { verdict: 'document', document: JSON.parse(text) as unknown }
  } catch {
    return { verdict: 'not-a-document' }
  }
}

/** Opens an envelope and parses the JSON in it; what it holds is still a stranger's word. */
export const openDocument = async (
  identities: Identity | readonly Identity[],
  file: Uint8Array,
): Promise<OpenedDocument> => {
  const opened = await open(identities, file)
  return opened.verdict === 'opened' ? parseJson(opened.plaintext) : opened
}
