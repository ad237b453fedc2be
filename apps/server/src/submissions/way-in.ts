import type { endpoints, Pass } from '@amparo/contract'
import { returnCodeFrom } from '@amparo/seal'
import { tokenHash } from '@amparo/seal/mandate'
import type { Actor } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import type { SignedDocument } from '../db/tables.ts'
import type { AskRoom } from '../host/room.ts'
import type { DoorLanes } from '../http/lanes.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedBytes } from '../http/sealed.ts'
import { TokenStore } from '../mandates/token-store.ts'
import type { OfficeFacts } from '../staff/office-store.ts'
import { again, arrived, unlessThere } from './door-routes.ts'
import { DoorStore, type Acknowledge, type FirstArrival, type Received } from './door-store.ts'
import type { WorkOffice } from './work.ts'
import { WorkStore } from './work-store.ts'

export type Sent = ReturnType<typeof endpoints.sendSubmission.body.parse>

type DoorActor = Extract<Actor, { kind: 'door' }> & { readonly mailbox: string }

/** Writes down, in the transaction of the message, what paid for it; refuses when that was used up before. */
type Pay = (change: Change, received: Received) => Promise<void>

/** In bytes: what the public may still send when the disk is nearly full, a few pages of text with its triage part. */
const SHORT = 96 * 1024

export interface WayInOptions {
  readonly office: Office
  readonly facts: () => Promise<OfficeFacts>
  /** Signs in the name of an office. */
  readonly acknowledge: (office: string) => Acknowledge
  readonly work: WorkOffice
  readonly lanes: DoorLanes
  readonly room: AskRoom
}

/**
 * Takes first messages in, each in the lane of what it is paid with. What it shows is looked at before it may enter that
 * lane, so that made-up tokens and work that was not done fill no lane in which somebody else waits. The same bytes sent
 * again are acknowledged again, whatever has become of the work or the token.
 */
export class WayIn {
  readonly #inside: WayInOptions

  constructor(inside: WayInOptions) {
    this.#inside = inside
  }

  async take(sent: Sent): Promise<SignedDocument> {
    return sent.pass.kind === 'token'
      ? this.#byToken(sent, sent.pass.token)
      : this.#byWork(sent, sent.pass)
  }

  /** A message of the public. */
  async #byWork(sent: Sent, pass: Extract<Pass, { kind: 'work' }>): Promise<SignedDocument> {
    const { lanes, room, work } = this.#inside
    const size = lengthOf(sent.envelope) + lengthOf(sent.triage)
    if (size > SHORT && (await room()) === 'short-text-only') throw new Refusal('too-large')
    const door: DoorActor = { kind: 'door', mailbox: sent.mailbox.id }
    const done = await work.check(pass, size)
    if (done === null) return lanes.glance.run(() => this.#earlier(door, sent, 'work-refused'))
    return lanes.public.run(() =>
      this.#receive(door, firstOf(sent, 'page'), async ({ tx }) => {
        if (!(await new WorkStore(tx).spend(done))) throw new Refusal('work-refused')
      }),
    )
  }

  /** A message handed in with a token of a mandate, which is then used up. */
  async #byToken(sent: Sent, secret: string): Promise<SignedDocument> {
    const { lanes, office } = this.#inside
    const hash = tokenHash(returnCodeFrom(new Uint8Array(Buffer.from(secret, 'hex'))))
    const door: DoorActor = { kind: 'door', mailbox: sent.mailbox.id, token: hash }
    const token = await lanes.glance.run(() =>
      office.change(door, (change) => new TokenStore(change).good(Buffer.from(hash, 'hex'))),
    )
    if (token === undefined)
      return lanes.glance.run(() => this.#earlier(door, sent, 'token-refused'))
    return lanes.token.run(() =>
      this.#receive(door, firstOf(sent, 'token'), async (change, received) => {
        const used = await new TokenStore(change).use(token, received)
        if (!used) throw new Refusal('token-refused')
      }),
    )
  }

  async #receive(door: DoorActor, first: FirstArrival, pay: Pay): Promise<SignedDocument> {
    const { office, facts, acknowledge } = this.#inside
    const { name, intakeTeam } = await facts()
    const take = office.change(door, async (change) => {
      const received = await new DoorStore(change, door.mailbox).receive(
        first,
        intakeTeam,
        acknowledge(name),
      )
      await pay(change, received)
      return received.acknowledgement
    })
    return take.catch(unlessThere(() => this.#acknowledgedBefore(door, first)))
  }

  /** Unpaid: either these very bytes are here already, or nothing is written. */
  async #earlier(
    door: DoorActor,
    sent: Sent,
    otherwise: 'work-refused' | 'token-refused',
  ): Promise<SignedDocument> {
    const access = Buffer.from(sent.mailbox.access, 'hex')
    const arrival = arrived(sent.envelope)
    return this.#acknowledgedBefore(door, { arrival, access }).catch((error: unknown) => {
      throw error instanceof Refusal ? new Refusal(otherwise) : error
    })
  }

  #acknowledgedBefore(
    door: DoorActor,
    { arrival, access }: Pick<FirstArrival, 'arrival' | 'access'>,
  ): Promise<SignedDocument> {
    return this.#inside.office.change(door, (change) =>
      again(new DoorStore(change, door.mailbox), arrival, access),
    )
  }
}

function firstOf(sent: Sent, way: FirstArrival['way']): FirstArrival {
  return {
    arrival: arrived(sent.envelope),
    triage: sealedBytes(sent.triage),
    access: Buffer.from(sent.mailbox.access, 'hex'),
    way,
  }
}

function lengthOf(base64: string): number {
  return Buffer.byteLength(base64, 'base64')
}
