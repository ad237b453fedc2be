import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bodyHash, hashOf } from './canonical.ts'
import type { Identity } from './keys.ts'
import { openMailboxItem, type AnswerBody } from './mailbox-item.ts'
import { accessHash, mailboxOf } from './mailbox.ts'
import { inspectMedia, openMediaHeader } from './media-header.ts'
import { leavesOf } from './media-leaves.ts'
import { nodeDigest, nodeEngine } from './media-node.ts'
import { openRange, sealRange } from './media-range.ts'
import { fromDigits, returnCodeFrom, toDigits } from './return-code.ts'
import { fingerprint, signedBy, type PublicKey, type Signed } from './signed.ts'
import { compareDanger, dangerAtWorst, dangerOf, type Urgency } from './triage.ts'
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

const media = read('media.json') as {
  readonly identity: Identity
  readonly files: readonly {
    readonly size: number
    readonly length: number
    readonly header: string
    readonly headerHash: string
    readonly fileKey: string
    readonly nonce: string
    readonly leaves: readonly string[]
    readonly payloadSha256: string
    readonly ranges: readonly {
      readonly from: number
      readonly to: number
      readonly bytes: string
    }[]
  }[]
}

describe.each(media.files)('a sealed file of $size bytes', (vector) => {
  const header = new Uint8Array(Buffer.from(vector.header, 'base64'))
  const file = Uint8Array.from({ length: vector.size }, (_, at) => (at * 31 + (at >> 8)) & 0xff)
  const seal = {
    fileKey: new Uint8Array(Buffer.from(vector.fileKey, 'hex')),
    nonce: new Uint8Array(Buffer.from(vector.nonce, 'hex')),
  }
  const range = { size: vector.size, engine: nodeEngine }
  const readOwn = async (start: number, end: number) => file.subarray(start, end)
  const sealed = (from: number, to: number) =>
    sealRange({ seal, ...range, read: readOwn, from, to })

  test('has the header, key and leaves it had when it was made', async () => {
    expect(hashOf(header)).toBe(vector.headerHash)
    expect(inspectMedia(header, vector.length).verdict).toBe('media')
    const opened = await openMediaHeader(media.identity, header)
    expect(opened).toEqual({ verdict: 'key', fileKey: seal.fileKey })
    const leaves: string[] = []
    for await (const leaf of leavesOf(vector.size, readOwn, nodeDigest)) leaves.push(leaf)
    expect(leaves).toEqual(vector.leaves)
  })

  test('has the same payload, whole and in ranges', async () => {
    expect(hashOf(await sealed(0, vector.length))).toBe(vector.payloadSha256)
    for (const { from, to, bytes } of vector.ranges) expect(hex(await sealed(from, to))).toBe(bytes)
  })

  test('opens', async () => {
    const payload = await sealed(0, vector.length)
    const opened = await openRange({
      ...seal,
      length: vector.length,
      from: 0,
      to: vector.size,
      readPayload: async (start, end) => payload.subarray(start, end),
      engine: nodeEngine,
    })
    if (opened.verdict !== 'opened') throw new Error(opened.verdict)
    expect(hashOf(opened.plaintext)).toBe(hashOf(file))
  })
})

const order = read('triage-order.json') as {
  readonly groups: readonly {
    readonly level: string
    readonly atWorst: string
    readonly messages: readonly Urgency[]
  }[]
}

describe('the order of danger', () => {
  test('has the levels it had', () => {
    for (const { level, atWorst, messages } of order.groups)
      for (const message of messages) {
        expect(dangerOf(message)).toBe(level)
        expect(dangerAtWorst(message)).toBe(atWorst)
      }
  })

  test('sorts messages of any order into the same groups', () => {
    const sorted = order.groups.flatMap(({ messages }) => messages)
    expect(sorted.toReversed().toSorted(compareDanger).map(dangerOf)).toEqual(sorted.map(dangerOf))
    for (const [at, { messages }] of order.groups.entries())
      for (const message of messages)
        for (const [other, { messages: others }] of order.groups.entries())
          for (const one of others)
            expect(Math.sign(compareDanger(message, one))).toBe(Math.sign(at - other))
  })
})
