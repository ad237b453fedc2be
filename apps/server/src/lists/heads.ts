import type { BatchId, EntryId, ListId, SubjectId } from '@amparo/contract'
import type { Reading } from '../db/office.ts'
import { PeopleLook } from '../register/people-look.ts'
import { todayIn } from '../letters/today.ts'
import { OfficeReader } from '../staff/office-store.ts'
import type { BatchStanding, KeptBatch, KeptList } from './list-store.ts'

export type StaffNames = ReadonlyMap<number, string>

export function termsOf({ purpose, fields, expires, onward }: KeptBatch) {
  return { purpose, fields, expires, onward }
}

/** A version as lists show it. */
export function batchHead(batch: BatchStanding, staff: StaffNames, today: string) {
  return {
    id: batch.id as BatchId,
    list: batch.list as ListId,
    version: batch.version,
    state: batch.state,
    rows: batch.rows,
    received: batch.received,
    applied: batch.applied,
    undone: batch.undone,
    saidOn: batch.said_on,
    terms: termsOf(batch),
    expired: isOver(batch, today),
    by: staff.get(batch.staff) ?? null,
    at: batch.at.toISOString(),
    entry: batch.entry as EntryId,
  }
}

/** Whether the last day on which its content may be kept has passed. */
export function isOver({ expires }: Pick<KeptBatch, 'expires'>, today: string): boolean {
  return expires !== null && expires < today
}

/** What every head needs to be shown. */
export async function aroundHeads(tx: Reading, now: Date, lists: readonly KeptList[]) {
  return {
    partners: await new PeopleLook(tx).labels([...new Set(lists.map(({ partner }) => partner))]),
    staff: await new OfficeReader(tx).names(),
    today: await todayIn(tx, now),
  }
}

export function listFacts({ title, partner }: KeptList, partners: ReadonlyMap<string, string>) {
  return { title, partner: partner as SubjectId, partnerName: partners.get(partner) ?? '' }
}
