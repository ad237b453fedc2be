import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  emptyFrontier,
  formatCheckpoint,
  grow,
  hashLeaf,
  hashRange,
  leafData,
  parseBundle,
  rootOf,
  type Checkpoint,
} from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { gate } from '../db/actor.ts'
import type { Change } from '../db/office.ts'
import { flushFolder } from '../host/flush-folder.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { fillingFields } from './losses.ts'
import { appendLeaves, leavesOf, sizeOf, waitingEntries, type NewLeaf } from './leaf-store.ts'
import { DifferentTiles, openLogFolder, type LogFolder } from './log-folder.ts'
import { DifferentMirror } from './mirror.ts'
import {
  compareWithMemory,
  Forked,
  headOf,
  makeFilesWhole,
  NumbersBehind,
  publish,
  type KeptLog,
} from './publish.ts'
import { holdShard } from './sequencer.ts'
import { openShard, type Shard } from './shard-store.ts'
import { LostMemory } from './signer/signing.ts'

/** How a log stands before anything is done about it. */
export type LogCondition =
  | { readonly kind: 'whole'; readonly size: number }
  /** The database lacks leaves that were signed, and the log's files or their mirror have them: the same log can go on. */
  | { readonly kind: 'can-be-filled'; readonly size: number; readonly signed: Checkpoint }
  /** The rows came from another PostgreSQL: numbers of transactions up to this one are to be used up first. */
  | { readonly kind: 'numbers-behind'; readonly why: string; readonly upTo: bigint }
  /** The files are not what the entries make, and may be made again. */
  | { readonly kind: 'files-differ'; readonly file: string }
  /** The log is whole; what lies in its mirror is something else. */
  | { readonly kind: 'mirror-differs'; readonly file: string }
  /** Nothing makes the signed history whole: only a new log can begin. */
  | { readonly kind: 'broken'; readonly why: string; readonly signed: Checkpoint | null }

/**
 * Holds database, files and signer against each other, and against what cosigners show; changes nothing but what the next
 * signature would write anyway.
 */
export async function conditionOf(
  log: KeptLog,
  elsewhere: () => Promise<string | undefined> = async () => undefined,
): Promise<LogCondition> {
  try {
    const size = await compareWithMemory(log)
    const held = await elsewhere()
    if (held !== undefined) throw new Forked('held-elsewhere', held, size)
    return { kind: 'whole', size: await publish(log) }
  } catch (error) {
    if (error instanceof LostMemory) return { kind: 'broken', why: error.message, signed: null }
    if (error instanceof DifferentMirror) return { kind: 'mirror-differs', file: error.tile }
    if (error instanceof DifferentTiles) return { kind: 'files-differ', file: error.tile }
    if (error instanceof NumbersBehind)
      return { kind: 'numbers-behind', why: error.message, upTo: error.numbers.written + 1n }
    if (!(error instanceof Forked)) throw error
    const signed = headOf(error.last)
    const isFillable =
      error.kind === 'rows-missing' && (await lostLeaves(log, signed)) !== undefined
    return isFillable
      ? { kind: 'can-be-filled', size: error.size, signed }
      : { kind: 'broken', why: error.message, signed }
  }
}

/** What came of filling: how many leaves came back, and for how many of them the entry itself is lost. */
export interface Filled {
  readonly leaves: number
  readonly lost: number
  /** The entry that says so. */
  readonly entry: string
}

/**
 * Gives a restored database the leaves back that were signed after the backup, from the log's own files or their mirror: an entry that is
 * there gets the index it had, and of one that is lost the hash remains at its place. Then the same log goes on. Throws
 * where nothing is missing, and where the files do not make the tree that was signed.
 */
export async function fill(log: KeptLog): Promise<Filled> {
  const { logger, shard, signer } = log
  const signed = headOf((await signer.state()).last)
  const leaves = await lostLeaves(log, signed)
  if (leaves === undefined) throw new Error('The log’s files do not make the tree that was signed.')
  if (leaves.length === 0) throw new Error('The database has all that was signed.')
  return logger.change(gate, async (change) => {
    await holdShard(change, shard.number)
    const first = await sizeOf(change.tx, shard.number)
    if (first + leaves.length !== signed.size)
      throw new Error('The log was added to meanwhile. End the server first.')
    const found = await withTheirEntries(change, shard, leaves)
    await appendLeaves(change.tx, shard.number, first, found)
    const lost = found.filter(({ entry }) => entry === null).length
    const { id } = await change.enter('repair', await new OfficeReader(change.tx).object(), {
      ...fillingFields({ origin: shard.origin, from: first, to: signed.size, lost }),
    })
    return { leaves: leaves.length, lost, entry: id }
  })
}

/**
 * Makes the files of a log again from its entries, and puts what was there aside, as evidence; where to. Throws `Forked`, with
 * everything as it was, where the entries do not make what was signed last.
 */
export async function remakeFiles(log: KeptLog): Promise<string> {
  const { folder, signer } = log
  const beside = `${folder.path}.made-anew`
  rmSync(beside, { recursive: true, force: true })
  const made = openLogFolder(beside)
  await makeFilesWhole({ ...log, folder: made })
  const signed = headOf((await signer.state()).last)
  const root = hashRange(nodeHashing, made.source(signed.size), { start: 0, end: signed.size })
  if (root === undefined || Buffer.compare(root, signed.root) !== 0) {
    rmSync(beside, { recursive: true, force: true })
    throw new Forked('rows-differ', formatCheckpoint(signed), signed.size)
  }
  const aside = asideOf(folder)
  renameSync(folder.path, aside)
  renameSync(beside, folder.path)
  await flushFolder(dirname(folder.path))
  return aside
}

/** Puts what lies in the mirror aside, as evidence; where to. The next signature fills it anew. */
export async function setMirrorAside({ mirror }: KeptLog): Promise<string> {
  if (mirror === null) throw new Error('There is no mirror: name it with AMPARO_LOG_MIRROR.')
  const aside = asideOf(mirror.folder)
  renameSync(mirror.folder.path, aside)
  await flushFolder(dirname(mirror.folder.path))
  return aside
}

function asideOf({ path }: LogFolder): string {
  return `${path}.set-aside-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
}

/**
 * Begins the next log, with new keys and a new name, over all entries that are there. Its first entry says how far the old one
 * was signed and why it could not go on.
 */
export async function beginAnew(log: KeptLog, condition: LogCondition): Promise<Shard> {
  if (condition.kind !== 'broken') throw new Error('A log that can go on is not begun anew.')
  const { signed, why } = condition
  return log.logger.change(gate, (change) =>
    openShard(change, {
      kind: 'repair',
      fields: {
        'old-origin': log.shard.origin,
        'old-size': String(signed?.size ?? 'unknown'),
        'old-root': signed === null ? 'unknown' : Buffer.from(signed.root).toString('base64'),
        why,
      },
    }),
  )
}

/** The leaves that were signed and that the database lacks; undefined where files and rows do not make the signed tree. */
async function lostLeaves(
  { logger, shard, folder, mirror }: KeptLog,
  signed: Checkpoint,
): Promise<readonly Uint8Array[] | undefined> {
  const size = await logger.read(gate, (tx) => sizeOf(tx, shard.number))
  const shown =
    leavesIn(folder, signed.size) ??
    (mirror === null ? undefined : leavesIn(mirror.folder, signed.size))
  if (shown === undefined || size > signed.size) return undefined
  const hashes = shown.map((leaf) => hashLeaf(nodeHashing, leaf))
  const root = rootOf(nodeHashing, grow(nodeHashing, emptyFrontier, hashes))
  if (Buffer.compare(root, signed.root) !== 0) return undefined
  const rows = await logger.read(gate, (tx) => leavesOf(tx, shard.number, { start: 0, end: size }))
  const isSame = rows.every((leaf, at) => Buffer.compare(leaf, shown[at] ?? leaf) === 0)
  return isSame ? shown.slice(size) : undefined
}

/** All leaves of a tree of this size, from the bundles of entries. */
function leavesIn(folder: LogFolder, size: number): readonly Uint8Array[] | undefined {
  const leaves: Uint8Array[] = []
  for (let index = 0; index * 256 < size; index++) {
    const width = Math.min(256, size - index * 256)
    const bytes = folder.read({ level: 'entries', index, width })
    // A full bundle stands for a partial one: each entry has its two bytes of length and 32 more.
    const reading = parseBundle(bytes?.subarray(0, width * 34) ?? new Uint8Array(), width)
    if (reading.verdict === 'malformed') return undefined
    leaves.push(...reading.entries)
  }
  return leaves
}

async function withTheirEntries(
  { tx }: Change,
  shard: Shard,
  leaves: readonly Uint8Array[],
): Promise<NewLeaf[]> {
  const { entries } = await waitingEntries(tx, shard.number, null, 2 ** 31 - 1)
  const byLeaf = new Map(
    entries.map(({ id, body }) => [hex(leafData(nodeHashing, body)), id] as const),
  )
  return leaves.map((leaf) => ({ entry: byLeaf.get(hex(leaf)) ?? null, leaf }))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
