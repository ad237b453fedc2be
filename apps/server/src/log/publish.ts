import {
  consistencyProof,
  formatCheckpoint,
  formatNote,
  parseCheckpoint,
  parseNote,
  withSignatures,
  type Checkpoint,
  type Note,
  type TreeHead,
} from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import {
  cosignaturesOf,
  keepCheckpoint,
  newestCheckpoint,
  sizesSigned,
} from './checkpoint-store.ts'
import { failpoint } from './failpoints.ts'
import { leavesOf, sizeOf, transactionNumbers, type TransactionNumbers } from './leaf-store.ts'
import type { LogFolder, ReadLeaves } from './log-folder.ts'
import type { Mirror } from './mirror.ts'
import type { Shard } from './shard-store.ts'
import type { SignerClient } from './signer/signer-client.ts'
import { LostMemory } from './signer/signing.ts'

/** All that keeps one shard. */
export interface KeptLog {
  readonly logger: Office
  readonly shard: Shard
  readonly folder: LogFolder
  /** The same files on another disk, where an operator named one. */
  readonly mirror: Mirror | null
  readonly signer: SignerClient
}

/** What was signed and the database does not bear out: a restored backup, or rows that somebody changed. */
export class Forked extends Error {
  override readonly name = 'Forked'
  readonly kind: keyof typeof SENTENCES
  /** The text of the checkpoint that was signed last, as the signer remembers it or a cosigner holds it. */
  readonly last: string
  /** How many leaves the database has. */
  readonly size: number

  constructor(kind: Forked['kind'], last: string, size: number) {
    super(SENTENCES[kind](size))
    this.kind = kind
    this.last = last
    this.size = size
  }
}

const SENTENCES = {
  'rows-missing': (size: number) =>
    `The log’s signer has signed more entries than the ${size} that the database has: it was restored from a backup.`,
  'rows-differ': () => 'The log’s signer has signed another history than the database has.',
  'held-elsewhere': () =>
    'A cosigner holds a history under this log’s own signature that neither the database nor the signer knows: both were restored from a backup.',
} as const

/**
 * Holds the database against what was signed last, before anything is written or signed: throws `Forked` where the one does
 * not follow the other, `LostMemory` where the signer remembers less than was signed, and `NumbersBehind`. How many leaves
 * there are.
 */
export async function compareWithMemory(log: KeptLog): Promise<number> {
  const { logger, shard, folder, mirror, signer } = log
  const { last } = await signer.state()
  const signed = headOf(last)
  const { size, kept, numbers } = await logger.read(gate, async (tx) => ({
    size: await sizeOf(tx, shard.number),
    kept: await newestCheckpoint(tx, shard.number),
    numbers: await transactionNumbers(tx),
  }))
  const most = Math.max(kept?.size ?? 0, folder.publishedSize(), mirror?.publishedSize() ?? 0)
  // It remembers before anything is kept or shown: another folder stands in its place, or an older copy of it.
  if (signed.size < most)
    throw new LostMemory(
      `The log’s signer remembers ${signed.size} entries, and ${most} were signed: its folder is another one than it was, or an older copy.`,
    )
  if (size < signed.size) throw new Forked('rows-missing', last, size)
  if (numbers.written >= numbers.next) throw new NumbersBehind(numbers)
  return size
}

/**
 * Entries carry numbers of transactions that this PostgreSQL has not come to: its rows were brought from another one. They would
 * be taken for ones of the future, and newer entries would come before them.
 */
export class NumbersBehind extends Error {
  override readonly name = 'NumbersBehind'
  readonly numbers: TransactionNumbers

  constructor(numbers: TransactionNumbers) {
    super(
      'The rows came from another PostgreSQL, whose numbers of transactions are ahead of this one’s: entries would get their places in a wrong order.',
    )
    this.numbers = numbers
  }
}

/**
 * Signs and publishes the tree as it now is: tiles first, flushed to disk, and to the mirror; then the signature, upon a proof
 * that it follows the last one; then the row; then the file that everybody reads. Killed anywhere, the next one goes on. The size that is
 * published; a tree that was published already is not signed again.
 */
export async function publish(log: KeptLog): Promise<number> {
  const { logger, shard } = log
  const size = await compareWithMemory(log)
  const newest = await logger.read(gate, (tx) => newestCheckpoint(tx, shard.number))
  if (size === 0) return 0
  if (newest?.size !== size) {
    const root = await extend(log, size)
    await log.mirror?.extend(log, { size, root })
    const note = await signedBy(log, { size, root })
    await logger.change(gate, async (change) => {
      await keepCheckpoint(change, shard.number, { size, note: formatNote(note) })
      failpoint('checkpoint-before-commit')
    })
    failpoint('checkpoint-committed')
  }
  await showNewest(log)
  failpoint('checkpoint-published')
  await log.mirror?.show(log)
  return size
}

async function signedBy(
  { shard, folder, signer }: KeptLog,
  { size, root }: TreeHead,
): Promise<Note> {
  const before = headOf((await signer.state()).last)
  const proof = consistencyProof(nodeHashing, folder.source(size), before.size, size)
  if (proof === undefined) throw new Error(`log: no tiles for a proof from ${before.size}`)
  const text = formatCheckpoint({ origin: shard.origin, size, root, extensions: [] })
  const verdict = await signer.sign(text, proof)
  if (verdict.verdict === 'refused') throw new Forked('rows-differ', verdict.last, size)
  failpoint('signed')
  return { text, signatures: verdict.signatures }
}

/** What of a log's files is missing up to this size, for every tree that was signed on the way. */
export async function extend(
  { logger, shard, folder }: ShownFiles,
  size: number,
): Promise<Uint8Array> {
  const signed = await logger.read(gate, (tx) =>
    sizesSigned(tx, shard.number, folder.publishedSize()),
  )
  return folder.extendTo(size, leavesFrom({ logger, shard }), signed)
}

/** A log as far as everybody sees it; nothing in it signs. */
export type ShownFiles = Pick<KeptLog, 'logger' | 'shard' | 'folder'>

/** Makes the files of a log whole again from its rows, up to the newest tree that was signed: also of one that has ended. */
export async function makeFilesWhole(log: ShownFiles): Promise<void> {
  const newest = await log.logger.read(gate, (tx) => newestCheckpoint(tx, log.shard.number))
  if (newest === undefined) return
  await extend(log, newest.size)
  // What was shown is never taken back, also when the database was.
  if (log.folder.publishedSize() <= newest.size) await showNewest(log)
}

/** Writes the newest checkpoint with all its cosignatures where everybody reads it. */
export async function showNewest({ logger, shard, folder }: ShownFiles): Promise<void> {
  const note = await logger.read(gate, async (tx) => {
    const newest = await newestCheckpoint(tx, shard.number)
    if (newest === undefined) return undefined
    const cosignatures = await cosignaturesOf(tx, shard.number, newest.size)
    return formatNote(withSignatures(noteOf(newest.note), cosignatures))
  })
  if (note !== undefined && note !== folder.checkpoint()) await folder.publish(note)
}

/** The leaves of a shard, for whoever makes tiles of them. */
export function leavesFrom({ logger, shard }: Pick<KeptLog, 'logger' | 'shard'>): ReadLeaves {
  return (range) => logger.read(gate, (tx) => leavesOf(tx, shard.number, range))
}

/** A note of our own. */
export function noteOf(text: string): Note {
  const reading = parseNote(text)
  if (reading.verdict === 'malformed') throw new Error('log: a note that does not read')
  return reading.note
}

/** A checkpoint of our own, from its text. */
export function headOf(text: string): Checkpoint {
  const reading = parseCheckpoint(text)
  if (reading.verdict === 'malformed') throw new Error('log: a checkpoint that does not read')
  return reading.checkpoint
}
