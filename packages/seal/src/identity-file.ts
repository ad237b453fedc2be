import { Decrypter, Encrypter } from 'age-encryption'
import { base64, bytesOfBase64, utf8 } from './encoding.ts'
import { bytesOfBase64NoPad, readHeader } from './header.ts'
import { isIdentity, type Identity } from './keys.ts'
import { decryptWith } from './opening.ts'
import { check, exactly, fits, publicKey, shape, text } from './shape.ts'
import { signingKeyFrom, type PublicKey, type SigningKey } from './signed.ts'

/**
 * What a staff member's passphrase opens: the private keys, the handle they are served by, and the
 * key of their office, so that no server has to be believed which office this is.
 */
export type StaffIdentity = {
  readonly v: 1
  readonly type: 'identity'
  readonly user: string
  readonly age: Identity
  /** Padded base64 of the 32-byte Ed25519 seed. */
  readonly sign: string
  readonly office: PublicKey
}

export type IdentityFileInspection =
  | { readonly verdict: 'identity-file'; readonly workFactor: number }
  | { readonly verdict: 'malformed' }

export type OpenedIdentity =
  | { readonly verdict: 'opened'; readonly identity: StaffIdentity }
  | { readonly verdict: 'wrong-passphrase' | 'damaged' }

/** 2^18 rounds need 256 MiB for a few seconds. */
export const identityWorkFactor = 18

// Each step doubles memory: 2^20 is 1 GiB. A file that asks for more is a way to stop a browser.
const highestWorkFactor = 20
const fileLimit = 4 * 1024

const identityShape = shape<StaffIdentity>({
  v: exactly(1),
  type: exactly('identity'),
  user: text(200, 1),
  age: check(isIdentity),
  sign: check((value): value is string => bytesOfBase64(value, 32) !== undefined),
  office: publicKey,
})

/** Wraps a staff identity with age's own scrypt and nothing else, so `age -d` opens it too. */
export const sealIdentity = async (
  passphrase: string,
  identity: StaffIdentity,
  workFactor: number,
): Promise<Uint8Array> => {
  if (!fits(identityShape, identity)) throw new Error('identity file: not a staff identity')
  if (passphrase === '') throw new Error('identity file: no passphrase')
  if (!Number.isInteger(workFactor) || workFactor < 1 || workFactor > highestWorkFactor)
    throw new Error(`identity file: work factor ${workFactor}`)
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(workFactor)
  return encrypter.encrypt(utf8(JSON.stringify(identity)))
}

/** What a server can check of an identity file: one scrypt stanza, of bearable cost, below 4 KiB. */
export const inspectIdentityFile = (file: Uint8Array): IdentityFileInspection => {
  const header = file.length <= fileLimit ? readHeader(file) : undefined
  if (header?.verdict !== 'header') return { verdict: 'malformed' }
  const [stanza, ...others] = header.stanzas
  const [type, salt = '', workFactor = '', ...more] = stanza?.args ?? []
  const isScrypt = type === 'scrypt' && more.length === 0 && bytesOfBase64NoPad(salt)?.length === 16
  if (!isScrypt || others.length > 0 || !/^[1-9][0-9]?$/.test(workFactor))
    return { verdict: 'malformed' }
  if (Number(workFactor) > highestWorkFactor) return { verdict: 'malformed' }
  return { verdict: 'identity-file', workFactor: Number(workFactor) }
}

const readIdentity = (plaintext: Uint8Array): OpenedIdentity => {
  try {
    const reading = identityShape(JSON.parse(new TextDecoder().decode(plaintext)), '')
    if (reading.verdict === 'ok') return { verdict: 'opened', identity: reading.document }
  } catch {
    // Not JSON: whoever made this file, it was not us.
  }
  return { verdict: 'damaged' }
}

/**
 * Opens an identity file. A cost above 2^20 is refused before anything is computed. Never throws on
 * a stranger's bytes. The caller checks the staff list with the office key in the file, and the
 * public keys with that list: a file that opens is not yet the file we made.
 */
export const openIdentity = async (
  passphrase: string,
  file: Uint8Array,
): Promise<OpenedIdentity> => {
  if (inspectIdentityFile(file).verdict !== 'identity-file') return { verdict: 'damaged' }
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const result = await decryptWith(decrypter, file)
  if (result.verdict === 'no-key-fitted') return { verdict: 'wrong-passphrase' }
  return result.verdict === 'opened' ? readIdentity(result.plaintext) : { verdict: 'damaged' }
}

/** The signing key inside a staff identity. */
export const signingKeyOf = (identity: StaffIdentity): SigningKey =>
  signingKeyFrom(base64.decode(identity.sign))
