import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bodyHash, hashOf } from './canonical.ts'
import { openMailboxItem, type AnswerBody } from './mailbox-item.ts'
import { accessHash, mailboxOf } from './mailbox.ts'
import { fromDigits, returnCodeFrom, toDigits } from './return-code.ts'
import { fingerprint, signedBy, type PublicKey, type Signed } from './signed.ts'
import { fromWords, toWords } from './words.ts'

// Language-neutral data that another implementation can be held to, and that every later version
// of this one must still read: a return code on paper lives longer than a release.

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../vectors/seal/${name}`, import.meta.url), 'utf8'))

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const codeOf = (text: string) => returnCodeFrom(new Uint8Array(Buffer.from(text, 'hex')))

type Typed = { readonly typed: string; readonly reading: unknown }

const returnCodes = read('return-codes.json') as {
  readonly codes: readonly {
    readonly code: string
    readonly words: string
    readonly digits: string
    readonly mailbox: Readonly<Record<string, string>>
  }[]
  readonly digits: readonly Typed[]
  readonly words: readonly Typed[]
}

const item = read('mailbox-item.json') as {
  readonly returnCode: string
  readonly staffKey: PublicKey
  readonly fingerprint: string
  readonly bodyHash: string
  readonly signed: Signed<AnswerBody>
  readonly envelope: string
  readonly envelopeHash: string
}

// A reading as the vectors write it: the code in hex.
const written = (reading: ReturnType<typeof fromDigits> | ReturnType<typeof fromWords>) =>
  reading.verdict === 'code' ? { ...reading, code: hex(reading.code) } : reading

describe('return codes', () => {
  test.each(returnCodes.codes)('$code', async ({ code, words, digits, mailbox }) => {
    expect(toWords(codeOf(code)).join(' ')).toBe(words)
    expect(toDigits(codeOf(code)).join(' ')).toBe(digits)
    const derived = await mailboxOf(codeOf(code))
    expect({
      id: derived.id,
      access: hex(derived.access),
      accessHash: hex(accessHash(derived.access)),
      identity: derived.identity,
      recipientSha256: hashOf(new TextEncoder().encode(derived.recipient)),
      threadKey: hex(derived.threadKey),
      draftKey: hex(derived.draftKey),
    }).toEqual(mailbox)
  })

  test.each(returnCodes.digits)('typed as digits: $typed', ({ typed, reading }) => {
    expect(written(fromDigits(typed))).toEqual(reading)
  })

  test.each(returnCodes.words)('typed as words: $typed', ({ typed, reading }) => {
    expect(written(fromWords(typed))).toEqual(reading)
  })
})

describe('a signed answer in a mailbox', () => {
  const envelope = new Uint8Array(Buffer.from(item.envelope, 'base64'))

  test('opens, and says who signed it', async () => {
    const { identity, id } = await mailboxOf(codeOf(item.returnCode))
    const place = { mailbox: id, seq: 1, prev: null }
    expect(await openMailboxItem(identity, envelope, [item.staffKey], place)).toEqual({
      verdict: 'item',
      item: item.signed.body,
      by: item.staffKey,
    })
  })

  test('has the hashes, fingerprint and signature it had when it was made', () => {
    expect(hashOf(envelope)).toBe(item.envelopeHash)
    expect(bodyHash(item.signed.body)).toBe(item.bodyHash)
    expect(fingerprint(item.staffKey)).toBe(item.fingerprint)
    expect(signedBy('answer', item.signed, item.staffKey)).toBe(true)
  })
})
