import { readFile } from 'node:fs/promises'
import { formatPolicy, organisationPolicy, type HashSource } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import type { KeptLog } from './publish.ts'
import type { Shard } from './shard-store.ts'

/** What the desk reads of the log beside the tables: its tiles, and the policy by which it is judged. */
export interface ShownLog {
  readonly shard: Shard
  /** The hashes of the tree of this size; undefined ones where a tile is gone. */
  source(size: number): HashSource
  /**
   * Whose signatures count (C2SP tlog-policy): the operator's file, and the log's own keys with nobody beside them where there
   * is none.
   */
  policy(): Promise<string>
}

export function shownLog({ shard, folder, signer }: KeptLog, policyFile: string): ShownLog {
  async function ownKeysAlone(): Promise<string> {
    const { keys } = await signer.state()
    return formatPolicy(nodeHashing, organisationPolicy(keys, [], 0))
  }
  return {
    shard,
    source: (size) => folder.source(size),
    async policy() {
      try {
        return await readFile(policyFile, 'utf8')
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
          return ownKeysAlone()
        throw error
      }
    },
  }
}
