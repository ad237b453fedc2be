import { createHash } from 'node:crypto'
import type { EntryId, SubmissionId, SubmissionSummary, UnshownReason } from '@amparo/contract'
import { entry as vocabularyEntry } from '@amparo/vocabulary'
import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office, Reading } from '../db/office.ts'
import { UpdateReader } from '../enquirers/update-store.ts'
import { MediaReader } from '../files/media-store.ts'
import { Refusal } from '../http/refusal.ts'
import { sealedBytes } from '../http/sealed.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { acknowledging } from './acknowledge.ts'
import { arrived, rememberedFacts, unlessThere } from './door-routes.ts'
import { inOrder, nextPlace } from './place.ts'
import { PresenceStore } from './presence-store.ts'
import {
  SubmissionReader,
  SubmissionWriter,
  type RecordedSubmission,
  type Summary,
  type TakenIn,
  type Thread,
} from './submission-store.ts'

type Names = ReadonlyMap<number, string>

export function submissionRoutes(
  app: Hono,
  office: Office,
  serverKey: Uint8Array,
  whoAsks: WhoAsks,
): void {
  const facts = rememberedFacts(office)
  const acknowledge = acknowledging(serverKey)

  serveStaff(app, 'listSubmissions', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const reader = new SubmissionReader(tx)
      const names = await new OfficeReader(tx).names()
      const { submissions, more } = await reader.list(body.state, body.after)
      return {
        submissions: submissions.map((one) => summaryOf(one, names)),
        counts: await reader.counts(),
        more,
      }
    }),
  )

  serveStaff(app, 'readSubmission', whoAsks, async ({ params }, actor) =>
    office.read(actor, async (tx) => {
      const reader = new SubmissionReader(tx)
      const summary = await reader.summary(params.submission)
      if (summary === undefined) throw new Refusal('not-found')
      const names = await new OfficeReader(tx).names()
      const steps = await reader.steps(params.submission)
      return {
        submission: summaryOf(summary, names),
        entry: summary.entry as EntryId,
        steps: steps.map(({ id, kind, staff, reason, at, entry }) => ({
          seq: Number(id),
          kind,
          at: at.toISOString(),
          by: nameOf(names, staff),
          reason,
          entry: entry as EntryId,
        })),
      }
    }),
  )

  serveStaff(app, 'openSubmission', whoAsks, async ({ params }, actor) =>
    onThread(office, actor, params.submission, async (writer, thread, change) => {
      await writer.open(thread)
      const names = await new OfficeReader(change.tx).names()
      const parts = await writer.parts(thread.id)
      const files = await new MediaReader(change.tx).ofSubmission(thread.id)
      const written = await writer.written(thread.mailbox)
      const unshown = await writer.lastUnshown(thread.id)
      return {
        ...(await urgencyOf(writer, thread.id)),
        parts: parts.map(({ seq, day, envelope, sha256, entry, committed, ...part }) => ({
          seq,
          media: files.get(seq) ?? null,
          by: nameOf(names, part.staff),
          day,
          envelope: envelope.toString('base64'),
          sha256: sha256.toString('hex'),
          committed: committed !== null,
          entry: entry as EntryId,
        })),
        next: nextPlace(written),
        noticed: written.some(({ kind }) => kind === 'notice'),
        mailbox: (await writer.isClosed(thread.mailbox)) ? 'declined' : 'open',
        written: written.map(({ seq, day, kind, staff, copy }) => ({
          seq,
          day,
          kind,
          by: nameOf(names, staff),
          copy: copy?.toString('base64') ?? null,
        })),
        waits: await new UpdateReader(change.tx).waitsIn(thread.mailbox),
        unshown:
          unshown === undefined
            ? null
            : { at: unshown.at.toISOString(), why: unshown.reason as UnshownReason },
      }
    }),
  )

  serveStaff(app, 'commitOpened', whoAsks, async ({ params, body }, actor) => {
    const opening = sealedBytes(body.opening)
    const notice = body.notice && { ...body.notice, envelope: sealedBytes(body.notice.envelope) }
    return onThread(office, actor, params.submission, async (writer, thread, { tx }) => {
      const part = await writer.part(thread.id, body.part)
      if (part === 'missing') throw new Refusal('not-found')
      // Somebody else's browser may have been first: what it committed stands.
      if (part === 'uncommitted') await writer.commit(thread, body.part, body.commit, opening)
      const written = await writer.written(thread.mailbox)
      const wanted =
        notice !== null &&
        !(await writer.isFrozen(thread.mailbox)) &&
        !(await waitsIn(tx, thread)) &&
        !written.some(({ kind }) => kind === 'notice') &&
        !(await writer.isClosed(thread.mailbox))
      if (!wanted) return {}
      inOrder(notice, nextPlace(written))
      await writer.put(thread, {
        kind: 'notice',
        seq: notice.seq,
        envelope: notice.envelope,
        sha256: sha256(notice.envelope),
        copy: null,
      })
      return {}
    })
  })

  serveStaff(app, 'answerSubmission', whoAsks, async ({ params, body }, actor) => {
    const envelope = sealedBytes(body.envelope)
    const copy = sealedBytes(body.copy)
    return onThread(office, actor, params.submission, async (writer, thread, { tx }) => {
      if (await writer.isClosed(thread.mailbox)) throw new Refusal('mailbox-closed')
      if (await writer.isFrozen(thread.mailbox)) throw new Refusal('frozen')
      if (await waitsIn(tx, thread)) throw new Refusal('update-waits')
      inOrder(body, nextPlace(await writer.written(thread.mailbox)))
      await writer.put(thread, {
        kind: 'answer',
        seq: body.seq,
        envelope,
        sha256: sha256(envelope),
        copy,
      })
      return {}
    })
  })

  serveStaff(app, 'listTriage', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      const writer = new SubmissionWriter(change, actor.id)
      const { items, more } = await writer.queue(body.after)
      if (items.length > 0) await writer.sort(items)
      return {
        items: items.map(({ id, message, triage, screening }) => ({
          submission: id as SubmissionId,
          message: message.toString('hex'),
          triage: triage?.toString('base64') ?? null,
          screening: screening?.toString('base64') ?? null,
        })),
        more,
      }
    }),
  )

  serveStaff(app, 'screenSubmission', whoAsks, async ({ params, body }, actor) => {
    const envelope = sealedBytes(body.envelope)
    return onThread(office, actor, params.submission, async (writer, thread) => {
      const now = await writer.summary(thread.id)
      const waits = now?.state === 'waiting' || now?.state === 'screened'
      if (now?.step !== body.step || !waits) throw new Refusal('changed-meanwhile')
      await writer.screen(thread, envelope)
      return {}
    })
  })

  serveStaff(app, 'recordSubmission', whoAsks, async ({ body }, actor) => {
    // These two come through the door alone, with the work or the token that they cost there.
    if (body.way === 'page' || body.way === 'token') throw new Refusal('value-refused', 'way')
    const taken: TakenIn = {
      arrival: arrived(body.envelope),
      triage: sealedBytes(body.triage),
      way: body.way,
      mailbox: Buffer.from(body.mailbox.id, 'hex'),
      access: Buffer.from(body.mailbox.access, 'hex'),
      keepsCode: body.keepsCode,
    }
    const { name, intakeTeam } = await facts()
    if (!actor.teams.includes(intakeTeam)) throw new Refusal('not-found')
    const recorded = await office
      .change(actor, (change) =>
        new SubmissionWriter(change, actor.id).record(taken, intakeTeam, acknowledge(name)),
      )
      .catch(unlessThere(() => recordedBefore(office, actor, taken.arrival.sha256)))
    return {
      submission: recorded.submission as SubmissionId,
      acknowledgement: recorded.acknowledgement as never,
      entry: recorded.entry as EntryId,
    }
  })

  serveStaff(app, 'bePresent', whoAsks, async ({ params, body }, actor) => {
    const writing = body.writing === null ? null : sealedBytes(body.writing)
    return office.change(actor, async (change) => {
      const reader = new SubmissionReader(change.tx)
      const thread = await reader.thread(params.submission)
      if (thread === undefined) throw new Refusal('not-found')
      const presence = new PresenceStore(change.tx, actor.id, change.now)
      if (body.gone) await presence.leave(thread.id)
      else await presence.stay(thread, writing)
      const names = await new OfficeReader(change.tx).names()
      return {
        others: (await presence.others(thread.id)).map(({ staff, writing }) => ({
          staff,
          name: nameOf(names, staff) ?? '',
          writing: writing?.toString('base64') ?? null,
        })),
        written: (await reader.written(thread.mailbox)).length,
      }
    })
  })

  serveStaff(app, 'takeSubmission', whoAsks, async ({ params, body }, actor) =>
    move(office, actor, params.submission, body.step, 'take', null),
  )

  serveStaff(app, 'setAsideSubmission', whoAsks, async ({ params, body }, actor) => {
    if (vocabularyEntry('set-aside-reason', body.reason) === undefined)
      throw new Refusal('value-refused', 'reason')
    return move(office, actor, params.submission, body.step, 'set-aside', body.reason)
  })

  serveStaff(app, 'putBackSubmission', whoAsks, async ({ params, body }, actor) =>
    move(office, actor, params.submission, body.step, 'put-back', null),
  )
}

/** The same bytes by the same officer, sent again because the line broke: one message. Anybody else's stay theirs. */
async function recordedBefore(
  office: Office,
  actor: StaffActor,
  sha256: Buffer,
): Promise<RecordedSubmission> {
  const known = await office.read(actor, (tx) => new SubmissionReader(tx).withPart(sha256))
  if (known === undefined || known.staff !== actor.id) throw new Refusal('already-received')
  return known
}

async function urgencyOf(reader: SubmissionReader, id: string) {
  const { triage, screening } = await reader.urgency(id)
  return {
    triage: triage?.toString('base64') ?? null,
    screening: screening?.toString('base64') ?? null,
  }
}

/** Runs a story on a message the actor may see, held until the end. */
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

async function move(
  office: Office,
  actor: StaffActor,
  id: string,
  step: number,
  kind: 'take' | 'set-aside' | 'put-back',
  reason: string | null,
) {
  return onThread(office, actor, id, async (writer, thread) => {
    const newest = (await writer.summary(id))?.step ?? 0
    if (newest !== step) throw new Refusal('changed-meanwhile')
    await writer.move(thread, kind, reason)
    return {}
  })
}

/** Whether an update to the family waits for its hour: it holds the next place. */
async function waitsIn(tx: Reading, { mailbox }: Thread): Promise<boolean> {
  return (await new UpdateReader(tx).waiting(mailbox)) !== undefined
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}

function nameOf(names: Names, staff: number | null): string | null {
  return staff === null ? null : (names.get(staff) ?? null)
}

function summaryOf({ entry: _entry, ...summary }: Summary, names: Names): SubmissionSummary {
  return { ...summary, id: summary.id as SubmissionId, takenBy: nameOf(names, summary.takenBy) }
}
