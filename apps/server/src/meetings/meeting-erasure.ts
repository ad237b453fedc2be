import type { Selectable } from 'kysely'
import {
  eraseRecord,
  erasedIn,
  erasedRows,
  type ErasableKind,
  type ErasedColumns,
} from '../db/erasing.ts'
import type { Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import { boundOfCommitment, boundOfFollowing, CommitmentReader } from './commitment-store.ts'
import { boundOfStep, WORDS_OF_STEP } from './meeting-store.ts'

type StepRow = Selectable<Tables['meeting_step']>
type CommitmentRow = Selectable<Tables['commitment']>
type FollowingRow = Selectable<Tables['commitment_step']>

/** All words of one plan or note of a meeting, named `meeting/number`. That there was one on a day, by whom written, stays. */
export const erasableMeetingSteps: ErasableKind = {
  async find(tx, id) {
    const row = await stepRow(tx, id)
    return row && told(row, `what step ${row.seq} (${row.act}) of meeting ${row.meeting} says`)
  },

  erasedOnes: (tx) => erasedRows(tx, 'meeting_step', ['meeting', 'seq']),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await stepRow(tx, id)
    if (found === undefined) return undefined
    const { meeting, seq } = found
    return eraseRecord<StepRow>(change, reason, {
      kind: 'erase.object',
      which: { meeting, seq: String(seq) },
      object: await objectOf(tx, 'meeting', meeting),
      read: () => stepRow(tx, id),
      names: () => WORDS_OF_STEP,
      fields: (row) => fieldsOfStep(tx, row),
      async overwrite(_row, left) {
        await tx
          .updateTable('meeting_step')
          .set({ place: null, theirs: null, ours: null, words: null, ...left })
          .where('meeting', '=', meeting)
          .where('seq', '=', seq)
          .execute()
      },
    })
  },
}

/** The words of a promise or demand and who said them. About whom it is, by when, and how it stands stays. */
export const erasableCommitments: ErasableKind = {
  async find(tx, id) {
    const row = await commitmentRow(tx, id)
    return row && told(row, `the words of ${row.kind} ${id} of authority ${row.authority}`)
  },

  erasedOnes: (tx) => erasedRows(tx, 'commitment'),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await commitmentRow(tx, id)
    if (found === undefined) return undefined
    return eraseRecord<CommitmentRow>(change, reason, {
      kind: 'erase.object',
      which: { commitment: id },
      object: found.object,
      read: () => commitmentRow(tx, id),
      names: () => ['by', 'words'],
      fields: async (row) => boundOfCommitment(row, await new CommitmentReader(tx).about(id)),
      async overwrite(_row, left) {
        await tx
          .updateTable('commitment')
          .set({ by_whom: null, words: null, ...left })
          .where('id', '=', id)
          .execute()
      },
    })
  },
}

/** What was written beside a word about what became of a promise. How it stands stays. */
export const erasableFollowing: ErasableKind = {
  async find(tx, id) {
    const row = await followingRow(tx, id)
    return row && told(row, `what was written about commitment ${row.commitment} (${id})`)
  },

  erasedOnes: (tx) => erasedRows(tx, 'commitment_step'),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await followingRow(tx, id)
    if (found === undefined) return undefined
    return eraseRecord<FollowingRow>(change, reason, {
      kind: 'erase.field',
      which: { following: id },
      object: await objectOf(tx, 'commitment', found.commitment),
      read: () => followingRow(tx, id),
      names: () => ['words'],
      fields: async (row) => boundOfFollowing(row),
      async overwrite(_row, left) {
        await tx
          .updateTable('commitment_step')
          .set({ words: null, ...left })
          .where('id', '=', id)
          .execute()
      },
    })
  },
}

function told(row: ErasedColumns & { readonly entry: string; readonly at: Date }, what: string) {
  return { what, recordedAt: row.at, isEmpty: false, erased: erasedIn(row), entry: row.entry }
}

/** The first step shares its entry with the meeting itself. */
async function fieldsOfStep(tx: Reading, row: StepRow) {
  const bound = boundOfStep(row)
  if (row.seq > 1) return bound
  const { authority, audience } = await tx
    .selectFrom('meeting')
    .select(['authority', 'audience'])
    .where('id', '=', row.meeting)
    .executeTakeFirstOrThrow()
  return { authority, audience: String(audience), ...bound }
}

async function stepRow(tx: Reading, id: string): Promise<StepRow | undefined> {
  const [meeting = '', seq = ''] = id.split('/')
  return tx
    .selectFrom('meeting_step')
    .selectAll()
    .where('meeting', '=', meeting)
    .where('seq', '=', Number(seq))
    .executeTakeFirst()
}

async function commitmentRow(tx: Reading, id: string): Promise<CommitmentRow | undefined> {
  return tx.selectFrom('commitment').selectAll().where('id', '=', id).executeTakeFirst()
}

async function followingRow(tx: Reading, id: string): Promise<FollowingRow | undefined> {
  return tx.selectFrom('commitment_step').selectAll().where('id', '=', id).executeTakeFirst()
}

async function objectOf(tx: Reading, table: 'meeting' | 'commitment', id: string): Promise<Buffer> {
  const row = await tx
    .selectFrom(table)
    .select('object')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.object
}
