import type { Office } from '../db/office.ts'
import { proofOf } from '../log/proving.ts'
import type { ShownLog } from '../log/shown-log.ts'

/** What lies in a package so that its record numbers are checked by a stranger: a name in the archive, and what is in it. */
export type ProofFiles = ReadonlyMap<string, string>

/** As `amparo-verify` calls a policy that came with the proof: it is only compared, and never believed. */
const POLICY = 'log/policy-as-the-office-says'

/**
 * For each record number the entry as it was written and, once the log was signed over it, its proof. An entry shows no value. Where
 * no log is kept there is none of it, and where the newest entries still wait for a signature they are left out.
 */
export async function proofFiles(
  office: Office,
  log: ShownLog | null,
  entries: readonly string[],
): Promise<ProofFiles> {
  const files = new Map<string, string>()
  if (log === null) return files
  const { policy, text } = await log.policy()
  const provable = { office, shard: log.shard, folder: log, policy }
  for (const id of entries) {
    const proving = await proofOf(provable, id)
    if (proving.verdict !== 'proved') continue
    files.set(`log/${id}.entry`, proving.entry)
    files.set(`log/${id}.tlog-proof`, proving.proof)
  }
  if (files.size > 0) files.set(POLICY, text)
  return files
}
