import { leafData } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import type { Reading } from '../db/office.ts'
import { newestShard } from './shard-store.ts'

const PAGE = 100

export interface LoggedEntry {
  readonly id: string
  readonly body: string
  readonly leaf: string
  /** Its place in the newest log; null while it waits for one. */
  readonly index: number | null
}

/** Entries as they were written. They hold commitments and no content. */
export class EntryReader {
  readonly #tx: Reading

  constructor(tx: Reading) {
    this.#tx = tx
  }

  /** A page of entries, newest first. */
  async before(before: string | null): Promise<{ entries: LoggedEntry[]; more: boolean }> {
    let query = (await this.#entries()).orderBy('entry.id', 'desc').limit(PAGE + 1)
    if (before !== null) query = query.where('entry.id', '<', before)
    const rows = await query.execute()
    return { entries: rows.slice(0, PAGE).map(logged), more: rows.length > PAGE }
  }

  async one(id: string): Promise<LoggedEntry | undefined> {
    const row = await (await this.#entries()).where('entry.id', '=', id).executeTakeFirst()
    return row && logged(row)
  }

  async #entries() {
    const shard = await newestShard(this.#tx)
    return this.#tx
      .selectFrom('entry')
      .leftJoin('log_leaf', (join) =>
        join
          .onRef('log_leaf.of_entry', '=', 'entry.id')
          .on('log_leaf.shard', '=', shard?.number ?? 0),
      )
      .select(['entry.id', 'entry.body', 'log_leaf.index'])
  }
}

function logged({
  id,
  body,
  index,
}: {
  id: string
  body: string
  index: string | null
}): LoggedEntry {
  const leaf = Buffer.from(leafData(nodeHashing, body)).toString('hex')
  return { id, body, leaf, index: index === null ? null : Number(index) }
}
