import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { entry, type EraseReasonCode } from '@amparo/vocabulary'
import type { Office, Reading } from '../db/office.ts'
import { gate } from '../db/actor.ts'
import { entryHash, entryHashes } from '../db/erasing.ts'
import { flushFolder } from '../host/flush-folder.ts'
import { erasedPath } from '../host/home.ts'
import { KINDS, kindNames, type KindName } from '../commands/erasable-kinds.ts'
import { unlessMissing } from './target.ts'

/**
 * That something was erased, without what it said: which record, by its kind, its number and the hash of the entry that recorded
 * it, and why. The hash makes sure that a number given again, after a database went back in time, is not taken for the old one.
 */
export interface Tombstone {
  readonly kind: KindName
  readonly id: string
  readonly recorded: string
  readonly reason: EraseReasonCode
}

const LINE = /^([a-z]+) ([0-9/]+) ([0-9a-f]{64}) ([a-z-]+)$/

/** Lines that were cut off, or that another version wrote, are left out. */
export function tombstonesIn(text: string): Tombstone[] {
  return text.split('\n').flatMap((line) => {
    const [, kind = '', id = '', recorded = '', reason = ''] = LINE.exec(line) ?? []
    const name = kindNames.find((known) => known === kind)
    return name === undefined || !isReason(reason) ? [] : [{ kind: name, id, recorded, reason }]
  })
}

function isReason(code: string): code is EraseReasonCode {
  return entry('erase-reason', code) !== undefined
}

function lineOf({ kind, id, recorded, reason }: Tombstone): string {
  return `${kind} ${id} ${recorded} ${reason}`
}

/** Told by several copies, each counts once. */
export function eachOnce(tombstones: readonly Tombstone[]): readonly Tombstone[] {
  return [...new Map(tombstones.map((one) => [lineOf(one), one])).values()]
}

/** What this home knows to be erased. */
export async function tombstonesOf(home: string, slug: string): Promise<Tombstone[]> {
  const text = await readFile(erasedPath(home, slug), 'utf8').catch(unlessMissing)
  return tombstonesIn(text ?? '')
}

/**
 * Writes down whatever the database says is erased and the file beside it does not know yet, flushed to disk. Called inside
 * the transaction that erases, before it is kept: cut off in between, the file knows what somebody wanted and confirmed.
 */
export async function noteErased(tx: Reading, home: string, slug: string): Promise<void> {
  await addTombstones(home, slug, await erasedRecords(tx))
}

export async function addTombstones(
  home: string,
  slug: string,
  tombstones: readonly Tombstone[],
): Promise<void> {
  const path = erasedPath(home, slug)
  const known = new Set((await tombstonesOf(home, slug)).map(lineOf))
  const lines = tombstones.map(lineOf).filter((line) => !known.has(line))
  if (lines.length === 0) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // A line break first: the last line may have been cut off.
  await appendFile(path, `\n${lines.join('\n')}\n`, { mode: 0o600, flush: true })
  await flushFolder(dirname(path))
}

async function erasedRecords(tx: Reading): Promise<Tombstone[]> {
  const found: Tombstone[] = []
  for (const kind of kindNames) {
    const ones = await KINDS[kind].of.erasedOnes(tx)
    const hashes = await entryHashes(
      tx,
      ones.map(({ entry: recordedBy }) => recordedBy),
    )
    for (const { id, entry: recordedBy, reason } of ones) {
      const recorded = hashes.get(recordedBy)
      if (recorded !== undefined && isReason(reason)) found.push({ kind, id, recorded, reason })
    }
  }
  return found
}

/** Erases again what a database from before still says; how many records that were. */
export async function eraseAgain(
  eraser: Office,
  tombstones: readonly Tombstone[],
): Promise<number> {
  let count = 0
  for (const { kind, id, recorded, reason } of tombstones)
    await eraser.change(gate, async (change) => {
      const found = await KINDS[kind].of.find(change.tx, id)
      if (found === undefined || found.erased !== null || found.isEmpty) return
      if ((await entryHash(change.tx, found.entry)) !== recorded) return
      await KINDS[kind].of.erase(change, id, reason)
      count += 1
    })
  return count
}
