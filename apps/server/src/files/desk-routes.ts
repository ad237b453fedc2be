import type { EntryId } from '@amparo/contract'
import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import { mayDo } from '../authority.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedBytes } from '../http/sealed.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { acknowledging } from '../submissions/acknowledge.ts'
import { arrived, isFull, rememberedFacts, unlessThere } from '../submissions/door-routes.ts'
import type { Arrival } from '../submissions/door-store.ts'
import { SubmissionWriter, type Thread } from '../submissions/submission-store.ts'
import { allowanceOf, checkAllowed } from './allowance.ts'
import { beginUpload, checkUnchanged, dropUpload, readArrived, toldUpload } from './arriving.ts'
import type { FileOptions } from './door-routes.ts'
import { fileFields, keepFindings, keepMedia, MediaReader, takenBy } from './media-store.ts'
import { TicketStore } from './ticket-store.ts'
import { tusRoutes } from './tus.ts'
import { UploadStore } from './upload-store.ts'

export interface FileDeskOptions extends FileOptions {
  /** The origin on which files are looked at. */
  readonly viewer: string
}

/** Files at the desk: attached by an officer, and looked at on an origin of their own. */
export function fileDeskRoutes(
  app: Hono,
  office: Office,
  serverKey: Uint8Array,
  whoAsks: WhoAsks,
  { objects, room, viewer }: FileDeskOptions,
): void {
  const facts = rememberedFacts(office)
  const acknowledge = acknowledging(serverKey)

  serveStaff(app, 'listAttachments', whoAsks, async ({ params }, actor) =>
    onThread(office, actor, params.submission, async (_writer, { mailbox }, change) => {
      const unfinished = await uploads(change).ofMailbox(mailbox)
      const open = (await room()) === 'wide'
      return {
        uploads: await Promise.all(unfinished.map((upload) => toldUpload(objects, upload))),
        allowance: allowanceOf(await takenBy(change.tx, mailbox), unfinished, open),
      }
    }),
  )

  serveStaff(app, 'startAttachment', whoAsks, async ({ params, body }, actor) =>
    onThread(office, actor, params.submission, async (_writer, thread, change) => {
      const id = Buffer.from(body.upload, 'hex')
      if ((await uploads(change).one(id)) !== undefined) return {}
      const { mailbox, audience } = thread
      const unfinished = await uploads(change).ofMailbox(mailbox)
      checkAllowed(body.length, await takenBy(change.tx, mailbox), unfinished, await room())
      const state = Buffer.from(body.state, 'base64')
      const upload = { id, mailbox, submission: thread.id, audience, length: body.length, state }
      await beginUpload(uploads(change), objects, upload, actor.id).catch(
        unlessThere(() => Promise.reject(new Refusal('malformed'))),
      )
      return {}
    }),
  )

  serveStaff(app, 'finishAttachment', whoAsks, async ({ params, body }, actor) => {
    const arrival = arrived(body.envelope)
    const upload = await onThread(
      office,
      actor,
      params.submission,
      async (writer, thread, change) =>
        (await isKnown(writer, thread, arrival, body.prev))
          ? undefined
          : theUpload(change, thread, body.upload),
    )
    if (upload === undefined) return {}
    const read = await readArrived(objects, upload, Buffer.from(body.header, 'base64'))
    const { name } = await facts()
    return onThread(office, actor, params.submission, async (writer, thread, change) => {
      if (await isKnown(writer, thread, arrival, body.prev)) return {}
      await checkUnchanged(uploads(change), objects, read)
      const { part, entry } = await writer
        .attach(thread, arrival, fileFields(read), acknowledge(name))
        .catch(unlessThere(() => Promise.reject(new Refusal('envelope-refused'))))
      await keepMedia(change, read, { part, entry })
      return {}
    })
  })

  serveStaff(app, 'dropAttachment', whoAsks, async ({ params, body }, actor) =>
    onThread(office, actor, params.submission, async (_writer, _thread, change) => {
      await dropUpload(uploads(change), objects, Buffer.from(body.upload, 'hex'))
      return {}
    }),
  )

  serveStaff(app, 'viewFile', whoAsks, async ({ params }, actor) =>
    onThread(office, actor, params.submission, async (_writer, thread, change) => {
      const media = await new MediaReader(change.tx).one(thread.id, Number(params.part))
      if (media === undefined) throw new Refusal('not-found')
      // The entry first: whoever is handed the ticket has been written down.
      await change.enterOwn('submission.view', {
        submission: thread.object.toString('hex'),
        media: media.id.toString('hex'),
      })
      const ticket = await new TicketStore(change.tx, change.now).give(actor.id, media.id)
      return {
        media: media.id.toString('hex'),
        header: media.header.toString('base64'),
        length: media.length,
        sha256: media.sha256.toString('hex'),
        ticket: ticket.toString('base64'),
        viewer,
      }
    }),
  )

  serveStaff(app, 'keepFindings', whoAsks, async ({ params, body }, actor) => {
    const envelope = sealedBytes(body.envelope)
    return onThread(office, actor, params.submission, async (_writer, thread, change) => {
      const media = await new MediaReader(change.tx).one(thread.id, Number(params.part))
      if (media === undefined) throw new Refusal('not-found')
      const found = { media: media.id, envelope, staff: actor.id }
      return { entry: (await keepFindings(change, thread, found)) as EntryId }
    })
  })

  tusRoutes(app, objects, room, async (context, upload) => {
    // Bytes move by themselves once they were begun, so that a desk somebody left alone still locks.
    const actor = await whoAsks(context, true)
    if (!mayDo(actor.role, 'file.attach')) throw new Refusal('not-found')
    const found = await office.read(actor, (tx) =>
      new UploadStore(tx, new Date()).one(Buffer.from(upload, 'hex')),
    )
    if (found === undefined) throw new Refusal('not-found')
    return { length: found.length }
  })
}

function uploads({ tx, now }: Change): UploadStore {
  return new UploadStore(tx, now)
}

/** Runs a story on a thread the actor may see, held until the end. */
async function onThread<T>(
  office: Office,
  actor: StaffActor,
  id: string,
  story: (writer: SubmissionWriter, thread: Thread, change: Change) => Promise<T>,
): Promise<T> {
  return office.change(actor, async (change) => {
    const writer = new SubmissionWriter(change, actor.id)
    const thread = await writer.thread(id)
    if (thread === undefined) throw new Refusal('not-found')
    await writer.hold(thread)
    return story(writer, thread, change)
  })
}

/** Whether this very description is in the thread already; if not, whether it may be its next part. */
async function isKnown(
  writer: SubmissionWriter,
  thread: Thread,
  arrival: Arrival,
  prev: string,
): Promise<boolean> {
  const sent = await writer.sent(thread.id)
  if (sent.some(({ sha256 }) => sha256.equals(arrival.sha256))) return true
  if (sent.at(-1)?.sha256.toString('hex') !== prev) throw new Refusal('out-of-order')
  if (isFull(sent, arrival)) throw new Refusal('mailbox-full')
  return false
}

async function theUpload(change: Change, thread: Thread, name: string) {
  const upload = await uploads(change).one(Buffer.from(name, 'hex'))
  if (upload === undefined || upload.submission !== thread.id) throw new Refusal('not-found')
  return upload
}
