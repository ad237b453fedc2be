import type { Selectable } from 'kysely'
import { eraseRecord, erasedIn, erasedRows, type ErasableKind } from '../db/erasing.ts'
import type { Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import { boundOf, COLUMNS, sha256, type KeptEnquirer } from './enquirer-store.ts'

type VersionRow = Selectable<Tables['enquirer_version']>

/**
 * One version of somebody who asks for a person, named `enquirer/number`: who it is, how they are reached, what they may be told.
 * That somebody asked, when and for whom stays; an update that waits for its hour goes too. Erased as a whole where every version is named.
 */
export const erasableEnquirers: ErasableKind = {
  async find(tx, id) {
    const row = await versionRow(tx, id)
    if (row === undefined) return undefined
    return {
      what: `version ${row.seq} of enquirer ${row.enquirer}`,
      recordedAt: row.at,
      isEmpty: false,
      erased: erasedIn(row),
      entry: row.entry,
    }
  },

  erasedOnes: (tx) => erasedRows(tx, 'enquirer_version', ['enquirer', 'seq']),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await versionRow(tx, id)
    if (found === undefined) return undefined
    const { enquirer: number, seq } = found
    const enquirer = await enquirerRow(tx, number)
    return eraseRecord<VersionRow>(change, reason, {
      kind: 'erase.object',
      which: { enquirer: number, seq: String(seq) },
      object: enquirer.object,
      read: () => versionRow(tx, id),
      names: () => ['envelope', 'commit'],
      fields: async ({ envelope, v_commit }) =>
        boundOf(enquirer, seq, {
          envelope: sha256(envelope ?? Buffer.of()),
          commit: v_commit ?? Buffer.of(),
        }),
      async overwrite(_row, left) {
        await tx
          .updateTable('enquirer_version')
          .set({ envelope: null, v_commit: null, ...left })
          .where('enquirer', '=', number)
          .where('seq', '=', seq)
          .execute()
        await tx.deleteFrom('family_update').where('enquirer', '=', number).execute()
      },
    })
  },
}

/** Every version of one enquirer, or of all who ask for one record, as an operator names them. */
export async function versionsOf(
  tx: Reading,
  of: { readonly enquirer: string } | { readonly person: string },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('enquirer_version as v')
    .innerJoin('enquirer as q', 'q.id', 'v.enquirer')
    .select(['v.enquirer', 'v.seq'])
    .where((is) =>
      'enquirer' in of ? is('q.id', '=', of.enquirer) : is('q.person', '=', of.person),
    )
    .orderBy('v.enquirer')
    .orderBy('v.seq')
    .execute()
  return rows.map(({ enquirer, seq }) => `${enquirer}/${seq}`)
}

async function versionRow(tx: Reading, id: string): Promise<VersionRow | undefined> {
  const [enquirer = '', seq = ''] = id.split('/')
  return tx
    .selectFrom('enquirer_version')
    .selectAll()
    .where('enquirer', '=', enquirer)
    .where('seq', '=', Number(seq))
    .executeTakeFirst()
}

async function enquirerRow(tx: Reading, id: string): Promise<KeptEnquirer> {
  return tx.selectFrom('enquirer').select(COLUMNS).where('id', '=', id).executeTakeFirstOrThrow()
}
