import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import {
  isTaggedAddition,
  mailboxAddress,
  readAddition,
  readSubmission,
  tagAddition,
  textLimits,
  type AdditionDocument,
  type SubmissionDocument,
} from './documents.ts'
import { sealDocument } from './envelope.ts'
import { inspect } from './inspect.ts'
import { mailboxOf } from './mailbox.ts'
import { returnCodeFrom } from './return-code.ts'
import { keyPair, seedOf, submission, taking, withField } from './testing/people.ts'

vi.setConfig({ testTimeout: 60_000 })

let message: SubmissionDocument

beforeAll(async () => {
  message = await submission()
})

const addition: Omit<AdditionDocument, 'tag'> = {
  v: 1,
  type: 'addition',
  mailbox: 'cd'.repeat(16),
  seq: 1,
  prev: 'ef'.repeat(32),
  day: '2026-11-23',
  language: 'ru',
  text: 'Дополнение (выдуманное).',
}

describe('a message', () => {
  test('reads back as itself after JSON', () => {
    const sent = JSON.parse(JSON.stringify(message)) as unknown
    expect(readSubmission(sent)).toEqual({ verdict: 'ok', document: message })
  })

  test('with unknown fields reads without them', () => {
    const sent = { ...message, ip: '192.0.2.1', reach: { ...message.reach, extra: 1 } }
    expect(readSubmission(sent)).toEqual({ verdict: 'ok', document: message })
  })

  test.each<readonly [string, unknown]>([
    ['v', 2],
    ['v', '1'],
    ['type', 'addition'],
    ['bundle', 'AB'.repeat(32)],
    ['bundle', 'ab'.repeat(31)],
    ['office', ''],
    ['language', 'Belarusian'],
    ['language', 'be\n'],
    ['day', '2026-02-30'],
    ['day', '2026-2-3'],
    ['day', '22.11.2026'],
    ['telling', 'enemy'],
    ['account', null],
    ['account', '\ud800'],
    ['account', 'x'.repeat(textLimits.account + 1)],
    ['where', 5],
    ['when', undefined],
    ['reach', null],
    ['reach', []],
    ['reach.way', 'telegraph'],
    ['reach.contact', 'x'.repeat(textLimits.contact + 1)],
    ['consent.keep', 'yes'],
    ['consent.contact', ''],
    ['consent.askFirst', 1],
    ['authorities', undefined],
    ['authorities.told', 'perhaps'],
    ['authorities.reason', 'No Trust'],
    ['authorities.reason', 'x'.repeat(41)],
    ['authorities.words', 'x'.repeat(textLimits.authorities + 1)],
    ['taking', undefined],
    ['taking', 'phone'],
    ['mandate', 'a token'],
    ['mailbox.id', 'CD'.repeat(16)],
    ['mailbox.recipient', 'age1x'],
    ['mailbox.threadKey', 'AAAA'],
  ])('with a wrong %s names that field', (path, value) => {
    expect(readSubmission(withField(message, path, value))).toEqual({
      verdict: 'malformed',
      field: path,
    })
  })

  test('written down by an officer, with all of it said or with what can be absent', () => {
    const mandate = { id: 'ab'.repeat(16), reach: 'through-lawyer' } as const
    const taken = { ...message, taking, mandate }
    expect(readSubmission(taken)).toEqual({ verdict: 'ok', document: taken })
    const less = { ...message, taking: { ...taking, paper: null, child: null } }
    expect(readSubmission(less)).toEqual({ verdict: 'ok', document: less })
    const silent = { ...message, authorities: { told: 'unsaid', reason: '', words: '' } }
    expect(readSubmission(silent)).toEqual({ verdict: 'ok', document: silent })
  })

  test.each<readonly [string, unknown]>([
    ['taking.way', 'page'],
    ['taking.taker.id', -1],
    ['taking.taker.name', ''],
    ['taking.day', '2026-13-01'],
    ['taking.language', ''],
    ['taking.interpreter', null],
    ['taking.readBack', 'unsaid'],
    ['taking.wording', ''],
    ['taking.consent.by', 'police'],
    ['taking.consent.spoken', true],
    ['taking.paper.batch', 'x'.repeat(81)],
    ['taking.child.isChild', 'unsaid'],
    ['taking.child.risk', 'none'],
    ['taking.child.assent', 'unknown'],
    ['mandate.id', 'ab'],
    ['mandate.reach', 'none'],
  ])('written down with a wrong %s names that field', (path, value) => {
    const taken = { ...message, taking, mandate: { id: 'ab'.repeat(16), reach: 'own' } }
    expect(readSubmission(withField(taken, path, value))).toEqual({
      verdict: 'malformed',
      field: path,
    })
  })

  test('fields that are only inherited are not there', () => {
    expect(readSubmission(Object.create(message)).verdict).toBe('malformed')
  })

  test('anything at all gets a verdict', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readSubmission(value).verdict).toBe('malformed')
        expect(readAddition(value).verdict).toBe('malformed')
      }),
    )
  })

  test('of the greatest length, in any script, is still within the limits of an envelope', async () => {
    const account = 'ქ'.repeat(textLimits.account)
    const words = account.slice(0, textLimits.authorities)
    const authorities = { ...message.authorities, words }
    const long = { ...message, account, authorities, where: account.slice(0, textLimits.where) }
    const file = await sealDocument([(await keyPair(1)).recipient], long)
    expect(readSubmission(long).verdict).toBe('ok')
    expect(inspect(file).verdict).toBe('envelope')
  })

  test('tells the office of its mailbox no more than where to answer and how to check', async () => {
    const mailbox = await mailboxOf(returnCodeFrom(new Uint8Array(16).fill(1)))
    const told = JSON.stringify(mailboxAddress(mailbox))
    expect(Object.keys(mailboxAddress(mailbox)).toSorted()).toEqual([
      'id',
      'recipient',
      'threadKey',
    ])
    expect(told).not.toContain(mailbox.identity)
    expect(told).not.toContain(Buffer.from(mailbox.access).toString('base64'))
  })
})

describe('an addition', () => {
  test('is tagged by the holder of the thread key over every field', () => {
    const tagged = tagAddition(seedOf(1), addition)
    expect(readAddition(JSON.parse(JSON.stringify(tagged)))).toEqual({
      verdict: 'ok',
      document: tagged,
    })
    expect(isTaggedAddition(seedOf(1), tagged)).toBe(true)
    expect(isTaggedAddition(seedOf(2), tagged)).toBe(false)
    const changes: readonly Partial<AdditionDocument>[] = [
      { seq: 2 },
      { prev: 'aa'.repeat(32) },
      { mailbox: 'aa'.repeat(16) },
      { day: '2026-11-24' },
      { language: 'be' },
      { text: 'другое' },
    ]
    for (const change of changes)
      expect(isTaggedAddition(seedOf(1), { ...tagged, ...change })).toBe(false)
  })

  test.each<readonly [string, unknown]>([
    ['seq', 0],
    ['seq', 1.5],
    ['prev', null],
    ['tag', ''],
    ['text', undefined],
  ])('with a wrong %s names that field', (path, value) => {
    const tagged = tagAddition(seedOf(1), addition)
    expect(readAddition(withField(tagged, path, value))).toEqual({
      verdict: 'malformed',
      field: path,
    })
  })
})
