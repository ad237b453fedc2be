import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { erasedPath, keysFolder } from '../host/home.ts'
import type { Add } from './part.ts'
import { readPlain } from './source.ts'
import { unlessMissing } from './target.ts'

/**
 * What of a home goes into a copy besides PostgreSQL and the files of messages: the server's keys, the password of the
 * database, and of each office its public log (of which what is newer follows from the database) and what is known to be erased.
 *
 * Never what the log's signer keeps, nor what is kept where the logs of others are cosigned: keys, and the memory of what was
 * signed last. That memory is there to notice what has gone back in time, and a copy of it would have gone back together with
 * the database.
 */
export async function addHome(
  add: Add,
  home: string,
  slugs: readonly string[],
  extent: Extent,
): Promise<void> {
  const keys = await namesIn(keysFolder(home))
  for (const name of keys.filter((key) => key.endsWith('.server-key')))
    await addFile(add, home, `keys/${name}`)
  for (const name of ['postgres/password', 'backup/recipient', 'backup/number'])
    await addFile(add, home, name)
  for (const slug of slugs) {
    const log = (await filesBelow(home, `log/${slug}`, extent)).sort()
    for (const name of log) await addFile(add, home, name)
    const erased = await readPlain(erasedPath(home, slug)).catch(unlessMissing)
    if (erased !== undefined) await add(`erased/${slug}`, erased.length, [erased])
  }
}

async function addFile(add: Add, home: string, name: string): Promise<void> {
  const bytes = await readPlain(join(home, name)).catch(unlessMissing)
  if (bytes !== undefined) await add(`home/${name}`, bytes.length, [bytes])
}

/** Without what is only just being written; of what is newest, without the shards of the log, whose names are numbers. */
async function filesBelow(home: string, folder: string, extent: Extent): Promise<string[]> {
  const entries = await readdir(join(home, folder), { withFileTypes: true }).catch(unlessMissing)
  const found: string[] = []
  for (const entry of entries ?? []) {
    const name = `${folder}/${entry.name}`
    const isShard = /^\d+$/.test(entry.name)
    if (entry.isDirectory() && (extent === 'whole' || !isShard))
      found.push(...(await filesBelow(home, name, extent)))
    else if (entry.isFile() && /^[A-Za-z0-9._-]{1,120}$/.test(entry.name)) found.push(name)
  }
  return found
}

type Extent = 'whole' | 'newest'

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(unlessMissing)) ?? []
}
