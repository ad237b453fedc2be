import { sql } from 'kysely'
import type { Reading } from './office.ts'

/**
 * Rows that are no record and are over. Which those are, the row policies decide again: run as nobody, they give away
 * nothing else.
 */

/** Who was looking at what, an hour ago. */
export async function clearDeskRows(tx: Reading): Promise<void> {
  await sql`delete from presence where seen < now() - interval '1 hour'`.execute(tx)
}

/** Work that would no longer be accepted in any case. */
export async function clearDoorRows(tx: Reading): Promise<void> {
  await sql`delete from work_spent where expires < now()`.execute(tx)
}
