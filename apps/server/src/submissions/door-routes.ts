import { createHash, timingSafeEqual } from 'node:crypto'
import type { Pass } from '@amparo/contract'
import { returnCodeFrom } from '@amparo/seal'
import { tokenHash } from '@amparo/seal/mandate'
import type { Hono } from 'hono'
import type { Actor } from '../db/actor.ts'
import { dayOf, type Change, type Office } from '../db/office.ts'
import type { AskRoom } from '../host/room.ts'
import { Lane, type DoorLanes } from '../http/lanes.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedBytes } from '../http/sealed.ts'
import { serveAnyone } from '../http/serve.ts'
import type { SignedDocument } from '../db/tables.ts'
import { OfficeReader, type OfficeFacts } from '../staff/office-store.ts'
import { acknowledging } from './acknowledge.ts'
import { TokenStore } from '../mandates/token-store.ts'
import { DoorStore, type Arrival, type FirstArrival, type Received } from './door-store.ts'
import { workOffice } from './work.ts'
import { WorkStore } from './work-store.ts'

type DoorActor = Extract<Actor, { kind: 'door' }> & { readonly mailbox: string }

export interface DoorRouteOptions {
  readonly lanes: DoorLanes
  readonly room: AskRoom
}

/** In bytes: what the public may still send when the disk is nearly full, a few pages of text with its triage part. */
const SHORT = 96 * 1024

/** The door's endpoints. `serverKey` is the Ed25519 seed that signs acknowledgements. */
export function doorRoutes(
  app: Hono,
  office: Office,
  serverKey: Uint8Array,
  { lanes, room }: DoorRouteOptions,
): void {
  const facts = rememberedFacts(office)
  const acknowledge = acknowledging(serverKey)
  const work = workOffice(serverKey)
  /** A challenge costs one derivation; so few at once that asking is no way to keep the office busy. */
  const asking = new Lane({ atOnce: 2, waiting: 500 })

  serveAnyone(app, 'readIntake', async () =>
    office.read({ kind: 'door', mailbox: null }, async (tx) => {
      const reader = new OfficeReader(tx)
      const facts = await reader.facts()
      return {
        office: {
          name: facts.name,
          kind: facts.kind,
          key: facts.key.toString('base64'),
        },
        signers: (await reader.signed('signers')) as never,
        bundle: (await reader.signed('intake')) as never,
        today: dayOf(new Date()),
      }
    }),
  )

  serveAnyone(app, 'askForWork', async ({ body }) => {
    const level = await room()
    const files = level === 'wide' ? ('open' as const) : ('closed' as const)
    // The disk is nearly full: whoever may still write pays the highest price.
    const waiting = level === 'short-text-only' ? Number.MAX_SAFE_INTEGER : lanes.public.waiting
    const { challenge, most } = await asking.run(() => work.challenge(body.size, waiting))
    return {
      challenge,
      most,
      waiting: lanes.public.waiting,
      files,
    }
  })

  serveAnyone(app, 'sendSubmission', async ({ body }) => {
    const { pass, mailbox } = body
    const first: FirstArrival = {
      arrival: arrived(body.envelope),
      triage: sealedBytes(body.triage),
      access: Buffer.from(mailbox.access, 'hex'),
      way: pass.kind === 'token' ? 'token' : 'page',
    }
    const lane = pass.kind === 'token' ? lanes.token : lanes.public
    const acknowledgement = await lane.run(async () =>
      pass.kind === 'token'
        ? receiveByToken(mailbox.id, first, pass.token)
        : receiveByWork(mailbox.id, first, pass),
    )
    return { acknowledgement: acknowledgement as never }
  })

  /** A message of the public, paid for by work that counts once. */
  async function receiveByWork(
    mailbox: string,
    first: FirstArrival,
    pass: Extract<Pass, { kind: 'work' }>,
  ): Promise<SignedDocument> {
    const size = first.arrival.envelope.length + first.triage.length
    if (size > SHORT && (await room()) === 'short-text-only') throw new Refusal('too-large')
    const door = { kind: 'door', mailbox } as const
    const done = await work.check(pass, size)
    // Without work nothing is written; bytes that are here already are acknowledged all the same.
    if (done === null)
      return before(door, first).catch(() => Promise.reject(new Refusal('work-refused')))
    return receive(door, first, async ({ tx }) => {
      if (!(await new WorkStore(tx).spend(done))) throw new Refusal('work-refused')
    })
  }

  /** A message handed in with a token of a mandate, which is then used up. */
  async function receiveByToken(
    mailbox: string,
    first: FirstArrival,
    secret: string,
  ): Promise<SignedDocument> {
    const token = tokenHash(returnCodeFrom(new Uint8Array(Buffer.from(secret, 'hex'))))
    return receive({ kind: 'door', mailbox, token }, first, async (change, received) => {
      const used = await new TokenStore(change).use(Buffer.from(token, 'hex'), received)
      if (!used) throw new Refusal('token-refused')
    })
  }

  /** Takes a message in, if `pay` agrees; the same bytes sent again are acknowledged again and cost nothing. */
  async function receive(
    door: DoorActor,
    first: FirstArrival,
    pay: (change: Change, received: Received & { readonly mailbox: Buffer }) => Promise<void>,
  ): Promise<SignedDocument> {
    const { name, intakeTeam } = await facts()
    const take = office.change(door, async (change) => {
      const store = new DoorStore(change, door.mailbox)
      const received = await store.receive(first, intakeTeam, acknowledge(name))
      await pay(change, { ...received, mailbox: Buffer.from(door.mailbox, 'hex') })
      return received.acknowledgement
    })
    return take.catch(unlessThere(() => before(door, first)))
  }

  function before(door: DoorActor, { arrival, access }: FirstArrival): Promise<SignedDocument> {
    return office.change(door, (change) =>
      again(new DoorStore(change, door.mailbox), arrival, access),
    )
  }

  serveAnyone(
    app,
    'openMailbox',
    async ({ body }) =>
      inMailbox(office, body, async (store, { now }) => {
        const parts = await store.sent()
        const sent = parts.map(({ seq, day, sha256 }) => ({
          seq,
          day,
          envelope: sha256.toString('hex'),
        }))
        const items = (await store.items()).map((item) => ({
          ...item,
          envelope: item.envelope.toString('base64'),
        }))
        const last = [...parts, ...items]
          .map(({ day }) => day)
          .toSorted()
          .at(-1)
        return padded({ sent, items, until: twoYearsAfter(last ?? dayOf(now)) })
      }),
    lanes.mailbox,
  )

  serveAnyone(
    app,
    'addToMailbox',
    async ({ body }) => {
      const arrival = arrived(body.envelope)
      return inMailbox(office, body, async (store) => {
        await store.hold()
        const known = await store.acknowledged(arrival.sha256)
        if (known !== undefined) return { acknowledgement: known as never }
        if (await store.isClosed()) throw new Refusal('mailbox-closed')
        const sent = await store.sent()
        if (sent.at(-1)?.sha256.toString('hex') !== body.prev) throw new Refusal('out-of-order')
        if (isFull(sent, arrival)) throw new Refusal('mailbox-full')
        const { name } = await facts()
        return {
          acknowledgement: (await store
            .add(arrival, acknowledge(name))
            .catch(unlessThere(() => Promise.reject(new Refusal('already-received'))))) as never,
        }
      })
    },
    lanes.mailbox,
  )

  serveAnyone(
    app,
    'declineMailbox',
    async ({ body }) =>
      inMailbox(office, body, async (store) => {
        await store.hold()
        if (!(await store.isClosed())) await store.close()
        return {}
      }),
    lanes.mailbox,
  )
}

/** An office's name and intake team do not change while a server runs; asking each time would double the wait of a message. */
export function rememberedFacts(office: Office): () => Promise<OfficeFacts> {
  let known: Promise<OfficeFacts> | undefined
  return () => {
    known ??= office
      .read({ kind: 'door', mailbox: null }, (tx) => new OfficeReader(tx).facts())
      .catch((error: unknown) => {
        known = undefined
        throw error
      })
    return known
  }
}

/** Opens a mailbox for whoever shows its secret. A wrong secret and a mailbox that is not there are told alike. */
export async function inMailbox<T>(
  office: Office,
  { id, access }: { id: string; access: string },
  story: (store: DoorStore, change: Change) => Promise<T>,
): Promise<T> {
  return office.change({ kind: 'door', mailbox: id }, async (change) => {
    const store = new DoorStore(change, id)
    const held = await store.accessHash()
    const shown = createHash('sha256').update(Buffer.from(access, 'base64')).digest()
    if (held === undefined || !timingSafeEqual(held, shown)) throw new Refusal('mailbox-unknown')
    // Whoever forces a lawyer to show a code learns not even that there is a mailbox (decision 7).
    if (await store.isFrozen()) throw new Refusal('mailbox-unknown')
    return story(store, change)
  })
}

/** What one thread may come to: an officer opens it whole, and one sender must not be able to fill their browser. */
const MOST_PARTS = 64
const MOST_BYTES = 32 * 1024 * 1024

export function isFull(sent: readonly { size: number }[], { envelope }: Arrival): boolean {
  const bytes = sent.reduce((sum, { size }) => sum + size, envelope.length)
  return sent.length >= MOST_PARTS || bytes > MOST_BYTES
}

/** The line broke after the message had arrived, and the page sent the same bytes again: the same answer, one copy. */
async function again(store: DoorStore, arrival: Arrival, access: Buffer): Promise<SignedDocument> {
  const held = await store.accessHash()
  const own = held !== undefined && timingSafeEqual(held, access)
  const known = own ? await store.acknowledged(arrival.sha256) : undefined
  if (known === undefined) throw new Refusal('already-received')
  return known
}

export function arrived(envelope: string): Arrival {
  const bytes = sealedBytes(envelope)
  return { envelope: bytes, sha256: createHash('sha256').update(bytes).digest() }
}

/** Something of it is there already: unique rows met. */
export function unlessThere<T>(then: () => Promise<T>): (error: unknown) => Promise<T> {
  return (error) => (isUniqueViolation(error) ? then() : Promise.reject(error))
}

function isUniqueViolation(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === UNIQUE_VIOLATION
  )
}

const UNIQUE_VIOLATION = '23505'

/** A mailbox lives at least so long after anything went in or out; nothing closes one while something about it is open. */
function twoYearsAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCFullYear(at.getUTCFullYear() + 2)
  return dayOf(at)
}

const STEP = 16_384

/** Fills an answer up to the next multiple of 16 KiB of JSON, so that its length tells little of what is in the mailbox. */
function padded<T extends object>(reply: T): T & { pad: string } {
  const length = JSON.stringify({ ...reply, pad: '' }).length
  return { ...reply, pad: ' '.repeat((STEP - (length % STEP)) % STEP) }
}
