import { Decrypter, Encrypter } from 'age-encryption'
import { draw, sameBytes, type Random } from './encoding.ts'
import { mostFileBytes } from './file-document.ts'
import { readHeader } from './header.ts'
import { envelopeLimits, measureHeader } from './inspect.ts'
import { isRecipient, type Identity, type Recipient } from './keys.ts'
import { decrypterFor, decryptHeaderWith, headerFault, type NotOpened } from './opening.ts'
import { isPaddedLength } from './padding.ts'
import { payloadNonceLength, plaintextLengthOf } from './payload.ts'

/**
 * What seals one file and no other. `fileKey` and `nonce` together must never meet a second content:
 * two of them sealed alike give each other away.
 */
export type MediaSeal = {
  /** The head of an age file, up to and with the line of its MAC. */
  readonly header: Uint8Array
  /** 16 secret bytes. */
  readonly fileKey: Uint8Array
  /** The payload's first 16 bytes. */
  readonly nonce: Uint8Array
}

export type OpenedMediaHeader =
  | { readonly verdict: 'key'; readonly fileKey: Uint8Array }
  | NotOpened

export type MediaInspection =
  | { readonly verdict: 'media'; readonly recipients: number; readonly plaintextLength: number }
  | {
      readonly verdict: 'malformed' | 'foreign-recipient' | 'not-padded' | 'too-large' | 'truncated'
    }

// The age library has no detached headers to seal. It does hand the file key to every recipient, so
// one of ours takes a copy and adds no stanza; the empty payload that comes with it is thrown away.
const newHeader = async (
  recipients: readonly Recipient[],
): Promise<{ readonly header: Uint8Array; readonly fileKey: Uint8Array }> => {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const taken: Uint8Array[] = []
  encrypter.addRecipient({
    wrapFileKey: (fileKey) => {
      taken.push(fileKey.slice())
      return []
    },
  })
  const file = await encrypter.encrypt(new Uint8Array())
  const header = readHeader(file)
  const [fileKey] = taken
  if (header.verdict !== 'header' || fileKey === undefined || taken.length !== 1)
    throw new Error('media: the age library made no header')
  return { header: file.slice(0, header.length), fileKey }
}

// The last look, as `seal` has one: hybrid stanzas for exactly these recipients, and a MAC that only
// the key we took makes.
const isHeaderFor = async (
  header: Uint8Array,
  fileKey: Uint8Array,
  recipients: number,
): Promise<boolean> => {
  const measured = measureHeader(header)
  if (measured.verdict !== 'header' || measured.recipients !== recipients) return false
  if (measured.length !== header.length) return false
  const decrypter = new Decrypter()
  decrypter.addIdentity({ unwrapFileKey: () => fileKey })
  return sameBytes(await decrypter.decryptHeader(header), fileKey)
}

/**
 * A new header, key and nonce for one file, sealed to hybrid recipients. Rejects without recipients
 * or with any that is not `age1pq1…`, and when the result is not exactly a header for them.
 */
export const newMediaSeal = async (
  recipients: readonly Recipient[],
  random: Random,
): Promise<MediaSeal> => {
  if (recipients.length === 0) throw new Error('media: no recipient')
  if (!recipients.every(isRecipient)) throw new Error('media: a recipient is not a hybrid age key')
  const { header, fileKey } = await newHeader(recipients)
  if (!(await isHeaderFor(header, fileKey, recipients.length)))
    throw new Error('media: the result is not a header for these recipients')
  return { header, fileKey, nonce: draw(random, payloadNonceLength) }
}

/**
 * The file key of a detached header, with one identity or the first of several that fits. Verdicts
 * and errors as in `open`; bytes after the header are damage.
 */
export const openMediaHeader = async (
  identities: Identity | readonly Identity[],
  header: Uint8Array,
): Promise<OpenedMediaHeader> => {
  const decrypter = decrypterFor(identities)
  const fault = headerFault(header)
  if (fault !== undefined) return fault
  const reading = readHeader(header)
  if (reading.verdict !== 'header' || reading.length !== header.length)
    return { verdict: 'damaged' }
  const result = await decryptHeaderWith(decrypter, header)
  if (result.verdict === 'opened') return { verdict: 'key', fileKey: result.plaintext }
  return { verdict: result.verdict === 'damaged' ? 'damaged' : 'not-for-this-key' }
}

/**
 * What a server without keys can check of a sealed file: a header and nothing after it, for hybrid
 * recipients only and not too many, and a payload whose length is that of a whole, padded file of at
 * most 4 GiB. Never throws, whatever the bytes and the number.
 */
export const inspectMedia = (header: Uint8Array, payloadLength: number): MediaInspection => {
  const measured = measureHeader(header)
  if (measured.verdict !== 'header') return { verdict: measured.verdict }
  if (measured.length !== header.length) return { verdict: 'malformed' }
  if (measured.recipients > envelopeLimits.recipients) return { verdict: 'too-large' }
  if (!Number.isSafeInteger(payloadLength)) return { verdict: 'malformed' }
  const plaintextLength = plaintextLengthOf(payloadLength)
  if (typeof plaintextLength === 'string') return { verdict: plaintextLength }
  if (plaintextLength > mostFileBytes) return { verdict: 'too-large' }
  if (!isPaddedLength(plaintextLength)) return { verdict: 'not-padded' }
  return { verdict: 'media', recipients: measured.recipients, plaintextLength }
}
