import { createHash, timingSafeEqual } from 'node:crypto'
import type { Hono } from 'hono'
import { dayOf, type Change, type Office } from '../db/office.ts'
import type { DoorLanes } from '../http/lanes.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedBytes } from '../http/sealed.ts'
import { serveAnyone } from '../http/serve.ts'
import type { SignedDocument } from '../db/tables.ts'
import { OfficeReader, type OfficeFacts } from '../staff/office-store.ts'
import { acknowledging } from './acknowledge.ts'
import { DoorStore, type Arrival } from './door-store.ts'

/** What the page seals to, and the mailboxes. `serverKey` is the Ed25519 seed that signs acknowledgements. */
export function doorRoutes(
  app: Hono,
  office: Office,
  serverKey: Uint8Array,
  lanes: Pick<DoorLanes, 'mailbox'>,
): void {
  const facts = rememberedFacts(office)
  const acknowledge = acknowledging(serverKey)
  const intake = rememberedIntake(office)

  serveAnyone(app, 'readIntake', async () => ({ ...(await intake()), today: dayOf(new Date()) }))

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
  return remembered(Number.POSITIVE_INFINITY, () =>
    office.read({ kind: 'door', mailbox: null }, (tx) => new OfficeReader(tx).facts()),
  )
}

/** In milliseconds. A new key reaches senders this much later; and however many open the page, the database is asked once. */
const INTAKE_LASTS = 10_000

/** Whom messages are sealed to, as everybody may know it; only the day is missing. */
export function rememberedIntake(office: Office) {
  return remembered(INTAKE_LASTS, () =>
    office.read({ kind: 'door', mailbox: null }, async (tx) => {
      const reader = new OfficeReader(tx)
      const { name, kind, key } = await reader.facts()
      return {
        office: { name, kind, key: key.toString('base64') },
        signers: (await reader.signed('signers')) as never,
        bundle: (await reader.signed('intake')) as never,
      }
    }),
  )
}

/** Asks at most once in so many milliseconds; what failed is asked again at once. */
function remembered<T>(lasts: number, ask: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined
  let until = 0
  return () => {
    if (known !== undefined && performance.now() < until) return known
    until = performance.now() + lasts
    known = ask().catch((error: unknown) => {
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
export async function again(
  store: DoorStore,
  arrival: Arrival,
  access: Buffer,
): Promise<SignedDocument> {
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
