import { createReadStream } from 'node:fs'
import type { Identity } from '@amparo/seal'
import { openStream } from '@amparo/seal/stream'
import {
  BrokenCopy,
  copiesIn,
  describedPart,
  FILES,
  folderOf,
  isThere,
  type Described,
} from './target.ts'
import { webStream } from './part.ts'

/** A copy as far as it can be used, and why no further; null when to its end. */
export interface Usable {
  readonly copy: string
  /** The full copy and what follows it without a gap. */
  readonly parts: readonly Described[]
  readonly fault: string | null
}

/** Every copy of a folder that has a beginning, the one that reaches furthest first. */
export async function usableCopies(folder: string): Promise<readonly Usable[]> {
  const found: Usable[] = []
  for (const copy of await copiesIn(folder)) {
    const usable = await usablePartsOf(folder, copy)
    if (usable.parts.length > 0 || usable.fault !== null) found.push(usable)
  }
  return found.toSorted((a, b) => reachOf(b) - reachOf(a))
}

/** Until when everything is in it; before all time for a copy without a beginning. */
function reachOf({ parts }: Usable): number {
  return Date.parse(parts.at(-1)?.description.at ?? '0000-01-01T00:00:00Z')
}

/** Parts from the first to the last before a gap. A full copy that was never finished has none, and no fault. */
export async function usablePartsOf(folder: string, copy: string): Promise<Usable> {
  const parts: Described[] = []
  const first = copy === FILES ? 1 : 0
  for (let number = first; ; number++) {
    try {
      const part = await describedPart(folder, copy, number)
      if (part === undefined) {
        const later = await laterThan(folder, copy, number)
        if (later) throw new BrokenCopy(`Of ${folderOf(folder, copy)} part ${number} is missing.`)
        return { copy, parts, fault: null }
      }
      await check(part, parts.at(-1))
      parts.push(part)
    } catch (error) {
      if (!(error instanceof BrokenCopy)) throw error
      return { copy, parts, fault: error.message }
    }
  }
}

async function laterThan(folder: string, copy: string, number: number): Promise<boolean> {
  for (let ahead = number + 1; ahead < number + 4; ahead++)
    if ((await describedPart(folder, copy, ahead)) !== undefined) return true
  return false
}

async function check(part: Described, before: Described | undefined): Promise<void> {
  const { path, description } = part
  if (description.previous !== (before?.hash ?? null))
    throw new BrokenCopy(`${path} does not follow the part before it.`)
  if (before !== undefined && description.office !== before.description.office)
    throw new BrokenCopy(`${path} is another office's.`)
  if (!(await isThere(part))) throw new BrokenCopy(`${path} is missing, or not as long as it was.`)
}

/** Of a copy, what is needed to come to an instant; null for one that cannot be brought there. */
export function upTo({ parts }: Usable, at: Date): readonly Described[] | null {
  const since = parts[0]?.description.wal?.since
  if (since === undefined || Date.parse(since) > at.getTime()) return null
  const last = parts.findIndex(({ description }) => Date.parse(description.at) >= at.getTime())
  return last === -1 ? parts : parts.slice(0, last + 1)
}

/** Whether a key opens any of the copies. */
export async function opensSome(folder: string, identity: Identity): Promise<boolean> {
  const usable = await usableCopies(folder)
  if (usable.length === 0) throw new Error(`There are no copies in ${folder}.`)
  for (const { parts } of usable)
    if (parts[0] !== undefined && (await opens(parts[0].path, identity))) return true
  return false
}

async function opens(path: string, identity: Identity): Promise<boolean> {
  const file = createReadStream(path)
  try {
    await (await openStream(identity, webStream(file))).cancel()
    return true
  } catch {
    return false
  } finally {
    file.destroy()
  }
}
