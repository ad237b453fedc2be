import type { Reading } from '../db/office.ts'

/**
 * Deletes, as the office's eraser, what somebody is just making of an account: corrections, translations, values to record
 * from it. They hold its words.
 */
export async function eraseDraftsOf(tx: Reading, account: string): Promise<void> {
  await tx
    .deleteFrom('draft')
    .where('key', 'in', [
      `correction-${account}`,
      `translation-${account}`,
      `recordaccount-${account}`,
    ])
    .execute()
}
