import {
  checkCheckpoint,
  checkInclusion,
  formatLogProof,
  inclusionProof,
  leafHash,
  parseNote,
  withSignatures,
  type Note,
  type Policy,
  type Standing,
} from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { gate } from '../db/actor.ts'
import type { Office, Reading } from '../db/office.ts'
import {
  checkpointOfSize,
  cosignaturesOf,
  sizesCosigned,
  newestCheckpoint,
} from './checkpoint-store.ts'
import { EntryReader } from './entry-store.ts'
import { indexOf } from './leaf-store.ts'
import type { LogFolder } from './log-folder.ts'
import type { Shard } from './shard-store.ts'

/** What a proof is made from: an office’s log as it is kept, and the policy it is held against before it is given away. */
export interface Provable {
  readonly office: Office
  readonly shard: Shard
  readonly folder: Pick<LogFolder, 'source'>
  readonly policy: Policy
}

export type Proving =
  | {
      readonly verdict: 'proved'
      /** The entry as it was written. */
      readonly entry: string
      readonly index: number
      /** Of the log that the checkpoint speaks of. */
      readonly size: number
      /** The file (C2SP tlog-proof). */
      readonly proof: string
      /** How many others signed, by the policy. */
      readonly standing: Standing
    }
  | { readonly verdict: 'no-entry' }
  /** It gets its place as soon as nothing older can come. */
  | { readonly verdict: 'no-index' }
  /** It has its place, and the log has not been signed since. */
  | { readonly verdict: 'not-signed'; readonly index: number }

/**
 * A stranger’s proof of an entry, by its record number: against the newest checkpoint that enough others signed, or else the
 * newest there is. Held against the policy before it is given away; throws where it does not check, for then rows or files
 * were changed.
 */
export async function proofOf(provable: Provable, id: string): Promise<Proving> {
  const { office, shard } = provable
  return office.read(gate, async (tx): Promise<Proving> => {
    const entry = await new EntryReader(tx).one(id)
    if (entry === undefined) return { verdict: 'no-entry' }
    const index = await indexOf(tx, shard.number, id)
    if (index === undefined) return { verdict: 'no-index' }
    const signed = await signedOver(tx, provable, index)
    if (signed === undefined) return { verdict: 'not-signed', index }
    return {
      verdict: 'proved',
      entry: entry.body,
      index,
      ...made(provable, entry.body, index, signed),
    }
  })
}

interface SignedHead {
  readonly note: Note
  readonly size: number
  readonly root: Uint8Array
  readonly standing: Standing
  readonly isTrusted: boolean
}

async function signedOver(
  tx: Reading,
  provable: Provable,
  index: number,
): Promise<SignedHead | undefined> {
  const newest = await newestCheckpoint(tx, provable.shard.number)
  if (newest === undefined || newest.size <= index) return undefined
  const latest = await headOf(tx, provable, newest.size)
  if (latest.isTrusted) return latest
  for (const size of await sizesCosigned(tx, provable.shard.number, index)) {
    const head = await headOf(tx, provable, size)
    if (head.isTrusted) return head
  }
  return latest
}

async function headOf(tx: Reading, { shard, policy }: Provable, size: number): Promise<SignedHead> {
  const reading = parseNote((await checkpointOfSize(tx, shard.number, size))?.note ?? '')
  if (reading.verdict === 'malformed')
    throw broken(`the checkpoint of ${size} entries does not read`)
  const note = withSignatures(reading.note, await cosignaturesOf(tx, shard.number, size))
  const check = checkCheckpoint(nodeVerifying, policy, note)
  if (check.verdict !== 'trusted' && check.verdict !== 'quorum-not-met')
    throw broken(`the checkpoint of ${size} entries does not check (${check.verdict})`)
  const { checkpoint, standing, verdict } = check
  return { note, size, root: checkpoint.root, standing, isTrusted: verdict === 'trusted' }
}

function made(
  { folder }: Provable,
  entry: string,
  index: number,
  { note, size, root, standing }: SignedHead,
): { size: number; proof: string; standing: Standing } {
  const proof = inclusionProof(nodeHashing, folder.source(size), index, size)
  if (proof === undefined) throw broken(`files of ${size} entries are missing`)
  const claim = { leafHash: leafHash(nodeHashing, entry), index, size, root, proof }
  const { verdict } = checkInclusion(nodeHashing, claim)
  if (verdict !== 'proved') throw broken(`the proof of index ${index} does not check (${verdict})`)
  return { size, standing, proof: formatLogProof({ index, proof, note, extra: null }) }
}

function broken(why: string): Error {
  return new Error(`No proof can be made: ${why}. “npm run amparo -- audit” finds what is wrong.`)
}
