import { commitsUnder, parseEntry } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import type { Reading } from '../db/office.ts'
import { OfficeReader } from '../staff/office-store.ts'
import type { Shard } from './shard-store.ts'

/** What the entry about a log that was filled binds: which places came back, and of how many the entry was lost. */
export interface Filling {
  readonly origin: string
  readonly from: number
  /** The first place behind them. */
  readonly to: number
  readonly lost: number
}

export function fillingFields({ origin, from, to, lost }: Filling) {
  return { origin, from: String(from), to: String(to), lost: String(lost) }
}

/** An entry of the kind `repair`, with what opens it. */
interface Repair {
  readonly body: string
  readonly key: Buffer
  /** Its own place; infinite while it has none, for then all places are older. */
  readonly index: number
}

/**
 * The places of a shard without an entry of which no repair says that a restore lost it: whoever owns the machine can make an
 * entry look lost, and cannot make the log have said so. By index. Needs to read the keys of entries.
 */
export async function unexplainedLosses(
  tx: Reading,
  { number, origin }: Pick<Shard, 'number' | 'origin'>,
): Promise<readonly number[]> {
  let left = await placesWithoutEntry(tx, number)
  if (left.length === 0) return left
  for (const repair of await repairsOf(tx, number)) {
    const older = left.filter((index) => index < repair.index)
    if (isSaidBy(repair, origin, older)) left = left.filter((index) => index >= repair.index)
  }
  return left
}

/**
 * So many places before the first lost one may be those of entries that the backup had and that had no place in it yet. What
 * lies further counts as not said: to try it all would take hours.
 */
const MOST_BEFORE = 20_000

/** So many places behind the last lost one may be those of entries that the backup had: they were written at the same time. */
const MOST_BEHIND = 16

/**
 * Whether a repair says that exactly these entries were lost. It binds the range that came back without showing it; the range
 * begins at, or some entries that the backup had before, the first that was lost, and ends near the last.
 */
function isSaidBy({ body, key, index }: Repair, origin: string, lost: readonly number[]): boolean {
  const [first, last] = [lost[0], lost.at(-1)]
  const reading = parseEntry(body)
  if (first === undefined || last === undefined || reading.verdict !== 'entry') return false
  const commitOf = commitsUnder(nodeHashing, key)
  const end = Math.min(index, last + 1 + MOST_BEHIND)
  for (let from = first; from >= Math.max(0, first - MOST_BEFORE); from--)
    for (let to = last + 1; to <= end; to++) {
      const fields = fillingFields({ origin, from, to, lost: lost.length })
      if (commitOf(fields) === reading.entry.commit) return true
    }
  return false
}

async function placesWithoutEntry(tx: Reading, shard: number): Promise<readonly number[]> {
  const rows = await tx
    .selectFrom('log_leaf')
    .select('index')
    .where('shard', '=', shard)
    .where('of_entry', 'is', null)
    .orderBy('index')
    .execute()
  return rows.map(({ index }) => Number(index))
}

/** The repairs of an office that can be opened, the first one first. */
async function repairsOf(tx: Reading, shard: number): Promise<Repair[]> {
  const rows = await tx
    .selectFrom('entry')
    .innerJoin('entry_key', 'entry_key.entry', 'entry.id')
    .leftJoin('log_leaf', (join) =>
      join.onRef('log_leaf.of_entry', '=', 'entry.id').on('log_leaf.shard', '=', shard),
    )
    .select(['entry.body', 'entry_key.key', 'log_leaf.index'])
    .where('entry.object', '=', await new OfficeReader(tx).object())
    .where('entry.body', 'like', 'amparo/v1/entry\nkind repair\n%')
    .orderBy('entry.id')
    .execute()
  return rows.map(({ body, key, index }) => ({
    body,
    key,
    index: index === null ? Infinity : Number(index),
  }))
}
