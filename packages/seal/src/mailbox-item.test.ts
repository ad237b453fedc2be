import { beforeAll, describe, expect, test, vi } from 'vitest'
import { hashOf } from './canonical.ts'
import { seal, sealDocument } from './envelope.ts'
import { inspect } from './inspect.ts'
import {
  openMailboxItem,
  sealMailboxItem,
  type AnswerBody,
  type OpenedNoticeBody,
} from './mailbox-item.ts'
import { sign } from './signed.ts'
import { keyPair, signer, type KeyPair } from './testing/people.ts'

vi.setConfig({ testTimeout: 60_000 })

const officer = signer(1)
const staffKeys = [signer(3).key, officer.key]
const mailbox = 'cd'.repeat(16)
const first = { mailbox, seq: 1, prev: null }

const answer: AnswerBody = {
  v: 1,
  type: 'answer',
  ...first,
  day: '2026-11-23',
  text: 'Мы атрымалі ваша паведамленне (сінтэтычнае).',
  language: 'be',
}

const notice: OpenedNoticeBody = {
  v: 1,
  type: 'opened',
  ...first,
  day: '2026-11-23',
  envelope: 'ab'.repeat(32),
}

let sender: KeyPair
let other: KeyPair

beforeAll(async () => {
  sender = await keyPair(9)
  other = await keyPair(8)
})

const sealedAnswer = (body = answer) =>
  sealMailboxItem(sender.recipient, sign('answer', body, officer.signingKey))

describe('an item of a mailbox', () => {
  test('opens in its place with who signed it, an answer as well as a notice', async () => {
    expect(await openMailboxItem(sender.identity, await sealedAnswer(), staffKeys, first)).toEqual({
      verdict: 'item',
      item: answer,
      by: officer.key,
    })
    const signed = sign('opened', notice, officer.signingKey)
    const file = await sealMailboxItem(sender.recipient, signed)
    expect(await openMailboxItem(sender.identity, file, staffKeys, first)).toMatchObject({
      verdict: 'item',
      item: notice,
    })
  })

  test('answer and notice cannot be told apart by their length', async () => {
    const signed = sign('opened', notice, officer.signingKey)
    const file = await sealMailboxItem(sender.recipient, signed)
    expect(file.length).toBe((await sealedAnswer()).length)
    expect(inspect(file).verdict).toBe('envelope')
  })

  test('swapped, repeated, dropped or moved is in the wrong place', async () => {
    const file = await sealedAnswer()
    const second = await sealedAnswer({ ...answer, seq: 2, prev: hashOf(file) })
    const afterFirst = { mailbox, seq: 2, prev: hashOf(file) }
    const openHere = (bytes: Uint8Array, expected: typeof afterFirst | typeof first) =>
      openMailboxItem(sender.identity, bytes, staffKeys, expected)
    expect((await openHere(second, afterFirst)).verdict).toBe('item')
    const misplaced = [
      [file, afterFirst],
      [second, first],
      [await sealedAnswer({ ...answer, seq: 2 }), first],
      [second, { ...afterFirst, prev: hashOf(second) }],
      [second, { ...afterFirst, mailbox: 'aa'.repeat(16) }],
    ] as const
    for (const [bytes, expected] of misplaced)
      expect(await openHere(bytes, expected)).toEqual({ verdict: 'wrong-place' })
  })

  test('signed by nobody of the staff, or changed, has the wrong signer', async () => {
    const forged = sign('answer', answer, signer(66).signingKey)
    const changed = {
      ...sign('answer', answer, officer.signingKey),
      body: { ...answer, text: 'x' },
    }
    for (const value of [forged, changed]) {
      const file = await sealDocument([sender.recipient], value)
      expect(await openMailboxItem(sender.identity, file, staffKeys, first)).toEqual({
        verdict: 'wrong-signer',
      })
    }
    expect(await openMailboxItem(sender.identity, await sealedAnswer(), [], first)).toEqual({
      verdict: 'wrong-signer',
    })
  })

  test('for someone else is not for this key', async () => {
    const file = await sealedAnswer()
    expect(await openMailboxItem(other.identity, file, staffKeys, first)).toEqual({
      verdict: 'not-for-this-key',
    })
  })

  test('of any other content or form is damaged', async () => {
    const odd: readonly unknown[] = [
      answer,
      {},
      sign('answer', { ...answer, seq: 0 }, officer.signingKey),
      sign('answer', { ...answer, text: '' }, officer.signingKey),
      sign('intake', { type: 'intake' }, officer.signingKey),
    ]
    const files = await Promise.all(odd.map((value) => sealDocument([sender.recipient], value)))
    files.push(new Uint8Array(10), await seal([sender.recipient], new Uint8Array(3)))
    for (const file of files)
      expect(await openMailboxItem(sender.identity, file, staffKeys, first)).toEqual({
        verdict: 'damaged',
      })
  })
})
