import type {
  CommitmentId,
  EntryId,
  MeetingId,
  ReplyId,
  SubjectId,
  Tombstone,
} from '@amparo/contract'
import type { Hono } from 'hono'
import { erasedIn } from '../db/erasing.ts'
import type { Office, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { wordsIn } from '../http/words.ts'
import { ReplyReader } from '../letters/reply-store.ts'
import { checkNotAhead, todayIn } from '../letters/today.ts'
import { checkKind } from '../letters/vocabulary-check.ts'
import { checkAudience, checkBodies, checkPeople } from '../letters/writing.ts'
import { PeopleLook } from '../register/people-look.ts'
import { OfficeReader } from '../staff/office-store.ts'
import {
  CommitmentReader,
  CommitmentWriter,
  isOpen,
  type KeptAbout,
  type KeptCommitment,
  type KeptFollowing,
  type NewCommitment,
  type NewFollowing,
} from './commitment-store.ts'
import { answeredSince, commitmentHeads } from './commitment-view.ts'
import { dayOfMeeting, MeetingReader, meetingState } from './meeting-store.ts'

const PAGE = 50
const MOST_WORDS = 20_000
const MOST_OF_A_LINE = 500

/** What bodies promised or were publicly asked for, and what became of it. */
export function commitmentRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'recordCommitment', whoAsks, async ({ body }, actor) => {
    const commitment = commitmentIn(body)
    return office.change(actor, async (change) => {
      await change.hold(commitment.once)
      const writer = new CommitmentWriter(change, actor.id)
      const before = await writer.withOnce(actor.id, commitment.once)
      if (before !== undefined) {
        if (!isSame(before, await writer.about(before.id), commitment))
          throw new Refusal('recorded-otherwise')
        return { commitment: before.id as CommitmentId }
      }
      checkAudience(actor, commitment.audience)
      await checkBodies(change.tx, { ...commitment, copied: [] })
      await checkPeople(
        change.tx,
        commitment.about.map(({ person }) => person),
        commitment.audience,
      )
      checkNotAhead(commitment.said, change.now, 'said')
      await checkSaidWhere(change.tx, commitment)
      return { commitment: (await writer.record(commitment)) as CommitmentId }
    })
  })

  serveStaff(app, 'followCommitment', whoAsks, async ({ params, body }, actor) => {
    const step = followingIn(body)
    await office.change(actor, async (change) => {
      const writer = new CommitmentWriter(change, actor.id)
      const commitment = await writer.commitment(params.commitment)
      if (commitment === undefined) throw new Refusal('not-found')
      await change.hold(commitment.object)
      const kept = (await writer.steps(commitment.id)).find(
        (one) => one.staff === actor.id && one.once.equals(step.once),
      )
      if (kept !== undefined) {
        if (!isSameFollowing(kept, step)) throw new Refusal('recorded-otherwise')
        return
      }
      checkNotAhead(step.on, change.now, 'on')
      if (step.on < commitment.said) throw new Refusal('value-refused', 'on')
      await checkKnownFrom(change.tx, commitment, step)
      await writer.follow(commitment, step)
    })
    return {}
  })

  serveStaff(app, 'listCommitments', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      const { tx } = change
      const today = await todayIn(tx, change.now)
      const { authority } = body
      const found = (
        await new CommitmentReader(tx).list({ authority, meeting: null }, today)
      ).filter(({ standing }) => !body.openOnly || isOpen(standing))
      const all = body.order === 'turn' ? found : found.toSorted(newestSaid)
      return {
        commitments: await commitmentHeads(tx, all.slice(body.skip, body.skip + PAGE)),
        all: all.length,
        past: all.filter(({ isPast }) => isPast).length,
      }
    }),
  )

  serveStaff(app, 'readCommitment', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const { tx } = change
      const reader = new CommitmentReader(tx)
      const commitment = await reader.commitment(params.commitment)
      if (commitment === undefined) throw new Refusal('not-found')
      await change.enterOwn('subject.search', { kind: 'person' })
      const today = await todayIn(tx, change.now)
      const [head] = await commitmentHeads(tx, await reader.listed([commitment], today))
      if (head === undefined) throw new Error('a promise has no head')
      const about = await reader.about(commitment.id)
      const names = await new PeopleLook(tx).labels([...new Set(about.map(({ person }) => person))])
      const answered = await answeredSince(tx, commitment, { about, today })
      const staff = await new OfficeReader(tx).names()
      return {
        ...head,
        about: about.map(({ person, kind }) => ({
          person: person as SubjectId,
          name: names.get(person) ?? '',
          kind,
          answered: answered.get(`${person} ${kind}`) ?? null,
        })),
        steps: (await reader.steps(commitment.id)).map((step) => ({
          standing: step.standing,
          source: step.source,
          reply: step.reply as ReplyId | null,
          meeting: step.meeting as MeetingId | null,
          on: step.on_day,
          words: step.words,
          by: staff.get(step.staff) ?? null,
          at: step.at.toISOString(),
          entry: step.entry as EntryId,
          erased: erasedIn(step) as Tombstone | null,
        })),
      }
    }),
  )
}

function newestSaid(a: KeptCommitment, b: KeptCommitment): number {
  if (a.said !== b.said) return a.said < b.said ? 1 : -1
  return Number(b.id) - Number(a.id)
}

type CommitmentInput = Omit<NewCommitment, 'once'> & { readonly once: string }

function commitmentIn({ byWhom, words, once, ...rest }: CommitmentInput): NewCommitment {
  const { said, due, about } = rest
  if (due !== null && due < said) throw new Refusal('value-refused', 'due')
  if (rest.meeting !== null && rest.reply !== null) throw new Refusal('value-refused', 'reply')
  for (const { kind } of about) if (kind !== null) checkKind('question-kind', kind, 'kind')
  const each = new Set(about.map(({ person, kind }) => `${person} ${kind ?? ''}`))
  if (each.size < about.length) throw new Refusal('value-refused', 'about')
  const isNobody = byWhom === null || byWhom.trim() === ''
  return {
    ...rest,
    byWhom: isNobody ? null : wordsIn(byWhom, MOST_OF_A_LINE, 'byWhom'),
    words: wordsIn(words, MOST_WORDS),
    once: Buffer.from(once, 'hex'),
  }
}

/** A promise is no older than the meeting at which it was made, and was said by the body that was met or that wrote. */
async function checkSaidWhere(tx: Reading, commitment: NewCommitment): Promise<void> {
  const { authority, audience, said } = commitment
  if (commitment.meeting !== null) {
    const meetings = new MeetingReader(tx)
    const meeting = await meetings.meeting(commitment.meeting)
    if (meeting?.audience !== audience || meeting.authority !== authority)
      throw new Refusal('value-refused', 'meeting')
    const steps = await meetings.steps(meeting.id)
    if (meetingState(steps) !== 'held') throw new Refusal('value-refused', 'meeting')
    if (said < dayOfMeeting(steps)) throw new Refusal('value-refused', 'said')
  }
  if (commitment.reply !== null) {
    const reply = await new ReplyReader(tx).reply(commitment.reply)
    if (reply?.audience !== audience || reply.authority !== authority)
      throw new Refusal('value-refused', 'reply')
    if (said > reply.received) throw new Refusal('value-refused', 'said')
  }
}

type FollowingInput = Omit<NewFollowing, 'once'> & { readonly once: string }

function followingIn({ words, once, ...rest }: FollowingInput): NewFollowing {
  checkKind('commitment-standing', rest.standing, 'standing')
  checkKind('commitment-source', rest.source, 'source')
  if ((rest.source === 'reply') !== (rest.reply !== null))
    throw new Refusal('value-refused', 'reply')
  if (rest.meeting !== null && rest.source !== 'meeting')
    throw new Refusal('value-refused', 'meeting')
  return { ...rest, words: wordsIn(words, MOST_WORDS), once: Buffer.from(once, 'hex') }
}

/** What it is known from is a record that the promise's own audience may see. */
async function checkKnownFrom(
  tx: Reading,
  { audience }: KeptCommitment,
  step: NewFollowing,
): Promise<void> {
  if (step.reply !== null) {
    const reply = await new ReplyReader(tx).reply(step.reply)
    if (reply?.audience !== audience) throw new Refusal('value-refused', 'reply')
    if (step.on < reply.received) throw new Refusal('value-refused', 'on')
  }
  if (step.meeting !== null) {
    const meeting = await new MeetingReader(tx).meeting(step.meeting)
    if (meeting?.audience !== audience) throw new Refusal('value-refused', 'meeting')
  }
}

/** What was erased of it meanwhile is taken as the same. */
function isSame(
  kept: KeptCommitment,
  about: readonly KeptAbout[],
  commitment: NewCommitment,
): boolean {
  const each = (all: readonly KeptAbout[]) =>
    all
      .map(({ person, kind }) => `${person} ${kind ?? ''}`)
      .toSorted()
      .join('\n')
  return (
    kept.kind === commitment.kind &&
    kept.authority === commitment.authority &&
    kept.audience === commitment.audience &&
    kept.meeting === commitment.meeting &&
    kept.reply === commitment.reply &&
    kept.said === commitment.said &&
    kept.due === commitment.due &&
    each(about) === each(commitment.about) &&
    (kept.erased !== null ||
      (kept.words === commitment.words && kept.by_whom === commitment.byWhom))
  )
}

function isSameFollowing(kept: KeptFollowing, step: NewFollowing): boolean {
  return (
    kept.standing === step.standing &&
    kept.source === step.source &&
    kept.reply === step.reply &&
    kept.meeting === step.meeting &&
    kept.on_day === step.on &&
    (kept.erased !== null || kept.words === step.words)
  )
}
