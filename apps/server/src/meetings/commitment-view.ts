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
import type { ListedCommitment } from './commitment-store.ts'

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
