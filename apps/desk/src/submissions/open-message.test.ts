import { commitOpened, SubmissionId } from '@amparo/contract'
import type { SubmissionDocument } from '@amparo/seal'
import { describe, expect, test } from 'vitest'
import type { Keyring, OpenedPart } from '../keys/protocol.ts'
import type { Ask } from '../session/session.ts'
import { openMessage } from './open-message.ts'
import { messageIn } from './opened.ts'

const document = { account: 'Synthetic account', language: 'en' } as SubmissionDocument
const commitment = { commit: 'c', opening: 'o' }
const message = (seq: number): OpenedPart => ({
  verdict: 'submission',
  seq,
  document,
  commitment,
})

/** Hands out as many parts as were opened, and remembers every proof. */
async function opened(...parts: readonly OpenedPart[]) {
  const proofs: { part: number; notice: unknown }[] = []
  const ask = ((endpoint: unknown, input: { body: never }) => {
    if (endpoint === commitOpened) {
      proofs.push(input.body)
      return Promise.resolve({ ok: true, reply: {} })
    }
    const reply = {
      parts: parts.map(({ seq }) => ({ seq, day: '2020-08-10' })),
      written: [],
      mailbox: 'open',
      waits: null,
      unshown: null,
      noticed: false,
      next: { seq: 1, prev: null },
    }
    return Promise.resolve({ ok: true, reply })
  }) as unknown as Ask
  // As the keyring does: without the first part it knows no mailbox.
  const knowsMailbox = parts.some(({ seq, verdict }) => seq === 1 && verdict === 'submission')
  const keys = {
    openParts: () => Promise.resolve(parts),
    openWritten: () => Promise.resolve([]),
    sealNotice: () =>
      knowsMailbox
        ? Promise.resolve({ envelope: 'e', sha256: 'ab' })
        : Promise.reject(new Error('not opened')),
  } as unknown as Keyring
  const answer = await openMessage({ submission: SubmissionId.parse('1'), team: 1, ask, keys })
  if (!answer.ok) throw new Error(answer.code)
  return { shown: answer.reply, proofs }
}

describe('opening a message', () => {
  test('tells the sender once, with the proof of the first part', async () => {
    const { shown, proofs } = await opened(message(1), message(2))
    expect(proofs).toMatchObject([
      { part: 1, notice: { seq: 1 } },
      { part: 2, notice: null },
    ])
    expect(shown.next).toEqual({ seq: 2, prev: 'ab' })
  })

  test('whose first part does not open still shows the parts that do, whatever they claim to be', async () => {
    const { shown, proofs } = await opened({ verdict: 'damaged', seq: 1 }, message(2))
    expect(shown.parts.map((part) => part.opened.verdict)).toEqual(['damaged', 'submission'])
    expect(proofs).toMatchObject([{ part: 2, notice: null }])
    // Its contact and consent are not the sender's.
    expect(messageIn(shown)).toBeNull()
  })

  test('without its first part still shows the others', async () => {
    const { shown } = await opened(message(3), message(2))
    expect(shown.parts.map(({ seq }) => seq)).toEqual([2, 3])
    expect(messageIn(shown)).toBeNull()
  })
})
