import { Decrypter, Encrypter } from 'age-encryption'
import { isIdentity, isRecipient, type Identity, type Recipient } from './keys.ts'

/**
 * Seals a stream of any length to one hybrid recipient as one binary age file, which `age -d` opens. Nothing is held back in
 * memory but a chunk. The end is part of what is sealed: a file that was cut off does not open.
 */
export const sealStream = async (
  recipient: Recipient,
  plaintext: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> => {
  if (!isRecipient(recipient)) throw new Error('seal: the recipient is not a hybrid age key')
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return encrypter.encrypt(plaintext)
}

/**
 * Opens what `sealStream` sealed. Rejects when the key does not fit or the header is not whole; the stream fails where bytes
 * are not as they were sealed, and at the end of a file that was cut off. Every chunk that it gives is as it was sealed.
 */
export const openStream = async (
  identity: Identity,
  sealed: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> => {
  if (!isIdentity(identity)) throw new Error('open: an identity is not a hybrid age key')
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  return decrypter.decrypt(sealed)
}
