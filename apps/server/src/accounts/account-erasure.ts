import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { eraseRecord, erasedIn, erasedRows, type ErasableKind } from '../db/erasing.ts'
import type { Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import { eraseDraftsOf } from '../drafts/erase-drafts.ts'
import { boundOf, boundOfFirst, kept, COLUMNS, type KeptAccount } from './account-store.ts'

type VersionRow = Selectable<Tables['account_version']>

/**
 * One version of an account, named `account/number`: the words, what stands beside them, and what bound the log to them. The
 * hash of the bytes stays, because the version after it names it. Corrections and translations that somebody is just writing,
 * and values being recorded from it, hold the same words, and go with the first version of theirs that is erased.
 */
export const erasableVersions: ErasableKind = {
  async find(tx, id) {
    const row = await versionRow(tx, id)
    if (row === undefined) return undefined
    return {
      what: `version ${row.seq} (${row.kind}) of account ${row.account}`,
      recordedAt: row.at,
      isEmpty: false,
      erased: erasedIn(row),
      entry: row.entry,
    }
  },

  erasedOnes: (tx) => erasedRows(tx, 'account_version', ['account', 'seq']),

  async erase(change, id, reason) {
    const { tx } = change
    const found = await versionRow(tx, id)
    if (found === undefined) return undefined
    const { account: number, seq } = found
    const account = await accountRow(tx, number)
    return eraseRecord<VersionRow>(change, reason, {
      kind: 'erase.object',
      which: { account: number, seq: String(seq) },
      object: account.object,
      read: () => versionRow(tx, id),
      names: () => ['head', 'commit'],
      fields: async (row) => fieldsOf(account, row),
      async overwrite(_row, left) {
        await tx
          .updateTable('account_version')
          .set({ envelope: null, head: null, v_commit: null, ...left })
          .where('account', '=', number)
          .where('seq', '=', seq)
          .execute()
        await eraseDraftsOf(tx, number)
      },
    })
  },
}

/** The names of all versions of an account, oldest first; none where there is no such account. */
export async function versionsOf(tx: Reading, account: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('account_version')
    .select('seq')
    .where('account', '=', account)
    .orderBy('seq')
    .execute()
  return rows.map(({ seq }) => `${account}/${seq}`)
}

function fieldsOf(account: KeptAccount, { seq, kind, sha256, head, v_commit }: VersionRow) {
  const hashed = {
    envelope: sha256,
    head: head && createHash('sha256').update(head).digest(),
    commit: v_commit ?? Buffer.of(),
  }
  return seq === 1 ? boundOfFirst(account, hashed) : boundOf({ seq, kind }, hashed)
}

async function versionRow(tx: Reading, id: string): Promise<VersionRow | undefined> {
  const [account = '', seq = ''] = id.split('/')
  return tx
    .selectFrom('account_version')
    .selectAll()
    .where('account', '=', account)
    .where('seq', '=', Number(seq))
    .executeTakeFirst()
}

async function accountRow(tx: Reading, id: string): Promise<KeptAccount> {
  const row = await tx
    .selectFrom('account')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return kept(row)
}
