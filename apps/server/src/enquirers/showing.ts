import { wordingFor } from '@amparo/register'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { gate, type StaffActor } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import type { Events } from '../events.ts'
import { toldOf } from '../http/failure.ts'
import { SessionStore } from '../staff/session-store.ts'
import { isSamePlace, nextPlace } from '../submissions/place.ts'
import { SubmissionWriter, type SubmissionReader } from '../submissions/submission-store.ts'
import { heardOf } from './bad-news.ts'
import { EnquirerReader } from './enquirer-store.ts'
import {
  placeOf,
  sealedAs,
  UpdateWriter,
  type Dropped,
  type WaitingUpdate,
} from './update-store.ts'

/**
 * Puts every update whose hour has come into its mailbox, in the name of whoever released it. Which of its wordings that is follows
 * from all that anybody of the office knows at this moment: what was learnt since the release counts as what was known before.
 * What has no place any more, nobody to be shown to or nobody it is about is shown to nobody, which is told beside its message. What
 * somebody released who left the team since waits for somebody who is of it.
 */
export async function showDue(office: Office, at: Date): Promise<void> {
  const due = await office.read(gate, async (tx) => {
    const { rows } = await sql<{ mailbox: Buffer; staff: number }>`
      select mailbox, staff from updates_due(${at})`.execute(tx)
    const sessions = new SessionStore(tx)
    const all: { mailbox: Buffer; actor: StaffActor | undefined }[] = []
    for (const { mailbox, staff } of rows) all.push({ mailbox, actor: await sessions.actor(staff) })
    return all
  })
  // One that cannot be shown keeps no other family waiting.
  const failed: unknown[] = []
  for (const { mailbox, actor } of due)
    if (actor !== undefined)
      await office
        .change(actor, (change) => show(change, actor, mailbox, at))
        .catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw failed[0]
}

async function show(change: Change, actor: StaffActor, mailbox: Buffer, at: Date): Promise<void> {
  const submissions = new SubmissionWriter(change, actor.id)
  const thread = await submissions.threadOf(mailbox)
  if (thread === undefined) return
  await submissions.hold(thread)
  const writer = new UpdateWriter(change, actor.id)
  const update = await writer.waiting(mailbox)
  // Taken back, or shown by another process, while this one waited.
  if (update === undefined || update.shown_from > at) return
  const heard = await heardOfAsked(change, update.enquirer)
  const why = await whyNot(submissions, update)
  if (heard === undefined || why !== null) {
    await writer.drop(thread, why ?? 'gone')
    return
  }
  await writer.forget(mailbox)
  const { envelope, copy } = sealedAs(update, wordingFor(heard))
  await submissions.put(thread, {
    kind: 'answer',
    seq: update.seq,
    envelope,
    sha256: createHash('sha256').update(envelope).digest(),
    copy,
    shown_from: update.shown_from,
  })
}

/** Why nothing can go into its mailbox; null: it can. */
async function whyNot(
  submissions: SubmissionReader,
  update: WaitingUpdate,
): Promise<Dropped | null> {
  const { mailbox } = update
  if (await submissions.isClosed(mailbox)) return 'closed'
  if (await submissions.isFrozen(mailbox)) return 'frozen'
  const next = nextPlace(await submissions.written(mailbox))
  return isSamePlace(placeOf(update), next) ? null : 'place'
}

/** Of the person an enquirer asks for; undefined where either is gone. */
async function heardOfAsked({ tx }: Change, id: string) {
  const reader = new EnquirerReader(tx)
  const enquirer = await reader.withId(id)
  const newest = (await reader.newest([id])).get(id)
  if (enquirer === undefined || newest === undefined || newest.erased !== null) return undefined
  return heardOf(tx, enquirer.person)
}

const SECOND = 1_000

/** Looks every second for what is due, until disposed. What waits stands in the database: a server that was away shows it when it is back. */
export function showingUpdates(office: Office, events: Pick<Events, 'bug'>): AsyncDisposable {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= showDue(office, new Date())
      .catch((error: unknown) => {
        if (toldOf(error).bug) events.bug('updates to families', error)
      })
      .finally(() => (running = null))
  }, SECOND).unref()
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await running
    },
  }
}
