import type { Context, Hono } from 'hono'
import type { Change, Office } from '../db/office.ts'
import type { AskRoom } from '../host/room.ts'
import type { Lane } from '../http/lanes.ts'
import { Refusal } from '../http/refusal.ts'
import { serveAnyone } from '../http/serve.ts'
import { acknowledging } from '../submissions/acknowledge.ts'
import {
  arrived,
  inMailbox,
  isFull,
  rememberedFacts,
  unlessThere,
} from '../submissions/door-routes.ts'
import type { Arrival, DoorStore } from '../submissions/door-store.ts'
import { allowanceOf, checkAllowed } from './allowance.ts'
import { beginUpload, checkUnchanged, dropUpload, readArrived, toldUpload } from './arriving.ts'
import { fileFields, keepMedia, takenBy } from './media-store.ts'
import type { ObjectStore } from './object-store.ts'
import { tusRoutes } from './tus.ts'
import { UploadStore } from './upload-store.ts'

export interface FileOptions {
  readonly objects: ObjectStore
  readonly room: AskRoom
}

export interface FileDoorOptions extends FileOptions {
  /** Of people who have a mailbox. */
  readonly lane: Lane
}

/** Runs a story in a mailbox for whoever shows its secret, in the lane of people who have one. */
type InMailbox = <T>(
  shown: { readonly id: string; readonly access: string },
  story: (store: DoorStore, change: Change) => Promise<T>,
) => Promise<T>

/** Files at the door: added to a mailbox by whoever holds its secret, a piece at a time, over any line. */
export function fileDoorRoutes(
  app: Hono,
  office: Office,
  serverKey: Uint8Array,
  { objects, room, lane }: FileDoorOptions,
): void {
  const facts = rememberedFacts(office)
  const acknowledge = acknowledging(serverKey)
  // Only what asks the database stands in the lane. Four gigabytes that are read or moved must not hold a turn.
  const inside: InMailbox = (shown, story) => lane.run(() => inMailbox(office, shown, story))

  serveAnyone(app, 'listUploads', async ({ body }) =>
    inside(body, async (store, change) => {
      const mailbox = Buffer.from(body.id, 'hex')
      const unfinished = await uploads(change).ofMailbox(mailbox)
      const open = (await room()) === 'wide' && !(await store.isClosed())
      return {
        uploads: await Promise.all(unfinished.map((upload) => toldUpload(objects, upload))),
        allowance: allowanceOf(await takenBy(change.tx, mailbox), unfinished, open),
      }
    }),
  )

  serveAnyone(app, 'startUpload', async ({ body }) =>
    inside(body, async (store, change) => {
      await store.hold()
      if (await store.isClosed()) throw new Refusal('mailbox-closed')
      const mailbox = Buffer.from(body.id, 'hex')
      const id = Buffer.from(body.upload, 'hex')
      if ((await uploads(change).one(id)) !== undefined) return {}
      const unfinished = await uploads(change).ofMailbox(mailbox)
      checkAllowed(body.length, await takenBy(change.tx, mailbox), unfinished, await room())
      const { id: submission, audience } = await store.thread()
      const state = Buffer.from(body.state, 'base64')
      const upload = { id, mailbox, submission, audience, length: body.length, state }
      await beginUpload(uploads(change), objects, upload, null).catch(
        unlessThere(() => Promise.reject(new Refusal('malformed'))),
      )
      return {}
    }),
  )

  serveAnyone(app, 'finishUpload', async ({ body }) => {
    const arrival = arrived(body.envelope)
    const looked = await inside(body, async (store, change) => {
      await store.hold()
      const known = await store.acknowledged(arrival.sha256)
      if (known !== undefined) return { known }
      await checkMayAdd(store, arrival, body.prev)
      const upload = await uploads(change).one(Buffer.from(body.upload, 'hex'))
      if (upload === undefined) throw new Refusal('not-found')
      return { upload }
    })
    if (looked.upload === undefined) return { acknowledgement: looked.known as never }
    const read = await readArrived(objects, looked.upload, Buffer.from(body.header, 'base64'))
    const { name } = await facts()
    const acknowledgement = await inside(body, async (store, change) => {
      await store.hold()
      const known = await store.acknowledged(arrival.sha256)
      if (known !== undefined) return known
      await checkMayAdd(store, arrival, body.prev)
      await checkUnchanged(uploads(change), objects, read)
      const added = await store
        .addFile(arrival, fileFields(read), acknowledge(name))
        .catch(unlessThere(() => Promise.reject(new Refusal('envelope-refused'))))
      await keepMedia(change, read, { part: added.part, entry: added.entry })
      return added.acknowledgement
    })
    return { acknowledgement: acknowledgement as never }
  })

  serveAnyone(app, 'dropUpload', async ({ body }) => {
    await inside(body, async (store, change) => {
      await store.hold()
      await dropUpload(uploads(change), objects, Buffer.from(body.upload, 'hex'))
    })
    return {}
  })

  tusRoutes(app, objects, room, (context, upload) =>
    admitSender(office, lane, inside, bearerOf(context), upload),
  )
}

function uploads({ tx, now }: Change): UploadStore {
  return new UploadStore(tx, now)
}

async function checkMayAdd(store: DoorStore, arrival: Arrival, prev: string): Promise<void> {
  if (await store.isClosed()) throw new Refusal('mailbox-closed')
  const sent = await store.sent()
  if (sent.at(-1)?.sha256.toString('hex') !== prev) throw new Refusal('out-of-order')
  if (isFull(sent, arrival)) throw new Refusal('mailbox-full')
}

/** Stands for the mailbox of an upload that is not there, so that the same is done and said. */
const NO_MAILBOX = '0'.repeat(32)

/**
 * Lets the holder of the mailbox's secret move bytes. A wrong secret, an upload that is unknown, over or finished, and a
 * frozen mailbox are told alike.
 */
async function admitSender(
  office: Office,
  lane: Lane,
  inside: InMailbox,
  access: string | undefined,
  name: string,
): Promise<{ length: number }> {
  if (access === undefined) throw new Refusal('not-found')
  const id = Buffer.from(name, 'hex')
  const mailbox = await lane.run(() =>
    office.read({ kind: 'door', mailbox: null }, (tx) =>
      new UploadStore(tx, new Date()).mailboxOf(id),
    ),
  )
  const shown = { id: mailbox?.toString('hex') ?? NO_MAILBOX, access }
  const upload = await inside(shown, (_store, change) => uploads(change).one(id)).catch(
    (error: unknown) => {
      if (error instanceof Refusal && error.code === 'mailbox-unknown') return undefined
      throw error
    },
  )
  if (upload === undefined) throw new Refusal('not-found')
  return { length: upload.length }
}

/** Base64 of 32 secret bytes, as both origins that hand bytes out expect them. */
export function bearerOf(context: Context): string | undefined {
  return /^Bearer ([A-Za-z0-9+/]{43}=)$/.exec(context.req.header('authorization') ?? '')?.[1]
}
