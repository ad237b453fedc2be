import { eraseRecord, erasedIn, erasedRows, type ErasableKind } from '../db/erasing.ts'
import type { Reading } from '../db/office.ts'
import { subjectRow } from '../register/erasure.ts'
import { boundOf, type KeptWord } from './examination-store.ts'

const SAID = ['state', 'provider', 'place', 'on', 'independent', 'cause']

/** All that one word about an examination says. That somebody said one then stays. */
export const erasableExaminations: ErasableKind = {
  async find(tx, id) {
    const row = await wordRow(tx, id)
    if (row === undefined) return undefined
    return {
      what: `word ${id} about an examination of subject ${row.subject}`,
      recordedAt: row.at,
      isEmpty: false,
      erased: erasedIn(row),
      entry: row.entry,
    }
  },

  erasedOnes: (tx) => erasedRows(tx, 'examination_step'),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await wordRow(tx, id)
    if (found === undefined) return undefined
    const { object } = await subjectRow(tx, found.subject)
    return eraseRecord<KeptWord>(change, reason, {
      kind: 'erase.object',
      which: { examination: id },
      object,
      read: () => wordRow(tx, id),
      names: () => SAID,
      fields: async (row) => boundOf(row),
      async overwrite(_row, left) {
        await tx
          .updateTable('examination_step')
          .set({
            state: null,
            provider: null,
            place: null,
            on_day: null,
            independent: null,
            cause: null,
            ...left,
          })
          .where('id', '=', id)
          .execute()
      },
    })
  },
}

async function wordRow(tx: Reading, id: string): Promise<KeptWord | undefined> {
  return tx.selectFrom('examination_step').selectAll().where('id', '=', id).executeTakeFirst()
}
