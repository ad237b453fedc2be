import { createHash, createHmac, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { canonicalBytes } from './canonical.ts'
import { seal } from './envelope.ts'
import { isRecipient } from './keys.ts'
import { accessHash, isThreadTag, mailboxOf, threadTag } from './mailbox.ts'
import { open } from './opening.ts'
import { returnCodeFrom } from './return-code.ts'
import { bytesOfLength, seedOf } from './testing/people.ts'

vi.setConfig({ testTimeout: 60_000 })

const codes = bytesOfLength(16).map(returnCodeFrom)

describe('a mailbox', () => {
  test('is the same for the same code, and shares nothing with that of another', async () => {
    await fc.assert(
      fc.asyncProperty(codes, fc.nat(127), async (code, bit) => {
        const other = returnCodeFrom(code.slice())
        other[bit >> 3]! ^= 1 << (bit & 7)
        const [first, again, second] = await Promise.all([code, code, other].map(mailboxOf))
        expect(again).toEqual(first)
        for (const name of [
          'id',
          'access',
          'identity',
          'recipient',
          'threadKey',
          'draftKey',
        ] as const)
          expect(second![name]).not.toEqual(first![name])
      }),
      { numRuns: 10 },
    )
  })

  test('opens what is sealed to its recipient', async () => {
    const mailbox = await mailboxOf(returnCodeFrom(new Uint8Array(16).fill(5)))
    const plaintext = new TextEncoder().encode('an answer')
    const file = await seal([mailbox.recipient], plaintext)
    expect(await open(mailbox.identity, file)).toEqual({ verdict: 'opened', plaintext })
    expect(isRecipient(mailbox.recipient)).toBe(true)
  })

  test('is HKDF-SHA-256 of the code as node:crypto computes it', async () => {
    const code = returnCodeFrom(new Uint8Array(16).fill(7))
    const derived = (purpose: string, length: number) =>
      Buffer.from(
        hkdfSync('sha256', code, 'amparo/v1/return-code', `amparo/v1/${purpose}`, length),
      ).toString('hex')
    const mailbox = await mailboxOf(code)
    expect(mailbox.id).toBe(derived('mailbox-id', 16))
    expect(Buffer.from(mailbox.access).toString('hex')).toBe(derived('mailbox-access', 32))
    expect(Buffer.from(mailbox.threadKey).toString('hex')).toBe(derived('thread', 32))
    expect(Buffer.from(mailbox.draftKey).toString('hex')).toBe(derived('draft', 32))
  })

  test('is known to the server by the SHA-256 of its access key', () => {
    const access = seedOf(3)
    const expected = createHash('sha256').update(access).digest('hex')
    expect(Buffer.from(accessHash(access)).toString('hex')).toBe(expected)
  })
})

describe('a thread tag', () => {
  test('fits its body and key, in any order of fields, and nothing else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (value) => {
        const body = JSON.parse(JSON.stringify(value)) as Record<string, unknown>
        const tag = threadTag(seedOf(1), body)
        expect(
          isThreadTag(seedOf(1), Object.fromEntries(Object.entries(body).toReversed()), tag),
        ).toBe(true)
        expect(isThreadTag(seedOf(2), body, tag)).toBe(false)
        expect(isThreadTag(seedOf(1), [body], tag)).toBe(false)
      }),
    )
  })

  test('is HMAC-SHA-256 over the documented bytes', () => {
    const body = { text: 'ещё', seq: 1 }
    const expected = createHmac('sha256', seedOf(1))
      .update('amparo/v1/thread\0')
      .update(canonicalBytes(body))
      .digest('base64')
    expect(threadTag(seedOf(1), body)).toBe(expected)
  })

  test('of any form and over anything gets an answer', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (body, tag) => {
        expect(isThreadTag(seedOf(1), body, tag)).toBe(false)
      }),
    )
  })
})
