import type { Reading } from '../db/office.ts'

/** Deletes, as the office's eraser, every correction and translation of an account that somebody is just writing: they hold its words. */
export async function eraseDraftsOf(tx: Reading, account: string): Promise<void> {
  await tx
    .deleteFrom('draft')
    .where('key', 'in', [`correction-${account}`, `translation-${account}`])
    .execute()
}
