import type {
  CommitmentId,
  EntryId,
  MeetingId,
  ReplyId,
  SubjectId,
  Tombstone,
} from '@amparo/contract'
import { erasedIn } from '../db/erasing.ts'
import type { Reading } from '../db/office.ts'
import { PeopleLook } from '../register/people-look.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { standingQuestions } from '../letters/question-store.ts'
import type { KeptAbout, KeptCommitment, ListedCommitment } from './commitment-store.ts'

/** Promises and demands as lists show them. */
export async function commitmentHeads(tx: Reading, all: readonly ListedCommitment[]) {
  const bodies = [...new Set(all.map(({ authority }) => authority))]
  const names = await new PeopleLook(tx).labels(bodies)
  const staff = await new OfficeReader(tx).names()
  return all.map((one) => ({
    id: one.id as CommitmentId,
    audience: one.audience,
    kind: one.kind,
    authority: one.authority as SubjectId,
    authorityName: names.get(one.authority) ?? '',
    meeting: one.meeting as MeetingId | null,
    reply: one.reply as ReplyId | null,
    byWhom: one.by_whom,
    words: one.words,
    said: one.said,
    due: one.due,
    people: one.people,
    standing: one.standing,
    standingOn: one.standingOn,
    isPast: one.isPast,
    by: staff.get(one.staff) ?? null,
    at: one.at.toISOString(),
    entry: one.entry as EntryId,
    erased: erasedIn(one) as Tombstone | null,
  }))
}

interface Answered {
  readonly reply: ReplyId
  readonly on: string
}

/** By person and question: the newest reply of the body, since the promise, that answers what the promise is about. */
export async function answeredSince(
  tx: Reading,
  { authority, audience, said }: KeptCommitment,
  { about, today }: { readonly about: readonly KeptAbout[]; readonly today: string },
): Promise<ReadonlyMap<string, Answered>> {
  const asked = about.filter(({ kind }) => kind !== null)
  if (asked.length === 0) return new Map()
  const people = [...new Set(asked.map(({ person }) => person))]
  const questions = await standingQuestions(tx, today, { people })
  const own = questions.filter((question) => question.audience === audience)
  return new Map(
    own.flatMap(({ person, kind, answers }): [string, Answered][] => {
      const theirs = answers.filter((one) => one.authority === authority && one.received >= said)
      const newest = theirs.toSorted((a, b) => (a.received < b.received ? -1 : 1)).at(-1)
      return newest === undefined
        ? []
        : [[`${person} ${kind}`, { reply: newest.reply as ReplyId, on: newest.received }]]
    }),
  )
}
