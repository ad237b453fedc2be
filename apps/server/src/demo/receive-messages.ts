import { createHash, randomBytes } from 'node:crypto'
import type { DemoMessage } from '@amparo/scenario'
import {
  accessHash,
  bodyHash,
  hashOf,
  mailboxAddress,
  mailboxOf,
  newReturnCode,
  sealDocument,
  type Mailbox,
  type SubmissionDocument,
  type TriageDocument,
} from '@amparo/seal'
import type { Office } from '../db/office.ts'
import { OfficeReader } from '../staff/office-store.ts'
import type { PreparedOffice } from '../staff/make-office.ts'
import { acknowledging } from '../submissions/acknowledge.ts'
import { DoorStore } from '../submissions/door-store.ts'

/** A message as the demo took it in: its number in the office, and what was in it. */
export interface Received {
  readonly id: string
  readonly mailbox: Mailbox
  readonly document: SubmissionDocument
  readonly sha256: string
}

/**
 * Seals each message as its sender's browser would, and takes it in as the door does, after those that came before. All that were
 * received, by the message's own index.
 */
export async function receiveMessages(
  door: Office,
  prepared: PreparedOffice,
  messages: readonly DemoMessage[],
  before: readonly Received[] = [],
): Promise<readonly Received[]> {
  const received = [...before]
  for (const message of messages)
    received[message.index] = await receive(door, prepared, message, received.length)
  return received
}

async function receive(
  door: Office,
  prepared: PreparedOffice,
  message: DemoMessage,
  before: number,
): Promise<Received> {
  const mailbox = await mailboxOf(newReturnCode((length) => randomBytes(length)))
  return door.change({ kind: 'door', mailbox: mailbox.id }, async (change) => {
    const office = new OfficeReader(change.tx)
    const { name, intakeTeam } = await office.facts()
    const { body } = await office.signed('intake')
    const document = documentOf(message, name, bodyHash(body), mailbox)
    const recipients = prepared.teams
      .filter(({ id }) => id === intakeTeam)
      .map(({ recipient }) => recipient)
    const envelope = Buffer.from(await sealDocument(recipients, document))
    const arrival = { envelope, sha256: createHash('sha256').update(envelope).digest() }
    const triage = Buffer.from(await sealDocument(recipients, triageOf(message, envelope)))
    const access = Buffer.from(accessHash(mailbox.access))
    await new DoorStore(change, mailbox.id).receive(
      { arrival, triage, access, way: 'page' },
      intakeTeam,
      acknowledging(prepared.serverKey)(name),
    )
    return { id: String(before + 1), mailbox, document, sha256: arrival.sha256.toString('hex') }
  })
}

function documentOf(
  message: DemoMessage,
  office: string,
  bundle: string,
  mailbox: Mailbox,
): SubmissionDocument {
  const { language, day, telling, account, where, when, reach, consent } = message
  return {
    v: 1,
    type: 'submission',
    bundle,
    office,
    language,
    day,
    telling,
    account,
    where,
    when,
    reach,
    consent,
    authorities: message.authorities,
    taking: null,
    mandate: null,
    mailbox: mailboxAddress(mailbox),
  }
}

/** What its sender tapped. */
function triageOf({ language, urgency }: DemoMessage, envelope: Uint8Array): TriageDocument {
  return {
    v: 1,
    type: 'triage',
    message: hashOf(envelope),
    language,
    ...urgency,
    reach: 'unknown',
  }
}
