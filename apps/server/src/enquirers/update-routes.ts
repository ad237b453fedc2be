import { nextShowing, wordingFor } from '@amparo/register'
import type { Hono } from 'hono'
import { mayDo } from '../authority.ts'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedToOne } from '../http/sealed.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { RegisterReader } from '../register/register-store.ts'
import { withMembers } from '../register/members.ts'
import { inOrder, nextPlace } from '../submissions/place.ts'
import {
  SubmissionWriter,
  type SubmissionReader,
  type Thread,
} from '../submissions/submission-store.ts'
import { heardOf } from './bad-news.ts'
import { EnquirerReader, EnquirerWriter } from './enquirer-store.ts'
import { UpdateWriter, type SealedWording } from './update-store.ts'

/** What is released to families, and what may be. */
export function updateRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'askByMailbox', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const person = await new RegisterReader(change.tx).view(params.subject)
      if (person?.kind !== 'person') throw new Refusal('not-found')
      const writer = new EnquirerWriter(change, actor.id)
      // Of people nobody asks for, nobody is written to.
      const people = await withMembers(change.tx, [params.subject])
      if (!(await writer.isAskedFor(people))) throw new Refusal('not-found')
      await writer.weigh(params.subject)
      const heard = await heardOf(change.tx, params.subject)
      // A wish against it is told with what was agreed to, as any other no is: who follows it does not invite anybody.
      const byMailbox = heard !== undefined && wordingFor({ ...heard, unwished: false }) === 'whole'
      return { byMailbox }
    }),
  )

  serveStaff(app, 'releaseUpdate', whoAsks, async ({ params, body }, actor) => {
    const wordings = {
      whole: sealedWording(body.whole),
      come: sealedWording(body.come),
      quiet: sealedWording(body.quiet),
    }
    return onThread(office, actor, body.submission, async (thread, change) => {
      const known = await new EnquirerReader(change.tx).withId(params.enquirer)
      // Whoever is sealed to one team is written to by that team.
      if (known?.audience !== thread.audience) throw new Refusal('not-found')
      const mailbox = new SubmissionWriter(change, actor.id)
      await checkWayIn(mailbox, actor, thread)
      if (await mailbox.isClosed(thread.mailbox)) throw new Refusal('mailbox-closed')
      if (await mailbox.isFrozen(thread.mailbox)) throw new Refusal('frozen')
      const writer = new UpdateWriter(change, actor.id)
      await makeRoom(writer, thread, known.id)
      const place = { seq: body.seq, prev: body.prev }
      inOrder(place, nextPlace(await mailbox.written(thread.mailbox)))
      const shownFrom = nextShowing(change.now)
      await writer.release(thread, { enquirer: known.id, place, wordings, shownFrom })
      return { from: shownFrom.toISOString() }
    })
  })

  serveStaff(app, 'takeBackUpdate', whoAsks, async ({ params }, actor) =>
    onThread(office, actor, params.submission, async (thread, change) => {
      const writer = new UpdateWriter(change, actor.id)
      if ((await writer.waiting(thread.mailbox)) === undefined)
        throw new Refusal('changed-meanwhile')
      await writer.takeBack(thread, 'by-hand')
      return {}
    }),
  )
}

/** What somebody released who is not of the team any more is released anew by somebody who is; all else that waits keeps its place. */
async function makeRoom(writer: UpdateWriter, thread: Thread, enquirer: string): Promise<void> {
  const waits = await writer.waitsIn(thread.mailbox)
  if (waits === null) return
  if (!waits.left || waits.enquirer !== enquirer) throw new Refusal('update-waits')
  await writer.takeBack(thread, 'anew')
}

/**
 * A family's own way in: a message that somebody opened. Whoever brought it in themselves may hold its code, and would be told by
 * which wording is shown what others know of anybody.
 */
async function checkWayIn(
  reader: SubmissionReader,
  actor: StaffActor,
  { id }: Thread,
): Promise<void> {
  if (!(await reader.isOpened(id, 1))) throw new Refusal('not-found')
  if ((await reader.broughtBy(id)) === actor.id) throw new Refusal('own-message')
}

function sealedWording({
  envelope,
  copy,
}: {
  readonly envelope: string
  readonly copy: string
}): SealedWording {
  return { envelope: sealedToOne(envelope), copy: sealedToOne(copy) }
}

/** Runs a story on a message whose sender the actor may write to, held until the end. */
async function onThread<T>(
  office: Office,
  actor: StaffActor,
  id: string,
  story: (thread: Thread, change: Change) => Promise<T>,
): Promise<T> {
  if (!mayDo(actor.role, 'submission.answer')) throw new Refusal('not-found')
  return office.change(actor, async (change) => {
    const writer = new SubmissionWriter(change, actor.id)
    const thread = await writer.thread(id)
    if (thread === undefined) throw new Refusal('not-found')
    await writer.hold(thread)
    return story(thread, change)
  })
}
