import { leafData } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { sql } from 'kysely'
import { gate } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import { failpoint } from './failpoints.ts'
import { appendLeaves, sizeOf, waitingEntries } from './leaf-store.ts'
import type { Shard } from './shard-store.ts'

/** Entries that get their index in one transaction. */
const AT_ONCE = 2_048

/** Gives entries the indices of a shard. */
export interface Sequencer {
  /** Gives every entry an index that may have one now; how many there were. `told` ends it between two rounds. */
  run(told?: AbortSignal): Promise<number>
}

/**
 * An entry gets its index once every transaction that began before its own has ended, in the order of transactions and, in
 * one, of writing. So indices are dense, nothing is left out, and nothing comes in between later. Any number of these may
 * work on one shard: a lock lets one at a time, and each looks again before it writes.
 */
export function sequencerOf(logger: Office, { number }: Shard): Sequencer {
  let from: string | null = null

  async function round(): Promise<number> {
    const { count, next } = await logger.change(gate, async (change) => {
      const { tx } = change
      await holdShard(change, number)
      const first = await sizeOf(tx, number)
      const waiting = await waitingEntries(tx, number, from, AT_ONCE)
      const leaves = waiting.entries.map(({ id, body }) => ({
        entry: id,
        leaf: leafData(nodeHashing, body),
      }))
      if (leaves.length > 0) await appendLeaves(tx, number, first, leaves)
      failpoint('leaves-before-commit')
      return { count: leaves.length, next: waiting.next }
    })
    // Only now: what was not kept is looked for again.
    from = next
    return count
  }

  return {
    async run(told) {
      let count = 0
      for (let last = AT_ONCE; last === AT_ONCE && told?.aborted !== true; count += last) {
        last = await round()
        if (last > 0) failpoint('leaves-committed')
      }
      return count
    },
  }
}

/** Until the transaction ends, nobody else adds to the shard. In a statement of its own: the next one sees what the last holder wrote. */
export async function holdShard({ tx }: Change, shard: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' log ' || ${shard}::text, 0))`.execute(
    tx,
  )
}
