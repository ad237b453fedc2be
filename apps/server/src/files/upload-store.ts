import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'

/** A file on its way, as far as moving its bytes needs. */
export interface Upload {
  readonly id: Buffer
  readonly mailbox: Buffer
  readonly submission: string
  readonly audience: number
  /** Bytes of payload in all. */
  readonly length: number
  readonly state: Buffer
  readonly expires: Date
}

/** How many files and bytes of payload a thread has taken. */
export interface Taken {
  readonly files: number
  readonly bytes: number
}

/**
 * Files that were begun and not finished. The row policies show a sender those of their own mailbox, and an officer those
 * they began themselves. What is over counts as gone, though the sweep may not have been there yet.
 */
export class UploadStore {
  readonly #tx: Reading
  readonly #now: Date

  constructor(tx: Reading, now: Date) {
    this.#tx = tx
    this.#now = now
  }

  async ofMailbox(mailbox: Buffer): Promise<Upload[]> {
    const rows = await this.#tx
      .selectFrom('upload')
      .selectAll()
      .where('mailbox', '=', mailbox)
      .where('expires', '>', this.#now)
      .orderBy('expires')
      .orderBy('id')
      .execute()
    return rows.map((row) => ({ ...row, length: Number(row.length) }))
  }

  async one(id: Buffer): Promise<Upload | undefined> {
    const row = await this.#tx
      .selectFrom('upload')
      .selectAll()
      .where('id', '=', id)
      .where('expires', '>', this.#now)
      .executeTakeFirst()
    return row && { ...row, length: Number(row.length) }
  }

  /** Whether a file that is kept has this name already, in whatever thread. */
  async isKept(id: Buffer): Promise<boolean> {
    const { rows } = await sql<{ kept: boolean }>`select is_media(${id}) as kept`.execute(this.#tx)
    return rows[0]?.kept ?? false
  }

  /** Keeps a new upload. Rejects with a unique violation when its name is anybody's. */
  async begin(upload: Omit<Upload, 'expires'>, staff: number | null): Promise<void> {
    await this.#tx
      .deleteFrom('upload')
      .where('id', '=', upload.id)
      .where('expires', '<=', this.#now)
      .execute()
    await this.#tx
      .insertInto('upload')
      .values({ ...upload, length: String(upload.length), staff, expires: endOf(this.#now) })
      .execute()
  }

  /** Forgets an upload; whether there was one. */
  async end(id: Buffer): Promise<boolean> {
    const { numDeletedRows } = await this.#tx
      .deleteFrom('upload')
      .where('id', '=', id)
      .executeTakeFirst()
    return numDeletedRows > 0n
  }

  /** Forgets everybody's uploads that are over; their names. Only for an actor who is nobody: see the row policies. */
  async endOver(): Promise<Buffer[]> {
    const rows = await this.#tx
      .deleteFrom('upload')
      .where('expires', '<', this.#now)
      .returning('id')
      .execute()
    return rows.map(({ id }) => id)
  }

  /** Those of these names that belong to no upload and to no file. */
  async nobodys(ids: readonly Buffer[]): Promise<Buffer[]> {
    const { rows } = await sql<{ id: Buffer }>`
      select id from unnest(${ids}::bytea[]) id where not is_upload(id) and not is_media(id)`.execute(
      this.#tx,
    )
    return rows.map(({ id }) => id)
  }

  /** The mailbox into which a sender's upload goes, for the moment before they have shown its secret. */
  async mailboxOf(id: Buffer): Promise<Buffer | null> {
    const { rows } = await sql<{
      mailbox: Buffer | null
    }>`select upload_mailbox(${id}) as mailbox`.execute(this.#tx)
    return rows[0]?.mailbox ?? null
  }
}

const HOUR = 3_600_000

/** At least 72 hours, up to the next whole one: the minute at which somebody sent is nobody's business. */
function endOf(now: Date): Date {
  return new Date(Math.ceil((now.getTime() + 72 * HOUR) / HOUR) * HOUR)
}
