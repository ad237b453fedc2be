import type { Reading } from '../db/office.ts'
import type { Thread } from './submission-store.ts'

/** Whoever was silent for so long is not here any more. The desk is heard every three seconds. */
const SILENCE = 15_000

/** Who is looking at a message just now. Kept for seconds; no record of anything. */
export class PresenceStore {
  readonly #tx: Reading
  readonly #staff: number
  readonly #now: Date

  constructor(tx: Reading, staff: number, now: Date) {
    this.#tx = tx
    this.#staff = staff
    this.#now = now
  }

  /** `writing`: an answer under way, sealed to the team. */
  async stay({ id, audience }: Thread, writing: Buffer | null): Promise<void> {
    const row = { staff: this.#staff, submission: id, audience, seen: this.#now, writing }
    await this.#tx
      .insertInto('presence')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['staff', 'submission']).doUpdateSet({ seen: row.seen, writing }),
      )
      .execute()
  }

  async leave(submission: string): Promise<void> {
    await this.#tx
      .deleteFrom('presence')
      .where('staff', '=', this.#staff)
      .where('submission', '=', submission)
      .execute()
  }

  async others(submission: string): Promise<{ staff: number; writing: Buffer | null }[]> {
    return this.#tx
      .selectFrom('presence')
      .select(['staff', 'writing'])
      .where('submission', '=', submission)
      .where('staff', '<>', this.#staff)
      .where('seen', '>', new Date(this.#now.getTime() - SILENCE))
      .orderBy('staff')
      .execute()
  }
}
