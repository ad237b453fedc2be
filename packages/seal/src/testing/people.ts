import fc from 'fast-check'
import type { IntakeBody, SignerListBody, StaffListBody } from '../intake.ts'
import { identityFromSeed, recipientOf, type Identity, type Recipient } from '../keys.ts'
import type { SubmissionDocument } from '../documents.ts'
import type { Taking } from '../taking.ts'
import { publicKeyOf, signingKeyFrom, type PublicKey, type SigningKey } from '../signed.ts'

/** Everyone here is synthetic. */

export const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))

export const seedOf = (value: number): Uint8Array => new Uint8Array(32).fill(value)

export type KeyPair = { readonly identity: Identity; readonly recipient: Recipient }

export const keyPair = async (value: number): Promise<KeyPair> => {
  const identity = identityFromSeed(seedOf(value))
  return { identity, recipient: await recipientOf(identity) }
}

export type Signer = { readonly signingKey: SigningKey; readonly key: PublicKey }

export const signer = (value: number): Signer => {
  const signingKey = signingKeyFrom(seedOf(value))
  return { signingKey, key: publicKeyOf(signingKey) }
}

export const staffList = async (...values: readonly number[]): Promise<StaffListBody> => ({
  v: 1,
  type: 'staff-list',
  office: 'synthetic-office',
  issued: '2026-11-01',
  members: await Promise.all(
    values.map(async (value) => ({
      id: value,
      name: `Synthetic person ${value}`,
      role: 'intake',
      teams: [1],
      sign: signer(value).key,
      age: (await keyPair(value)).recipient,
    })),
  ),
})

/** Of team 1, one signer for each value. */
export const signerList = (...values: readonly number[]): SignerListBody => ({
  v: 1,
  type: 'signers',
  office: 'synthetic-office',
  issued: '2026-11-01',
  server: signer(250).key,
  members: values.map((value) => ({ teams: [1], sign: signer(value).key })),
})

export const intakeBody = async (): Promise<IntakeBody> => ({
  v: 1,
  type: 'intake',
  office: 'synthetic-office',
  team: 1,
  epoch: 1,
  notBefore: '2026-11-01',
  notAfter: '2027-01-31',
  recipients: [(await keyPair(1)).recipient],
})

export const submission = async (): Promise<SubmissionDocument> => ({
  v: 1,
  type: 'submission',
  bundle: 'ab'.repeat(32),
  office: 'synthetic-office',
  language: 'be',
  day: '2026-11-22',
  telling: 'relative',
  account: 'Сінтэтычны расказ: забралі ўвечары.',
  where: 'synthetic street',
  when: '2026-11-20, in the evening',
  reach: { way: 'mailbox', contact: '', safety: '' },
  consent: { keep: true, contact: 'mailbox-only', askFirst: true },
  authorities: { told: 'no', reason: 'no-trust', words: 'Synthetic: it would help nobody.' },
  taking: null,
  mandate: null,
  mailbox: {
    id: 'cd'.repeat(16),
    recipient: (await keyPair(9)).recipient,
    threadKey: btoa(String.fromCharCode(...seedOf(9))),
  },
})

export const taking: Taking = {
  way: 'phone',
  taker: { id: 2, name: 'Synthetic officer' },
  day: '2026-11-22',
  language: 'be',
  interpreter: '',
  readBack: 'yes',
  wording: 'verbatim',
  consent: { by: 'next-of-kin', language: 'be', spoken: 'yes' },
  paper: { form: 'synthetic form', number: '17', batch: 'synthetic box 3' },
  child: { isChild: 'yes', risk: 'unknown', assent: 'not-asked' },
}

/** Bytes of lengths that matter to age: nothing, about one chunk, about two, and small ones. */
export const plaintexts = fc
  .oneof(
    fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073),
    fc.integer({ min: 0, max: 3_000 }),
  )
  .chain((length) =>
    fc.integer({ min: 0, max: 255 }).map((first) => {
      const bytes = new Uint8Array(length)
      for (let at = 0; at < length; at += 1) bytes[at] = (first + at * 7) & 0xff
      return bytes
    }),
  )

export const bytesOfLength = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length })

/** The same document with one field, named by its path, set to another value. */
export const withField = (document: object, path: string, value: unknown): unknown => {
  const copy = structuredClone(document) as Record<string, unknown>
  const names = path.split('.')
  let inner = copy
  for (const name of names.slice(0, -1)) inner = inner[name] as Record<string, unknown>
  inner[names.at(-1) ?? ''] = value
  return copy
}

/** Any text at all, lone surrogates and unassigned characters included. */
export const anyText = fc
  .array(fc.nat(0xffff), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units))
