import { leafData } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import type { Reading } from '../db/office.ts'

const PAGE = 100

export interface LoggedEntry {
  readonly id: string
  readonly body: string
  readonly leaf: string
}

/** Entries as they were written. They hold commitments and no content. */
export class EntryReader {
  readonly #tx: Reading

  constructor(tx: Reading) {
    this.#tx = tx
  }

  /** A page of entries, newest first. */
  async before(before: string | null): Promise<{ entries: LoggedEntry[]; more: boolean }> {
    let query = this.#tx
      .selectFrom('entry')
      .select(['id', 'body'])
      .orderBy('id', 'desc')
      .limit(PAGE + 1)
    if (before !== null) query = query.where('id', '<', before)
    const rows = await query.execute()
    return { entries: rows.slice(0, PAGE).map(logged), more: rows.length > PAGE }
  }

  async one(id: string): Promise<LoggedEntry | undefined> {
    const row = await this.#tx
      .selectFrom('entry')
      .select(['id', 'body'])
      .where('id', '=', id)
      .executeTakeFirst()
    return row && logged(row)
  }
}

function logged({ id, body }: { id: string; body: string }): LoggedEntry {
  return { id, body, leaf: Buffer.from(leafData(nodeHashing, body)).toString('hex') }
}
