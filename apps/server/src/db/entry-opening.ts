import { commitment, parseEntry, saltsWithout, type Fields, type WrittenSalts } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import type { Reading } from './office.ts'

/** What is left of an entry's key once a field of it was erased, and the list that it was made over. */
export interface Written {
  readonly salts: WrittenSalts
  readonly fieldList: string
}

/** Fields of one entry, by its number and their names. */
export interface EntryFields {
  readonly entry: string
  readonly names: readonly string[]
}

/** The rows do not make the commitment that their entry carries: they are not what was recorded. Nothing was changed. */
export class NotAsRecorded extends Error {
  override readonly name = 'NotAsRecorded'
}

/**
 * Destroys what could show or confirm the values of some fields: the entry's key, after writing out what the other fields need,
 * or the fields' salts where that was done before. `tombstone` is the number of the entry that says so, of this transaction;
 * `fields` are all that the entry was made over, and are asked for only while its key is there.
 */
export async function forgetFields(
  tx: Reading,
  tombstone: string,
  forgotten: EntryFields,
  fields: () => Promise<Fields>,
): Promise<void> {
  const key = await keyOf(tx, forgotten.entry)
  if (key === undefined) return forgetSalts(tx, forgotten)
  const bound = await fields()
  const { fieldList, commit } = commitment(nodeHashing, key, bound)
  if (commit !== (await commitOf(tx, forgotten.entry)))
    throw new NotAsRecorded(
      `What stands under record number ${forgotten.entry} is not what was recorded there. Nothing was erased: its key is the only proof of that. Find out first who changed it.`,
    )
  const names = Object.keys(bound)
  if (names.some((name) => !forgotten.names.includes(name))) {
    const salts = saltsWithout(nodeHashing, key, names, forgotten.names)
    await writeOut(tx, tombstone, forgotten.entry, { salts, fieldList })
  }
  await tx.deleteFrom('entry_key').where('entry', '=', forgotten.entry).execute()
}

async function keyOf(tx: Reading, entry: string): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('entry_key')
    .select('key')
    .where('entry', '=', entry)
    .executeTakeFirst()
  return row?.key
}

async function commitOf(tx: Reading, entry: string): Promise<string | undefined> {
  const row = await tx.selectFrom('entry').select('body').where('id', '=', entry).executeTakeFirst()
  const read = parseEntry(row?.body ?? '')
  return read.verdict === 'entry' ? read.entry.commit : undefined
}

async function writeOut(
  tx: Reading,
  entry: string,
  of_entry: string,
  { salts, fieldList }: Written,
): Promise<void> {
  await tx
    .insertInto('entry_list')
    .values({ of_entry, commit_key: Buffer.from(salts.commit), field_list: fieldList, entry })
    .execute()
  const rows = Object.entries(salts.fields).map(([field, salt]) => ({
    of_entry,
    field,
    salt: Buffer.from(salt),
    entry,
  }))
  if (rows.length > 0) await tx.insertInto('entry_salt').values(rows).execute()
}

async function forgetSalts(tx: Reading, { entry, names }: EntryFields): Promise<void> {
  await tx
    .deleteFrom('entry_salt')
    .where('of_entry', '=', entry)
    .where('field', 'in', names)
    .execute()
}

/** What was written out of an entry's key; undefined while it has its key, and when nothing of it can be shown any more. */
export async function writtenOf(tx: Reading, entry: string): Promise<Written | undefined> {
  const list = await tx
    .selectFrom('entry_list')
    .select(['commit_key', 'field_list'])
    .where('of_entry', '=', entry)
    .executeTakeFirst()
  if (list === undefined) return undefined
  const salts = await tx
    .selectFrom('entry_salt')
    .select(['field', 'salt'])
    .where('of_entry', '=', entry)
    .execute()
  const fields = Object.fromEntries(salts.map(({ field, salt }) => [field, new Uint8Array(salt)]))
  return {
    salts: { commit: new Uint8Array(list.commit_key), fields },
    fieldList: list.field_list,
  }
}
