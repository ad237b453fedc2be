import { emptyFrontier, grow, hashLeaf, leafData, rootOf } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import { auditPage, type AuditRow } from './audit-store.ts'
import { newestCheckpoint } from './checkpoint-store.ts'
import { headOf, noteOf } from './publish.ts'
import { allShards, type Shard } from './shard-store.ts'

/** What came of holding a database that came back against what its log had signed. */
export interface CheckedLog {
  readonly entries: number
  /** In sentences. */
  readonly faults: readonly string[]
}

/** Leaves read at once. */
const PAGE = 16_384

/**
 * Hashes every entry again and holds it against its leaf, and all leaves against the newest checkpoint that the database knows.
 * Asks neither tiles, which follow from the leaves, nor the signer. Reads only.
 */
export async function checkRestoredLog(office: Office): Promise<CheckedLog> {
  const checked = []
  for (const shard of await office.read(gate, allShards))
    checked.push(await checkShard(office, shard))
  return {
    entries: checked.reduce((sum, { entries }) => sum + entries, 0),
    faults: checked.flatMap(({ faults }) => faults),
  }
}

async function checkShard(office: Office, shard: Shard): Promise<CheckedLog> {
  const newest = await office.read(gate, (tx) => newestCheckpoint(tx, shard.number))
  const size = newest?.size ?? 0
  const faults: string[] = []
  let frontier = emptyFrontier
  while (frontier.size < size) {
    const range = { start: frontier.size, end: Math.min(size, frontier.size + PAGE) }
    const rows = await office.read(gate, (tx) => auditPage(tx, shard.number, range))
    if (rows.length === 0) break
    for (const row of rows)
      if (!isAsLogged(row)) faults.push(`Entry ${row.entry} is not the one that was logged.`)
    frontier = grow(
      nodeHashing,
      frontier,
      rows.map(({ leaf }) => hashLeaf(nodeHashing, Buffer.from(leaf, 'hex'))),
    )
  }
  if (newest !== undefined) {
    const signed = headOf(noteOf(newest.note).text)
    if (frontier.size !== size || Buffer.compare(rootOf(nodeHashing, frontier), signed.root) !== 0)
      faults.push(`The log ${shard.origin} signed another tree of ${size} than its entries make.`)
  }
  return { entries: size, faults }
}

/** One whose entry an earlier restore had lost stands for itself. */
function isAsLogged({ entry, body, leaf }: AuditRow): boolean {
  if (entry === null) return true
  return body !== null && Buffer.from(leafData(nodeHashing, body)).toString('hex') === leaf
}
