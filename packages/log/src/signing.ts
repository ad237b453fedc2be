import { parseCheckpoint } from './checkpoint.ts'
import { concat, isCount, uint64, utf8 } from './encoding.ts'
import type { Note, NoteSignature } from './note.ts'
import type { KeyType, VerifierKey } from './verifier-key.ts'

/** How raw signatures are checked; Node and browsers each bring their own. Never throws on a stranger's bytes. */
export interface Verifying {
  /** Ed25519 (RFC 8032 §5.1.7), a scalar beyond the group's order refused. */
  ed25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean
  /** ML-DSA-44 (FIPS 204), with an empty context. */
  mlDsa44(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean
}

/** A private key, wherever it lies: it gives raw signatures of its public key's algorithm. */
export interface Signer {
  readonly key: VerifierKey
  sign(message: Uint8Array): Uint8Array
}

/** A signature that was checked. */
export type Signed = {
  readonly key: VerifierKey
  /** POSIX seconds, as the signer says; null from a key that signs no time. */
  readonly time: number | null
}

export type NoteCheck =
  | { readonly verdict: 'signed'; readonly by: readonly Signed[] }
  | { readonly verdict: 'unsigned' }
  | { readonly verdict: 'bad-signature'; readonly name: string }
  | { readonly verdict: 'duplicate-signature'; readonly name: string }

const rawLength: Readonly<Record<KeyType, number>> = {
  ed25519: 64,
  'ed25519-cosignature': 64,
  'ml-dsa-44-cosignature': 2_420,
}

const timeLength = 8

/** Ed25519 signs the text of the note as it is (C2SP signed-note, “Ed25519 signatures”). */
const plainMessage = (text: string): Uint8Array => utf8(text)

/** C2SP tlog-cosignature, “Ed25519 signed message”. */
const timedMessage = (text: string, time: number): Uint8Array =>
  utf8(`cosignature/v1\ntime ${time}\n${text}`)

const counted = (text: string): Uint8Array => {
  const bytes = utf8(text)
  return concat(Uint8Array.of(bytes.length), bytes)
}

/** C2SP tlog-cosignature, “ML-DSA-44 signed message”: of a whole tree, so that it starts at 0. */
const treeMessage = (name: string, text: string, time: number): Uint8Array | undefined => {
  const reading = parseCheckpoint(text)
  if (reading.verdict === 'malformed') return undefined
  const { origin, size, root } = reading.checkpoint
  const [start, end] = [uint64(0), uint64(size)]
  const label = utf8('subtree/v1\n\0')
  return concat(label, counted(name), uint64(time), counted(origin), start, end, root)
}

/**
 * What a key signs to put its name under a text as of a time (POSIX seconds), for whoever keeps the
 * private key elsewhere. Undefined where the text is no checkpoint and the key signs nothing else.
 */
export const messageOf = (key: VerifierKey, text: string, time: number): Uint8Array | undefined => {
  switch (key.type) {
    case 'ed25519':
      return plainMessage(text)
    case 'ed25519-cosignature':
      return parseCheckpoint(text).verdict === 'checkpoint' ? timedMessage(text, time) : undefined
    case 'ml-dsa-44-cosignature':
      return treeMessage(key.name, text, time)
  }
}

/**
 * Signs a text. Keys of the type `ed25519` sign no time. Throws on a text that the key cannot sign
 * and on a signer that returns something else than a signature: our bug.
 */
export const signText = (signer: Signer, text: string, time: number): NoteSignature => {
  const { name, id, type } = signer.key
  const message = isCount(time) ? messageOf(signer.key, text, time) : undefined
  if (message === undefined) throw new Error(`sign: ${name} cannot sign this text at ${time}`)
  const raw = signer.sign(message)
  if (raw.length !== rawLength[type]) throw new Error(`sign: ${name} gave ${raw.length} bytes`)
  return { name, id, signature: type === 'ed25519' ? raw : concat(uint64(time), raw) }
}

const timeOf = (signature: Uint8Array): number | undefined => {
  const view = new DataView(signature.buffer, signature.byteOffset, signature.length)
  const time = Number(view.getBigUint64(0))
  return Number.isSafeInteger(time) ? time : undefined
}

const verifies = (
  verifying: Verifying,
  { type, publicKey }: VerifierKey,
  message: Uint8Array,
  raw: Uint8Array,
): boolean =>
  type === 'ml-dsa-44-cosignature'
    ? verifying.mlDsa44(publicKey, message, raw)
    : verifying.ed25519(publicKey, message, raw)

const checkOne = (
  verifying: Verifying,
  key: VerifierKey,
  text: string,
  signature: Uint8Array,
): Signed | undefined => {
  const isTimed = key.type !== 'ed25519'
  const start = isTimed ? timeLength : 0
  if (signature.length !== start + rawLength[key.type]) return undefined
  const time = isTimed ? timeOf(signature) : 0
  const message = time === undefined ? undefined : messageOf(key, text, time)
  if (time === undefined || message === undefined) return undefined
  const isRight = verifies(verifying, key, message, signature.subarray(start))
  return isRight ? { key, time: isTimed ? time : null } : undefined
}

/**
 * Who of the known keys signed a note (C2SP signed-note, “Signatures”). Signatures of others are
 * passed over; one wrong signature under a known name and id, or a second one, and the whole note
 * counts for nothing. Never throws.
 */
export const checkNote = (
  verifying: Verifying,
  keys: readonly VerifierKey[],
  { text, signatures }: Note,
): NoteCheck => {
  const by: Signed[] = []
  for (const { name, id, signature } of signatures) {
    const key = keys.find((one) => one.name === name && one.id === id)
    if (key === undefined) continue
    if (by.some((one) => one.key === key)) return { verdict: 'duplicate-signature', name }
    const signed = checkOne(verifying, key, text, signature)
    if (signed === undefined) return { verdict: 'bad-signature', name }
    by.push(signed)
  }
  return by.length > 0 ? { verdict: 'signed', by } : { verdict: 'unsigned' }
}
