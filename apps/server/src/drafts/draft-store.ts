import type { Change, Reading } from '../db/office.ts'

/** One's own drafts: the row policy gives no others. They are no record and leave no entry. */
export class DraftReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  async envelope(key: string): Promise<Buffer | null> {
    const row = await this.tx
      .selectFrom('draft')
      .select('envelope')
      .where('key', '=', key)
      .executeTakeFirst()
    return row?.envelope ?? null
  }
}

export class DraftWriter extends DraftReader {
  readonly #change: Change

  constructor(change: Change) {
    super(change.tx)
    this.#change = change
  }

  async keep(staff: number, key: string, envelope: Buffer): Promise<void> {
    const updated = this.#change.now
    await this.tx
      .insertInto('draft')
      .values({ staff, key, envelope, updated })
      .onConflict((conflict) =>
        conflict.columns(['staff', 'key']).doUpdateSet({ envelope, updated }),
      )
      .execute()
  }

  async drop(key: string): Promise<void> {
    await this.tx.deleteFrom('draft').where('key', '=', key).execute()
  }
}
