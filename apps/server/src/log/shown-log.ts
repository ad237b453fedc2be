import type { HashSource, VerifierKey } from '@amparo/log'
import type { LogPlace } from './keeping-log.ts'
import { keptPolicy, ownKeysAlone, type StatedPolicy } from './log-policy.ts'
import type { KeptLog } from './publish.ts'
import type { Shard } from './shard-store.ts'

/** What the desk reads of the log beside the tables. */
export interface ShownLog {
  readonly shard: Shard
  /** Of the log, as its signer holds them. */
  keys(): Promise<readonly VerifierKey[]>
  /** The hashes of the tree of this size; undefined ones where a tile is gone. */
  source(size: number): HashSource
  /** Whose signatures count, as the office says. */
  policy(): Promise<StatedPolicy>
}

export function shownLog({ shard, folder, signer }: KeptLog, place: LogPlace): ShownLog {
  const keys = async () => (await signer.state()).keys
  return {
    shard,
    keys,
    source: (size) => folder.source(size),
    policy: async () => keptPolicy(place, shard) ?? ownKeysAlone(await keys()),
  }
}
