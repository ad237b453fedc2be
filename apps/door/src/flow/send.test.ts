import { openDocument, readSubmission, sign } from '@amparo/seal'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { fromBase64 } from '../base64.ts'
import type { Acknowledgement } from '../calls.ts'
import { lockMessage, type Locked } from '../sealing/locking.ts'
import { receiptOf } from '../sealing/office.ts'
import { random, sealedOffice, type SealedOffice } from '../testing/sealed-office.ts'
import { emptyDraft, type Draft } from './draft.ts'
import { sendDraft, type Ways } from './send.ts'

const draft: Draft = {
  ...emptyDraft,
  telling: 'relative',
  account: 'Synthetic account, invented for this test. \ud800',
  way: 'none',
  contact: 'typed, then the way was taken back',
  keep: true,
  mayContact: 'no',
}

let office: SealedOffice
beforeAll(async () => {
  office = await sealedOffice()
})

interface Sent {
  readonly envelope: string
  readonly mailbox: { readonly id: string; readonly access: string }
}

/** A server that acknowledges, and remembers every request. */
function answering(acknowledge: (hash: string) => unknown) {
  const bodies: string[] = []
  const fetch: Ways['fetch'] = async (_url, request) => {
    const body = request?.body as string
    bodies.push(body)
    const { envelope } = JSON.parse(body) as Sent
    const digest = await crypto.subtle.digest('SHA-256', fromBase64(envelope).buffer as ArrayBuffer)
    const reply = acknowledge(Buffer.from(digest).toString('hex'))
    return new Response(JSON.stringify({ acknowledgement: reply }))
  }
  return { bodies, fetch: vi.fn(fetch) }
}

const acknowledged = (envelope: string) => {
  const leaf = '00'.repeat(32)
  const body = { v: 1, type: 'acknowledgement', office: 'Synthetic office', envelope } as const
  return sign('acknowledgement', { ...body, day: '2026-11-25', leaf }, office.server)
}

const ways = (fetch: Ways['fetch'], lock?: Ways['lock']): Ways => ({
  fetch,
  lock: lock ?? ((message, intake) => lockMessage(message, intake, 'en', random)),
  receipt: async (intake, acknowledgement: Acknowledgement, hash) =>
    receiptOf(intake, acknowledgement, hash),
})

const send = (given: Ways, waiting: Locked | null = null) =>
  sendDraft(given, draft, office.intake, waiting, () => {})

test('what is sent opens for the team, and says what was written', async () => {
  const { bodies, fetch } = answering(acknowledged)
  const outcome = await send(ways(fetch))
  expect(outcome.did).toBe('arrived')
  const { envelope, mailbox } = JSON.parse(bodies[0]!) as Sent
  const opened = await openDocument(office.team, fromBase64(envelope))
  const reading = readSubmission(opened.verdict === 'document' ? opened.document : null)
  expect(reading).toMatchObject({
    verdict: 'ok',
    document: {
      telling: 'relative',
      account: 'Synthetic account, invented for this test. \ufffd',
      reach: { way: 'none', contact: '', safety: '' },
      consent: { keep: true, contact: 'no', askFirst: true },
      mailbox: { id: mailbox.id },
    },
  })
})

test('no word and no secret is in the request beside the sealed bytes', async () => {
  const { bodies, fetch } = answering(acknowledged)
  const outcome = await send(ways(fetch))
  const { envelope, ...rest } = JSON.parse(bodies[0]!) as Sent
  expect(atob(envelope)).not.toContain('Synthetic account')
  expect(Object.keys(rest)).toEqual(['mailbox'])
  const { code, mailbox } = outcome.did === 'arrived' ? outcome.sent.locked : expect.fail()
  for (const secret of [code, mailbox.access, mailbox.threadKey]) {
    expect(bodies[0]).not.toContain(Buffer.from(secret).toString('base64'))
    expect(bodies[0]).not.toContain(Buffer.from(secret).toString('hex'))
  }
})

describe('when sealing fails, nothing is sent', () => {
  const failures: readonly (readonly [string, Ways['lock']])[] = [
    ['because a part of the page did not arrive', () => Promise.reject(new TypeError('import'))],
    [
      'because there is no randomness',
      (message, intake) =>
        lockMessage(message, intake, 'en', () => {
          throw new Error('no randomness')
        }),
    ],
    [
      'because the randomness is too short',
      (message, intake) => lockMessage(message, intake, 'en', () => new Uint8Array(3)),
    ],
    [
      'because the text is longer than a message can be',
      (message, intake) =>
        lockMessage({ ...message, account: 'x'.repeat(50_000_000) }, intake, 'en', random),
    ],
  ]
  test.each(failures)('%s', async (_name, lock) => {
    const { fetch } = answering(acknowledged)
    const outcome = await send(ways(fetch, lock))
    expect(outcome).toEqual({ did: 'not-sent', reason: { why: 'not-locked' } })
    expect(fetch).not.toHaveBeenCalled()
  })

  test('because the browser has no randomness left for the seal itself', async () => {
    const { fetch } = answering(acknowledged)
    const code = random(16)
    const broken = vi.spyOn(crypto, 'getRandomValues').mockImplementation(() => {
      throw new Error('no randomness')
    })
    const lock: Ways['lock'] = (message, intake) => lockMessage(message, intake, 'en', () => code)
    const outcome = await send(ways(fetch, lock))
    broken.mockRestore()
    expect(outcome).toEqual({ did: 'not-sent', reason: { why: 'not-locked' } })
    expect(fetch).not.toHaveBeenCalled()
  })

  test('because the keys cannot be trusted', async () => {
    const { fetch } = answering(acknowledged)
    for (const signedBy of ['one', 'outsiders'] as const) {
      const { intake } = await sealedOffice(signedBy)
      const outcome = await sendDraft(ways(fetch), draft, intake, null, () => {})
      expect(outcome).toEqual({ did: 'not-sent', reason: { why: 'untrusted' } })
    }
    expect(fetch).not.toHaveBeenCalled()
  })

  test('because consent is missing', async () => {
    const { fetch } = answering(acknowledged)
    const open = { ...draft, keep: null }
    const outcome = await sendDraft(ways(fetch), open, office.intake, null, () => {})
    expect(outcome).toMatchObject({ did: 'not-sent' })
    expect(fetch).not.toHaveBeenCalled()
  })
})

test('a broken line is told from a refusal, and the same bytes go again', async () => {
  let kept: Locked | null = null
  const broken: Ways['fetch'] = () => Promise.reject(new TypeError('line'))
  const outcome = await sendDraft(ways(broken), draft, office.intake, null, (locked) => {
    kept = locked
  })
  expect(outcome).toEqual({ did: 'not-sent', reason: { why: 'refused', code: 'unreachable' } })
  const { bodies, fetch } = answering(acknowledged)
  const second = await send(ways(fetch), kept)
  expect(second.did).toBe('arrived')
  expect(fromBase64((JSON.parse(bodies[0]!) as Sent).envelope)).toEqual(kept!.envelope)
})

test('an acknowledgement signed by somebody else, or for another message, is no receipt', async () => {
  const stranger = await sealedOffice()
  const another = answering(() => acknowledged('ab'.repeat(32)))
  const foreign = answering((hash) => ({
    ...acknowledged(hash),
    signatures: sign('acknowledgement', acknowledged(hash).body, stranger.server).signatures,
  }))
  for (const { fetch } of [another, foreign]) {
    expect(await send(ways(fetch))).toMatchObject({ did: 'arrived', sent: { receipt: null } })
  }
})

test('a signed acknowledgement becomes a receipt', async () => {
  const { fetch } = answering(acknowledged)
  const outcome = await send(ways(fetch))
  expect(outcome).toMatchObject({ sent: { receipt: { body: { day: '2026-11-25' } } } })
})
