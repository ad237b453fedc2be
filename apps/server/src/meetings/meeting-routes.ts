import type { EntryId, MeetingId, SubjectId, Tombstone } from '@amparo/contract'
import { layOutBrief, writeDocx } from '@amparo/letters'
import type { Language } from '@amparo/vocabulary'
import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import { erasedIn } from '../db/erasing.ts'
import type { Change, Office, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { wordsIn } from '../http/words.ts'
import { checkNotAhead, checkNotBefore, todayIn } from '../letters/today.ts'
import { checkAudience, checkBodies } from '../letters/writing.ts'
import { PeopleLook } from '../register/people-look.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { briefOf } from './brief.ts'
import { CommitmentReader } from './commitment-store.ts'
import { commitmentHeads } from './commitment-view.ts'
import {
  countingStep,
  dayOfMeeting,
  MeetingReader,
  meetingState,
  MeetingWriter,
  MOST_STEPS,
  type KeptMeeting,
  type KeptMeetingStep,
  type NewStep,
} from './meeting-store.ts'

const PAGE = 50
const MOST_WORDS = 20_000
const MOST_OF_A_LINE = 500

/** Meetings: planned, planned otherwise, called off, noted, read, and the page that is taken there. */
export function meetingRoutesAlone(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'recordMeeting', whoAsks, async ({ body }, actor) => {
    const once = Buffer.from(body.once, 'hex')
    const { authority, audience } = body
    const first = stepIn(body.first)
    return office.change(actor, async (change) => {
      // Sent twice at once, the second waits and then finds what the first has made.
      await change.hold(once)
      const writer = new MeetingWriter(change, actor.id)
      const before = await writer.withOnce(actor.id, once)
      if (before !== undefined) {
        const [kept] = await writer.steps(before.id)
        const isSame = before.authority === authority && before.audience === audience
        if (kept === undefined || !isSame || !isSameStep(kept, first))
          throw new Refusal('recorded-otherwise')
        return { meeting: before.id as MeetingId }
      }
      checkAudience(actor, audience)
      await checkBodies(change.tx, { authority, audience, copied: [] })
      checkDay(first, change.now)
      return { meeting: (await writer.record({ authority, audience, first, once })) as MeetingId }
    })
  })

  serveStaff(app, 'stepMeeting', whoAsks, async ({ params, body }, actor) => {
    const once = Buffer.from(body.once, 'hex')
    const step = stepIn(body.step)
    await office.change(actor, async (change) => {
      const writer = new MeetingWriter(change, actor.id)
      const meeting = await writer.meeting(params.meeting)
      if (meeting === undefined) throw new Refusal('not-found')
      await change.hold(meeting.object)
      const steps = await writer.steps(meeting.id)
      const kept = steps.find((one) => one.staff === actor.id && one.once.equals(once))
      if (kept !== undefined) {
        if (!isSameStep(kept, step)) throw new Refusal('changed-meanwhile')
        return
      }
      // What a colleague has written meanwhile was not read by whoever writes now.
      if (steps.length !== body.known || !mayFollow(step.act, steps))
        throw new Refusal('changed-meanwhile')
      if (steps.length >= MOST_STEPS) throw new Refusal('value-refused', 'meeting')
      checkDay(step, change.now)
      await writer.step(meeting, { ...step, seq: steps.length + 1, once })
    })
    return {}
  })

  serveStaff(app, 'listMeetings', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const found = await new MeetingReader(tx).list(body, PAGE)
      return { meetings: await headsOf(tx, found.slice(0, PAGE)), more: found.length > PAGE }
    }),
  )

  serveStaff(app, 'readMeeting', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const { tx } = change
      const reader = new MeetingReader(tx)
      const meeting = await reader.meeting(params.meeting)
      if (meeting === undefined) throw new Refusal('not-found')
      await change.enterOwn('subject.search', { kind: 'person' })
      const [head] = await headsOf(tx, [meeting])
      if (head === undefined) throw new Error('a meeting has no head')
      const staff = await new OfficeReader(tx).names()
      const steps = await reader.steps(meeting.id)
      const today = await todayIn(tx, change.now)
      const promised = await new CommitmentReader(tx).list(
        { authority: null, meeting: meeting.id },
        today,
      )
      return {
        ...head,
        steps: steps.map((step) => ({
          seq: step.seq,
          act: step.act,
          day: step.day,
          hour: step.hour,
          place: step.place,
          theirs: step.theirs,
          ours: step.ours,
          words: step.words,
          by: staff.get(step.staff) ?? null,
          at: step.at.toISOString(),
          entry: step.entry as EntryId,
          erased: erasedIn(step) as Tombstone | null,
        })),
        promised: await commitmentHeads(tx, promised),
      }
    }),
  )

  serveStaff(app, 'readBrief', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, (change) => briefMade(change, actor, params.meeting, body)),
  )

  serveStaff(app, 'writeBrief', whoAsks, async ({ params, body }, actor) => {
    const brief = await office.change(actor, (change) =>
      briefMade(change, actor, params.meeting, body),
    )
    const docx = await writeDocx(layOutBrief({ ...brief, language: body.language }))
    return { docx: Buffer.from(docx).toString('base64') }
  })
}

/** The page as it is now; that it was made, and whom it names, is an entry. */
async function briefMade(
  change: Change,
  actor: StaffActor,
  id: string,
  how: { readonly language: Language; readonly whole: boolean },
) {
  const writer = new MeetingWriter(change, actor.id)
  const meeting = await writer.meeting(id)
  if (meeting === undefined) throw new Refusal('not-found')
  const today = await todayIn(change.tx, change.now)
  const steps = await writer.steps(meeting.id)
  const brief = await briefOf(change.tx, meeting, steps, { actor, today, ...how })
  const named = [...brief.names, ...brief.contradictions].map(({ person }) => person)
  await writer.brief(meeting, [...new Set(named)])
  return brief
}

interface StepInput {
  readonly act: NewStep['act']
  readonly day?: string
  readonly hour?: string | null
  readonly place?: string | null
  readonly theirs?: string | null
  readonly ours?: string | null
  readonly words: string | null
}

/** What was typed, trimmed; an empty line is none. */
function stepIn({ act, day, hour, words, ...lines }: StepInput): NewStep {
  const line = (text: string | null | undefined, about: string) =>
    text == null || text.trim() === '' ? null : wordsIn(text, MOST_OF_A_LINE, about)
  const theirs = line(lines.theirs, 'theirs')
  if (act === 'plan' && theirs === null) throw new Refusal('value-refused', 'theirs')
  const isEmpty = words === null || words.trim() === ''
  if (isEmpty && act !== 'plan') throw new Refusal('value-refused', 'words')
  return {
    act,
    day: day ?? null,
    hour: hour ?? null,
    place: line(lines.place, 'place'),
    theirs,
    ours: line(lines.ours, 'ours'),
    words: isEmpty ? null : wordsIn(words, MOST_WORDS),
  }
}

/** Nobody plans for a day that is over, and nobody has met on a day that is still to come. */
function checkDay({ act, day }: NewStep, now: Date): void {
  if (day === null) return
  if (act === 'note') checkNotAhead(day, now, 'day')
  else checkNotBefore(day, now, 'day')
}

/** What took place is noted and not planned; what is called off can be planned again, or have taken place after all. */
function mayFollow(act: NewStep['act'], steps: readonly KeptMeetingStep[]): boolean {
  const state = meetingState(steps)
  if (state === 'held') return act === 'note'
  return !(state === 'cancelled' && act === 'cancel')
}

/** What was erased of it meanwhile is taken as the same. */
function isSameStep(kept: KeptMeetingStep, step: NewStep): boolean {
  if (kept.act !== step.act || kept.day !== step.day || kept.hour !== step.hour) return false
  if (kept.erased !== null) return true
  return (
    kept.place === step.place &&
    kept.theirs === step.theirs &&
    kept.ours === step.ours &&
    kept.words === step.words
  )
}

async function headsOf(tx: Reading, meetings: readonly KeptMeeting[]) {
  const reader = new MeetingReader(tx)
  const ids = meetings.map(({ id }) => id)
  const [steps, promised] = [await reader.stepsOf(ids), await reader.commitmentsOf(ids)]
  const names = await new PeopleLook(tx).labels([
    ...new Set(meetings.map(({ authority }) => authority)),
  ])
  const staff = await new OfficeReader(tx).names()
  return meetings.map((meeting) => {
    const taken = steps.get(meeting.id) ?? []
    return {
      id: meeting.id as MeetingId,
      audience: meeting.audience,
      authority: meeting.authority as SubjectId,
      authorityName: names.get(meeting.authority) ?? '',
      state: meetingState(taken),
      day: dayOfMeeting(taken),
      hour: countingStep(taken)?.hour ?? null,
      commitments: promised.get(meeting.id) ?? 0,
      by: staff.get(meeting.staff) ?? null,
      at: meeting.at.toISOString(),
      entry: meeting.entry as EntryId,
    }
  })
}
