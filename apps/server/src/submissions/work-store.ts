import type { Reading } from '../db/office.ts'
import type { DoneWork } from './work.ts'

/** Work that has paid for a message. */
export class WorkStore {
  readonly #tx: Reading

  constructor(tx: Reading) {
    this.#tx = tx
  }

  /** Spends a piece of work, in the transaction of the message it pays for; false when it was spent already. */
  async spend({ hash, expires }: DoneWork): Promise<boolean> {
    const { numInsertedOrUpdatedRows: rows } = await this.#tx
      .insertInto('work_spent')
      .values({ hash, expires })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return rows === 1n
  }
}
