import { createHash, randomBytes } from 'node:crypto'
import type { WorkChallenge } from '@amparo/contract'
import { sealDocument } from '@amparo/seal'
import type { PreparedOffice } from '../staff/make-office.ts'
import { intakeRecipient, triageOf } from '../testing/test-office.ts'
import { doneWork } from '../testing/work.ts'

/** A message sealed and ready to be handed in, and what shows later that it is there. */
export interface Sealed {
  readonly envelope: string
  readonly triage: string
  readonly shown: { readonly id: string; readonly access: string }
  readonly mailbox: string
  readonly access: string
  readonly sha256: string
}

/** Seals a synthetic message of about so many bytes to the intake team. No two are alike. */
export async function sealedMessage(office: PreparedOffice, bytes = 1_000): Promise<Sealed> {
  const account = `Synthetic. ${randomBytes(Math.ceil(bytes / 2)).toString('hex')}`
  const recipient = intakeRecipient(office)
  const envelope = Buffer.from(await sealDocument([recipient], { account }))
  const triage = Buffer.from(await sealDocument([recipient], triageOf(envelope)))
  const access = randomBytes(32)
  const mailbox = randomBytes(16).toString('hex')
  const shown = { id: mailbox, access: sha256(access) }
  return {
    envelope: envelope.toString('base64'),
    triage: triage.toString('base64'),
    shown,
    mailbox,
    access: access.toString('base64'),
    sha256: sha256(envelope),
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export interface Answer {
  /** 0: the line broke, and the sender does not know. */
  readonly status: number
  readonly text: string
}

const LINE_BROKE: Answer = { status: 0, text: '' }

/** Hands a message in as the page would: does the work it costs, then sends it. */
export async function handIn(door: string, sealed: Sealed): Promise<Answer> {
  const { envelope, triage, shown: mailbox } = sealed
  const size = Buffer.byteLength(envelope, 'base64') + Buffer.byteLength(triage, 'base64')
  const asked = await ask(door, '/api/work', JSON.stringify({ size }))
  if (asked.status !== 200) return asked
  const { challenge } = JSON.parse(asked.text) as { challenge: WorkChallenge }
  const pass = { kind: 'work', ...(await doneWork(challenge)) }
  return ask(door, '/api/submissions', JSON.stringify({ envelope, triage, mailbox, pass }))
}

/** Whether the office still has a message, asked with its mailbox's secret. */
export async function isThere(door: string, { mailbox, access, sha256 }: Sealed): Promise<boolean> {
  const answer = await ask(door, '/api/mailbox/open', JSON.stringify({ id: mailbox, access }))
  return answer.status === 200 && answer.text.includes(sha256)
}

async function ask(door: string, path: string, body: string): Promise<Answer> {
  const headers = { origin: door, 'content-type': 'application/json' }
  try {
    const response = await fetch(`${door}${path}`, { method: 'POST', headers, body })
    return { status: response.status, text: await response.text() }
  } catch {
    return LINE_BROKE
  }
}

/** Everything that was handed in while the weather changed. */
export class Senders {
  readonly acknowledged: Sealed[] = []
  /** Refused, or the line broke: whoever sent it knows that it may not have arrived. */
  readonly unsure: Sealed[] = []
  readonly answers: Answer[] = []
  readonly #office: PreparedOffice
  readonly #door: string
  readonly #loops: Promise<void>[]
  #sending = true

  /** Begins to send with so many senders at once, and goes on until `stop`. */
  constructor(office: PreparedOffice, door: string, senders = 4) {
    this.#office = office
    this.#door = door
    this.#loops = Array.from({ length: senders }, () => this.#send())
  }

  async stop(): Promise<void> {
    this.#sending = false
    await Promise.all(this.#loops)
  }

  async #send(): Promise<void> {
    while (this.#sending) {
      const message = await sealedMessage(this.#office)
      const answer = await handIn(this.#door, message)
      this.answers.push(answer)
      if (answer.status === 200) this.acknowledged.push(message)
      else this.unsure.push(message)
    }
  }
}
