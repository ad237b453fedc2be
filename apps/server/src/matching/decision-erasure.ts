import { eraseRecord, erasedIn, erasedRows, type ErasableKind } from '../db/erasing.ts'
import type { Reading } from '../db/office.ts'
import { boundOf, type KeptDecision } from './decision-store.ts'

/** Why somebody decided that two people are one, or not, in their words; that it was decided, by whom and on what stays. */
export const erasableMatches: ErasableKind = {
  async find(tx, id) {
    const row = await decisionRow(tx, id)
    if (row === undefined) return undefined
    return {
      what: `what was written with the decision “${row.verdict}” about people ${row.one} and ${row.other}`,
      recordedAt: row.at,
      isEmpty: false,
      erased: erasedIn(row),
      entry: row.entry,
    }
  },

  erasedOnes: (tx) => erasedRows(tx, 'match_decision'),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await decisionRow(tx, id)
    if (found === undefined) return undefined
    return eraseRecord<KeptDecision>(change, reason, {
      kind: 'erase.field',
      which: { match: id },
      object: found.object,
      read: () => decisionRow(tx, id),
      names: () => ['words'],
      fields: async (row) => boundOf({ ...row, words: row.words ?? '' }),
      async overwrite(_row, left) {
        await tx
          .updateTable('match_decision')
          .set({ words: null, ...left })
          .where('id', '=', id)
          .execute()
      },
    })
  },
}

async function decisionRow(tx: Reading, id: string): Promise<KeptDecision | undefined> {
  return tx.selectFrom('match_decision').selectAll().where('id', '=', id).executeTakeFirst()
}
