import { Encrypter } from 'age-encryption'
import { utf8 } from './encoding.ts'
import { measure } from './inspect.ts'
import { isRecipient, type Recipient } from './keys.ts'
import { padJson } from './padding.ts'

// The last look before bytes leave the device: whatever went wrong inside, what is returned is an
// age file of the right shape for exactly these recipients, or nothing.
const isSealed = (file: Uint8Array, recipients: number, plaintextLength: number): boolean => {
  const measured = measure(file)
  return (
    measured.verdict === 'whole' &&
    measured.recipients === recipients &&
    measured.plaintextLength === plaintextLength
  )
}

/**
 * Seals bytes to hybrid recipients as one binary age file. Rejects, and seals nothing, without
 * recipients or with any that is not `age1pq1…`: the age library would mix a classical one in
 * without a word, and the weakest stanza decides. A failure inside rejects; plaintext is never
 * returned in its place.
 */
export const seal = async (
  recipients: readonly Recipient[],
  plaintext: Uint8Array,
): Promise<Uint8Array> => {
  if (recipients.length === 0) throw new Error('seal: no recipient')
  if (!recipients.every(isRecipient)) throw new Error('seal: a recipient is not a hybrid age key')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const file = await encrypter.encrypt(plaintext)
  if (!isSealed(file, recipients.length, plaintext.length))
    throw new Error('seal: the result is not an envelope')
  return file
}

/**
 * Seals a document as JSON, padded with trailing spaces so that its length says little; whoever
 * opens it with `age -d` can hand the result to any JSON parser.
 */
export const sealDocument = async (
  recipients: readonly Recipient[],
  document: unknown,
): Promise<Uint8Array> => {
  const json: string | undefined = JSON.stringify(document)
  if (json === undefined) throw new Error('seal: the document has no JSON form')
  return seal(recipients, padJson(utf8(json)))
}
