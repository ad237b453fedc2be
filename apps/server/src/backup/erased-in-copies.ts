import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Identity } from '@amparo/seal'
import { DamagedPart, readBeginning } from './part.ts'
import { copiesIn, folderOf } from './target.ts'
import { tombstonesIn, type Tombstone } from './tombstones.ts'

/** What is known to be erased, of each office by its short name. */
export type Erased = ReadonlyMap<string, readonly Tombstone[]>

/**
 * What a folder of copies knows to be erased, whichever copy of it is restored and to which instant: what each copy's newest
 * part knows, or, where that cannot be read, the newest that can. A part that has lost its description is asked too: it can
 * only make known that something is erased. `faults` says, in sentences, what could not be asked.
 */
export async function erasedInCopies(
  folder: string,
  identity: Identity,
): Promise<{ readonly erased: Erased; readonly faults: readonly string[] }> {
  const erased = new Map<string, readonly Tombstone[]>()
  const faults: string[] = []
  for (const copy of await copiesIn(folder)) {
    const [newest, ...before] = await newestFirst(folderOf(folder, copy))
    for (const path of newest === undefined ? [] : [newest, ...before]) {
      const known = await knownTo(path, identity)
      if (known === undefined) {
        if (path === newest) faults.push(notAsked(path))
        continue
      }
      for (const [slug, more] of known) erased.set(slug, [...(erased.get(slug) ?? []), ...more])
      break
    }
  }
  return { erased, faults }
}

function notAsked(path: string): string {
  return `${path} cannot be asked what was erased. What was erased since the part before it, or the copy before, may be back: erase it once more.`
}

/** Parts that were written to their end. */
async function newestFirst(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4,}\.tar\.zst\.age$/.test(name))
  return names
    .toSorted((a, b) => Number.parseInt(b, 10) - Number.parseInt(a, 10))
    .map((name) => join(folder, name))
}

/** It stands before the database and its log, which need not be read for it. */
async function knownTo(path: string, identity: Identity): Promise<Erased | undefined> {
  const known = new Map<string, readonly Tombstone[]>()
  try {
    await readBeginning(path, identity, async ({ name }, chunks) => {
      const [kind, slug = ''] = name.split('/')
      if (kind === 'erased')
        known.set(slug, tombstonesIn(Buffer.concat(await chunks.toArray()).toString('utf8')))
      return kind === 'erased' || kind === 'home'
    })
    return known
  } catch (error) {
    if (error instanceof DamagedPart) return undefined
    throw error
  }
}
