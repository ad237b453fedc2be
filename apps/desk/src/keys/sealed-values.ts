import { commitment, type Hashing } from '@amparo/log'
import { isPropertyCode, property, readValueToSeal, type Value } from '@amparo/register'
import {
  canonicalBytes,
  openDocument,
  sealDocument,
  sign,
  type Identity,
  type Random,
  type Recipient,
  type SigningKey,
  type StaffMember,
} from '@amparo/seal'
import { readSealedValue, type SealedValueBody } from '@amparo/seal/sealed-value'
import { fromBase64, toBase64 } from './base64.ts'
import { signerOf } from './signer.ts'

/** A value that may be read: what is sealed, and what comes of opening it. */
export type ReadableValue = Exclude<Value, { readonly kind: 'sealed' }>

/** One value, of what it is, and for whom. */
export interface ValueToSeal {
  readonly team: number
  readonly subject: string
  readonly property: string
  readonly value: ReadableValue
}

/** The age file, and what the log binds of its plaintext. */
export interface ValueSealed {
  readonly envelope: string
  readonly commit: string
}

/** A sealed value as the server hands it out: where it stands, and what it says it is. */
export interface ValueToOpen extends ValueSealed {
  readonly claim: string
  readonly subject: string
  readonly property: string
  readonly team: number
}

/**
 * `not-opened`: no key of ours fits, or it is broken. `foreign`: it opened, and is not what it stands for: of another
 * subject, property or team, signed by nobody here, or not what the log was bound to. `outsider`: it is what it stands for, and
 * whoever signed it is not of the team it is sealed to.
 */
export type OpenedValue =
  | { readonly verdict: 'value'; readonly claim: string; readonly value: ReadableValue }
  | { readonly verdict: 'not-opened' | 'foreign'; readonly claim: string }
  | { readonly verdict: 'outsider'; readonly claim: string; readonly signedBy: string }

interface Sealer {
  readonly random: Random
  readonly hashing: Hashing
  readonly recipient: Recipient
  readonly signingKey: SigningKey
}

/** Signs a value in the officer’s name, seals it to one team and commits to it. */
export async function sealValue(
  { random, hashing, recipient, signingKey }: Sealer,
  { team, subject, property: code, value }: ValueToSeal,
): Promise<ValueSealed> {
  const body: SealedValueBody = {
    v: 1,
    type: 'sealed-value',
    subject,
    property: code,
    team,
    value,
    key: toBase64(random(32)),
  }
  const signed = sign<SealedValueBody>('sealed-value', body, signingKey)
  const envelope = toBase64(await sealDocument([recipient], signed))
  return { envelope, commit: commitTo(hashing, body) }
}

/** Opens one. Anybody can seal to a team, the server too: what counts is who signed, and of what it is. */
export async function openValue(
  hashing: Hashing,
  keys: readonly Identity[],
  members: readonly StaffMember[],
  asked: ValueToOpen,
): Promise<OpenedValue> {
  const { claim } = asked
  const opened = await openDocument(keys, fromBase64(asked.envelope))
  if (opened.verdict !== 'document') return { verdict: 'not-opened', claim }
  const read = readSealedValue(opened.document)
  const signer = signerOf('sealed-value', opened.document, members, asked.team)
  if (read.verdict !== 'ok' || signer.is === 'nobody' || !isOf(read.document, asked))
    return { verdict: 'foreign', claim }
  if (commitTo(hashing, read.document) !== asked.commit) return { verdict: 'foreign', claim }
  if (signer.is === 'outsider') return { verdict: 'outsider', claim, signedBy: signer.name }
  const value = readableIn(read.document)
  return value === null ? { verdict: 'foreign', claim } : { verdict: 'value', claim, value }
}

// One field each, so that whoever has to show the value need not show of whom it is.
function commitTo(hashing: Hashing, { key, subject, property: code, value }: SealedValueBody) {
  const fields = { subject, property: code, value: canonicalBytes(value) }
  return commitment(hashing, fromBase64(key), fields).commit
}

function isOf(body: SealedValueBody, { subject, property: code, team }: ValueToOpen): boolean {
  return body.subject === subject && body.property === code && body.team === team
}

function readableIn({ property: code, value }: SealedValueBody): ReadableValue | null {
  if (!isPropertyCode(code)) return null
  const read = readValueToSeal(property(code), value)
  return read.ok && read.value.kind !== 'sealed' ? read.value : null
}
