import { hashOf, openDocument, readSubmission, readTriage, sign } from '@amparo/seal'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { fromBase64 } from '../base64.ts'
import type { Acknowledgement } from '../calls.ts'
import { expectedSize, lockMessage, type Locked } from '../sealing/locking.ts'
import { receiptOf } from '../sealing/office.ts'
import { random, sealedOffice, type SealedOffice } from '../testing/sealed-office.ts'
import { emptyDraft, tidy, type Draft } from './draft.ts'
import type { Phase } from './flow.ts'
import { sendDraft, type Order, type Watch, type Ways } from './send.ts'
import type { Paid, Work } from './work.ts'

const draft: Draft = {
  ...emptyDraft,
  telling: 'relative',
  triage: { ...emptyDraft.triage, custody: 'yes', hurt: 'unknown', reach: 'through-lawyer' },
  account: 'Synthetic account, invented for this test. \ud800',
  authorities: { told: 'unsaid', reason: null, words: 'typed, then the answer was taken back' },
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
  readonly triage: string
  readonly pass: unknown
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

const challenge = { parameters: { cost: 1 }, signature: 'ab' }
const pass = { kind: 'work', challenge, solution: { counter: 3, derivedKey: 'ab' } } as const

/** Work that is done at once; remembers for how many bytes, and how often it was spent. */
function worked(answer: Paid = { ok: true, pass }) {
  const sizes: number[] = []
  const done = { spent: 0 }
  const work: Work = {
    begin: () => {},
    pass: async (size, onTries) => {
      sizes.push(size)
      onTries({ done: 3, most: 9 })
      return answer
    },
    spent: () => {
      done.spent += 1
    },
  }
  return { sizes, done, work }
}

const ways = (fetch: Ways['fetch'], lock?: Ways['lock'], work = worked().work): Ways => ({
  fetch,
  work,
  lock: lock ?? ((message, intake) => lockMessage(message, intake, 'en', random)),
  receipt: async (intake, acknowledgement: Acknowledgement, hash) =>
    receiptOf(intake, acknowledgement, hash),
})

const watching: Watch = { onLocked: () => {}, onPhase: () => {}, isStopped: () => false }

const send = (given: Ways, order: Partial<Order> = {}, watch: Partial<Watch> = {}) =>
  sendDraft(
    given,
    { draft, intake: office.intake, waiting: null, token: null, ...order },
    { ...watching, ...watch },
  )

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
      authorities: { told: 'unsaid', reason: '', words: '' },
      taking: null,
      reach: { way: 'none', contact: '', safety: '' },
      consent: { keep: true, contact: 'no', askFirst: true },
      mailbox: { id: mailbox.id },
    },
  })
})

test('the part that says how urgent it is names the message, and opens on its own', async () => {
  const { bodies, fetch } = answering(acknowledged)
  await send(ways(fetch))
  const { envelope, triage } = JSON.parse(bodies[0]!) as Sent
  const opened = await openDocument(office.team, fromBase64(triage))
  const reading = readTriage(opened.verdict === 'document' ? opened.document : null)
  expect(reading).toMatchObject({
    verdict: 'ok',
    document: {
      message: hashOf(fromBase64(envelope)),
      custody: 'yes',
      child: 'unsaid',
      hurt: 'unsaid',
      // Not asked of a relative, whatever was tapped before.
      reach: 'unknown',
    },
  })
})

test('the size of a draft is known before it is sealed', async () => {
  for (const account of ['', 'Ж'.repeat(3_000), 'x'.repeat(100_000)]) {
    const { sizes, work } = worked()
    const { fetch } = answering(acknowledged)
    const told = { ...draft, account }
    await send(ways(fetch, undefined, work), { draft: told })
    expect(sizes).toEqual([expectedSize(tidy(told, null), office.intake, 'en')])
  }
})

describe('paying the way in', () => {
  const refusing = (code: string, times: number, wait = '7') => {
    const right = answering(acknowledged)
    let left = times
    const fetch: Ways['fetch'] = (...request) => {
      if (left === 0) return right.fetch(...request)
      left -= 1
      const headers = { 'retry-after': wait }
      return Promise.resolve(Response.json({ code }, { status: 503, headers }))
    }
    return { fetch: vi.fn(fetch), bodies: right.bodies }
  }

  test('the work goes along, and is spent when the message has arrived', async () => {
    const { bodies, fetch } = answering(acknowledged)
    const { done, work } = worked()
    const phases: Phase[] = []
    await send(ways(fetch, undefined, work), {}, { onPhase: (phase) => phases.push(phase) })
    expect(JSON.parse(bodies[0]!)).toMatchObject({ pass })
    expect(done.spent).toBe(1)
    expect(phases).toEqual([{ doing: 'working', done: 3, most: 9 }, { doing: 'sending' }])
  })

  test('a token goes instead of work', async () => {
    const { bodies, fetch } = answering(acknowledged)
    const { sizes, work } = worked()
    const token = 'ab'.repeat(16)
    await send(ways(fetch, undefined, work), { token })
    expect(JSON.parse(bodies[0]!)).toMatchObject({ pass: { kind: 'token', token } })
    expect(sizes).toEqual([])
  })

  test('work that was refused is done anew by itself, and not for ever', async () => {
    const once = refusing('work-refused', 1)
    const { done, work } = worked()
    expect(await send(ways(once.fetch, undefined, work))).toMatchObject({ did: 'arrived' })
    expect(done.spent).toBe(2)
    const always = refusing('work-refused', Number.POSITIVE_INFINITY)
    expect(await send(ways(always.fetch))).toEqual({
      did: 'not-sent',
      reason: { why: 'refused', code: 'work-refused' },
    })
    expect(always.fetch.mock.calls.length).toBeLessThan(10)
  })

  test('a busy office is waited for, as long as it says', async () => {
    const { fetch } = refusing('busy', 1)
    const waiting = { did: 'phase', phase: { doing: 'waiting', seconds: 7 } }
    expect(await send(ways(fetch))).toEqual(waiting)
    const { work } = worked({ ok: false, code: 'busy', wait: 7 })
    const untouched = answering(acknowledged)
    expect(await send(ways(untouched.fetch, undefined, work))).toEqual(waiting)
    expect(untouched.fetch).not.toHaveBeenCalled()
  })

  test('a token that is refused is told', async () => {
    const { fetch } = refusing('token-refused', 1)
    expect(await send(ways(fetch), { token: 'ab'.repeat(16) })).toEqual({
      did: 'not-sent',
      reason: { why: 'refused', code: 'token-refused' },
    })
  })

  test('whoever stops while the device works has sent nothing', async () => {
    const { fetch } = answering(acknowledged)
    expect(await send(ways(fetch), {}, { isStopped: () => true })).toEqual({ did: 'stop' })
    expect(fetch).not.toHaveBeenCalled()
  })
})

test('no word and no secret is in the request beside the sealed bytes', async () => {
  const { bodies, fetch } = answering(acknowledged)
  const outcome = await send(ways(fetch))
  const { envelope, ...rest } = JSON.parse(bodies[0]!) as Sent
  expect(atob(envelope)).not.toContain('Synthetic account')
  expect(Object.keys(rest).toSorted()).toEqual(['mailbox', 'pass', 'triage'])
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
      const outcome = await send(ways(fetch), { intake })
      expect(outcome).toEqual({ did: 'not-sent', reason: { why: 'untrusted' } })
    }
    expect(fetch).not.toHaveBeenCalled()
  })

  test('because consent is missing', async () => {
    const { fetch } = answering(acknowledged)
    const open = { ...draft, keep: null }
    const outcome = await send(ways(fetch), { draft: open })
    expect(outcome).toMatchObject({ did: 'not-sent' })
    expect(fetch).not.toHaveBeenCalled()
  })
})

test('a broken line is told from a refusal, and the same bytes go again', async () => {
  let kept: Locked | null = null
  const broken: Ways['fetch'] = () => Promise.reject(new TypeError('line'))
  const onLocked = (locked: Locked) => {
    kept = locked
  }
  const outcome = await send(ways(broken), {}, { onLocked })
  expect(outcome).toEqual({ did: 'not-sent', reason: { why: 'refused', code: 'unreachable' } })
  const { bodies, fetch } = answering(acknowledged)
  const second = await send(ways(fetch), { waiting: kept })
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
