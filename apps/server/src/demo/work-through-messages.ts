import { createHash } from 'node:crypto'
import type { Scenario } from '@amparo/scenario'
import {
  sealDocument,
  sealMailboxItem,
  sign,
  type Signed,
  type AnswerBody,
  type OpenedNoticeBody,
} from '@amparo/seal'
import type { RoleCode } from '@amparo/vocabulary'
import { gate, type StaffActor } from '../db/actor.ts'
import { dayOf, type Office } from '../db/office.ts'
import type { PreparedOffice } from '../staff/make-office.ts'
import { SessionStore } from '../staff/session-store.ts'
import { SubmissionWriter } from '../submissions/submission-store.ts'
import type { Received } from './receive-messages.ts'

/** Answers to give, by the index of the message. Invented, like everything here. */
const ANSWERS: Readonly<Record<number, { text: string; language: string }>> = {
  0: {
    language: 'ru',
    text: 'Мы прочли Ваше сообщение и записали то, что Вы рассказали о сыне. Прежде чем куда-либо обращаться, мы спросим Вас здесь. Загляните сюда снова в понедельник.',
  },
  9: {
    language: 'en',
    text: 'Thank you. We have read this and recorded it. Could you tell us on which day you last saw your client, and whether he may be named in a letter?',
  },
  14: {
    language: 'en',
    text: 'We have read what you wrote. A doctor of ours can see you this week if you would like that; nothing is decided without you.',
  },
}

const TAKEN = [0, 1, 7, 9, 14, 17]
const SET_ASIDE: Readonly<Record<number, string>> = { 16: 'same-as-another' }

/** What two intake officers have done so far with the demo's messages: opened them, answered some, taken some over. */
export async function workThroughMessages(
  app: Office,
  prepared: PreparedOffice,
  messages: readonly Received[],
): Promise<void> {
  const officers = await Promise.all([1, 2].map((id) => memberOf(app, id)))
  for (const [index, message] of messages.entries()) {
    const officer = officers[index % officers.length]
    if (officer !== undefined) await workOn(app, prepared, officer, message, index)
  }
}

/** A member of staff by number, as an actor. */
export async function memberOf(app: Office, id: number): Promise<StaffActor> {
  const actor = await app.read(gate, (tx) => new SessionStore(tx).actor(id))
  if (actor === undefined) throw new Error(`the demo has no person ${id}`)
  return actor
}

/** The first of the demo’s staff who has this role. */
export function memberWith(app: Office, { staff }: Scenario, role: RoleCode): Promise<StaffActor> {
  return memberOf(app, staff.findIndex((one) => one.role === role) + 1)
}

async function workOn(
  app: Office,
  prepared: PreparedOffice,
  officer: StaffActor,
  message: Received,
  index: number,
): Promise<void> {
  await app.change(officer, async (change) => {
    const writer = new SubmissionWriter(change, officer.id)
    const thread = await writer.thread(message.id)
    if (thread === undefined) throw new Error(`the demo has no message ${message.id}`)
    await writer.open(thread)
    const key = prepared.people.find(({ id }) => id === officer.id)?.sign
    const recipients = prepared.teams
      .filter(({ id }) => id === thread.audience)
      .map(({ recipient }) => recipient)
    if (key === undefined) throw new Error('the demo has lost a key')
    const day = dayOf(change.now)
    const place = { v: 1, mailbox: message.mailbox.id, day } as const
    const notice = sign(
      'opened',
      { ...place, type: 'opened', seq: 1, prev: null, envelope: message.sha256 },
      key,
    )
    const noticed = await sealed(message, notice)
    await writer.put(thread, { kind: 'notice', seq: 1, ...noticed, copy: null })
    const given = ANSWERS[index]
    if (given !== undefined) {
      const answer = sign(
        'answer',
        { ...place, type: 'answer', seq: 2, prev: noticed.sha256.toString('hex'), ...given },
        key,
      )
      const copy = Buffer.from(await sealDocument(recipients, answer))
      await writer.put(thread, { kind: 'answer', seq: 2, ...(await sealed(message, answer)), copy })
    }
    const reason = SET_ASIDE[index]
    if (reason !== undefined) await writer.move(thread, 'set-aside', reason)
    else if (TAKEN.includes(index)) await writer.move(thread, 'take', null)
  })
}

async function sealed(
  message: Received,
  item: Signed<AnswerBody> | Signed<OpenedNoticeBody>,
): Promise<{ envelope: Buffer; sha256: Buffer }> {
  const envelope = Buffer.from(await sealMailboxItem(message.mailbox.recipient, item))
  return { envelope, sha256: createHash('sha256').update(envelope).digest() }
}
