import type { Selectable } from 'kysely'
import {
  eraseRecord,
  erasedIn,
  erasedRows,
  type ErasableKind,
  type ErasedColumns,
} from '../db/erasing.ts'
import type { Change, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import { objectOf } from '../submissions/submission-store.ts'
import { boundOfConsent, boundOfDecision } from './consent-store.ts'

type ConsentRow = Selectable<Tables['consent']>
type DecisionRow = Selectable<Tables['consent_decision']>

/** What was written down beside a consent: names, conditions, the person's own words. What was agreed to stays. */
export const erasableNotes: ErasableKind = {
  async find(tx, id) {
    const row = await consentRow(tx, id)
    return row && told(row, `the note beside consent ${id}`, row.note === null)
  },

  erasedOnes: (tx) => erasedRows(tx, 'consent'),

  async erase(change, id, reason) {
    const { tx } = change
    return eraseAbout<ConsentRow>(change, await consentRow(tx, id), reason, {
      which: { consent: id },
      read: async () => {
        const row = await consentRow(tx, id)
        return row?.note === null ? undefined : row
      },
      names: () => ['note'],
      fields: async (row) => boundOfConsent(row, await linesOf(tx, id)),
      async overwrite(_row, left) {
        await tx
          .updateTable('consent')
          .set({ note: null, ...left })
          .where('id', '=', id)
          .execute()
      },
    })
  },
}

/** The head's written reason between consents that differ. The decision stays. */
export const erasableReasons: ErasableKind = {
  async find(tx, id) {
    const row = await decisionRow(tx, id)
    return row && told(row, `the reason of consent decision ${id}`, false)
  },

  erasedOnes: (tx) => erasedRows(tx, 'consent_decision'),

  async erase(change, id, reason) {
    const { tx } = change
    return eraseAbout<DecisionRow>(change, await decisionRow(tx, id), reason, {
      which: { decision: id },
      read: () => decisionRow(tx, id),
      names: () => ['reason'],
      fields: async (row) => boundOfDecision({ ...row, reason: row.reason ?? Buffer.of() }),
      async overwrite(_row, left) {
        await tx
          .updateTable('consent_decision')
          .set({ reason: null, ...left })
          .where('id', '=', id)
          .execute()
      },
    })
  },
}

interface AboutMessage extends ErasedColumns {
  readonly submission: string
  readonly at: Date
  readonly entry: string
}

function told(row: AboutMessage, what: string, isEmpty: boolean) {
  return {
    what: `${what} to message ${row.submission}`,
    recordedAt: row.at,
    isEmpty,
    erased: erasedIn(row),
    entry: row.entry,
  }
}

async function eraseAbout<Row extends AboutMessage>(
  change: Change,
  found: Row | undefined,
  reason: Parameters<ErasableKind['erase']>[2],
  erasure: Omit<Parameters<typeof eraseRecord<Row>>[2], 'kind' | 'object'>,
): Promise<string | undefined> {
  if (found === undefined) return undefined
  const object = await objectOf(change.tx, found.submission)
  return eraseRecord<Row>(change, reason, { kind: 'erase.field', object, ...erasure })
}

async function consentRow(tx: Reading, id: string): Promise<ConsentRow | undefined> {
  return tx.selectFrom('consent').selectAll().where('id', '=', id).executeTakeFirst()
}

async function decisionRow(tx: Reading, id: string): Promise<DecisionRow | undefined> {
  return tx.selectFrom('consent_decision').selectAll().where('id', '=', id).executeTakeFirst()
}

async function linesOf(tx: Reading, consent: string) {
  return tx
    .selectFrom('consent_line')
    .select(['purpose', 'answer', 'recipients'])
    .where('consent', '=', consent)
    .execute()
}
