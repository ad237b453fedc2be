import type { Language } from '@amparo/vocabulary'
import { sql } from 'kysely'
import type { Change, Reading } from '../db/office.ts'

/** Calendar addresses: at most one is open for each member, the newest. */
export class AddressReader {
  readonly #tx: Reading

  constructor(tx: Reading) {
    this.#tx = tx
  }

  /** Since when a member's address is open; null where none is. */
  async openSince(staff: number): Promise<Date | null> {
    const newest = await this.#tx
      .selectFrom('calendar_address')
      .select(['hash', 'at'])
      .where('staff', '=', staff)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return newest === undefined || newest.hash === null ? null : newest.at
  }

  /** Whose open address this is the secret of; as the gate. */
  async ownerOf(
    hash: Buffer,
  ): Promise<{ readonly staff: number; readonly language: Language } | undefined> {
    const { rows } = await sql<{ staff: number; language: Language }>`
      select a.staff, a.language from calendar_address a where a.hash = ${hash}
        and not exists (select from calendar_address b where b.staff = a.staff and b.id > a.id)`.execute(
      this.#tx,
    )
    return rows[0]
  }
}

/** Makes or takes back a member's own; either is an entry in their own sequence. `hash` null takes it back. */
export async function setAddress(
  change: Change,
  staff: number,
  { hash, language }: { readonly hash: Buffer | null; readonly language: Language },
): Promise<void> {
  const kind = hash === null ? 'calendar.close' : 'calendar.open'
  const { id: entry } = await change.enterOwn(kind, {})
  await change.tx
    .insertInto('calendar_address')
    .values({ staff, language, hash, at: change.now, entry })
    .execute()
}
