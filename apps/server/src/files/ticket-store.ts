import { createHash, randomBytes } from 'node:crypto'
import type { Reading } from '../db/office.ts'

const HOUR = 3_600_000

/** Lets somebody have one file's sealed bytes for an hour. The database keeps a ticket's hash alone. */
export class TicketStore {
  readonly #tx: Reading
  readonly #now: Date

  constructor(tx: Reading, now: Date) {
    this.#tx = tx
    this.#now = now
  }

  /** A new ticket: 32 random bytes. */
  async give(staff: number, media: Buffer): Promise<Buffer> {
    const ticket = randomBytes(32)
    await this.#tx
      .insertInto('media_ticket')
      .values({ hash: hashOf(ticket), staff, media, expires: new Date(this.#now.getTime() + HOUR) })
      .execute()
    return ticket
  }

  /** Whether this ticket opens this file just now. */
  async opens(ticket: Buffer, media: Buffer): Promise<boolean> {
    const row = await this.#tx
      .selectFrom('media_ticket')
      .select('expires')
      .where('hash', '=', hashOf(ticket))
      .where('media', '=', media)
      .executeTakeFirst()
    return row !== undefined && row.expires > this.#now
  }

  /** Throws away what is over. */
  async clear(): Promise<void> {
    await this.#tx.deleteFrom('media_ticket').where('expires', '<', this.#now).execute()
  }
}

function hashOf(ticket: Buffer): Buffer {
  return createHash('sha256').update(ticket).digest()
}
