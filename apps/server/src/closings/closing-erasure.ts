import { eraseRecord, erasedIn, erasedRows, type ErasableKind } from '../db/erasing.ts'
import type { Reading } from '../db/office.ts'
import { subjectRow } from '../register/erasure.ts'
import { boundOf, type KeptStep } from './closing-store.ts'

/** The reasons in writing of one decision about a search or a person; what was decided, by whom and on what stays. */
export const erasableSteps: ErasableKind = {
  async find(tx, id) {
    const row = await stepRow(tx, id)
    if (row === undefined) return undefined
    return {
      what: `what was written with closing.${row.act} (${row.topic}) of subject ${row.subject}`,
      recordedAt: row.at,
      isEmpty: false,
      erased: erasedIn(row),
      entry: row.entry,
    }
  },

  erasedOnes: (tx) => erasedRows(tx, 'closing_step'),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await stepRow(tx, id)
    if (found === undefined) return undefined
    const { object } = await subjectRow(tx, found.subject)
    return eraseRecord<KeptStep>(change, reason, {
      kind: 'erase.field',
      which: { closing: id },
      object,
      read: () => stepRow(tx, id),
      names: () => ['words'],
      fields: async (row) => boundOf({ ...row, words: row.words ?? '' }),
      async overwrite(_row, left) {
        await tx
          .updateTable('closing_step')
          .set({ words: null, ...left })
          .where('id', '=', id)
          .execute()
      },
    })
  },
}

async function stepRow(tx: Reading, id: string): Promise<KeptStep | undefined> {
  return tx.selectFrom('closing_step').selectAll().where('id', '=', id).executeTakeFirst()
}
