import { mkdir } from 'node:fs/promises'
import type pg from 'pg'
import tar from 'tar-stream'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { baseBackup, connectForReplication, type BaseBackup } from './base-backup.ts'
import { copyFiles, type Target } from './copied-files.ts'
import { addHome } from './home-files.ts'
import { locked } from './locks.ts'
import { writePart, type Add } from './part.ts'
import { connectTo, segmentAt, type Source } from './source.ts'
import { copiesIn, describe, describedPart, folderOf, newCopyName, partPath } from './target.ts'
import { removeCopy, type Described, type Place, type WalRange } from './target.ts'

/** The slot by which PostgreSQL keeps the part of its log that was not copied yet. */
export const SLOT = 'amparo_copies'

export interface FullCopy {
  readonly say: (line: string) => void
  /** Whether the log is to be kept for parts that follow; else the copy stands alone. */
  readonly followed: boolean
}

/**
 * Copies the whole office as it is, while it works. What was acknowledged before this was called is in. Killed at any moment it
 * leaves a folder without a description, which nobody takes for a copy and the next one clears away.
 */
export async function makeFullCopy(
  source: Source,
  target: Target,
  { say, followed }: FullCopy,
): Promise<Described> {
  const admin = await connectTo(source)
  try {
    return await locked(admin, 'full', async () => {
      for (let attempt = 1; ; attempt++) {
        await clearUnfinished(target.folder)
        const keeping = await reserveLog(source, followed)
        try {
          return await copyAll(source, admin, target, say)
        } catch (error) {
          if (!isOutrun(error)) throw error
          if (attempt === ATTEMPTS) throw new Error(OUTRUN, { cause: error })
          say('  So much was written meanwhile that the copy would have a gap. It begins again.')
        } finally {
          await keeping.end().catch(() => {})
        }
      }
    })
  } finally {
    await admin.end()
  }
}

const ATTEMPTS = 3

const OUTRUN =
  'Each time so much was written while the copy was made that it would have a gap. The copies that are there are whole. Make this one in a quieter hour.'

/** PostgreSQL wrote more during the copy than it keeps for anybody (`max_slot_wal_keep_size`), and what belongs to the copy is gone. */
function isOutrun(error: unknown): boolean {
  return error instanceof Error && 'routine' in error && error.routine === 'CheckXLogRemoved'
}

/** Only with the lock held: whatever has no description then was cut short. */
async function clearUnfinished(folder: string): Promise<void> {
  for (const copy of await copiesIn(folder))
    if ((await describedPart(folder, copy, 0).catch(() => 'broken')) === undefined)
      await removeCopy(folder, copy)
}

/**
 * Keeps the log from now on; for a copy that stands alone only until the connection ends that is given back. That is one of its
 * own: where more is written than is kept, PostgreSQL breaks it.
 */
async function reserveLog(source: Source, followed: boolean): Promise<pg.Client> {
  const keeping = await connectTo(source)
  try {
    await reserve(keeping, followed ? SLOT : `${SLOT}_${process.pid}`, followed)
    return keeping
  } catch (error) {
    await keeping.end().catch(() => {})
    throw error
  }
}

async function reserve(admin: pg.Client, slot: string, followed: boolean): Promise<void> {
  const found = await admin.query<{ lost: boolean }>(
    "select wal_status = 'lost' as lost from pg_replication_slots where slot_name = $1",
    [slot],
  )
  const [row] = found.rows
  if (row?.lost === false) return
  if (row !== undefined) await admin.query('select pg_drop_replication_slot($1)', [slot])
  await admin.query('select pg_create_physical_replication_slot($1, true, $2)', [slot, !followed])
}

async function copyAll(
  source: Source,
  admin: pg.Client,
  target: Target,
  say: (line: string) => void,
): Promise<Described> {
  const { folder, office, recipient } = target
  const now = new Date()
  const copy = newCopyName(now)
  await mkdir(folderOf(folder, copy), { recursive: true, mode: 0o700 })
  const slugs = await slugsOf(admin)
  const replication = await connectForReplication(source.login)
  try {
    let place: Place | undefined
    const sealed = await writePart(partPath(folder, copy, 0), recipient, async (add) => {
      await addHome(add, source.home, slugs, 'whole')
      // What is promised is what was there before the first byte; what came meanwhile is in as far as the log reaches.
      const at = new Date().toISOString()
      const backup = baseBackup(replication)
      await addDatabase(add, backup, say)
      const next = segmentAt(await backup.end)
      const since = new Date().toISOString()
      const files = await locked(admin, 'files', () => copyFiles(admin, source.home, target, slugs))
      place = {
        v: 1,
        office,
        copy,
        part: 0,
        at,
        previous: null,
        wal: { ...(await walOf(admin)), next, since },
        files: files === undefined ? null : { part: files.description.part, sha256: files.hash },
      }
      return place
    })
    if (place === undefined) throw new Error('a copy without a place')
    return await describe(folder, { ...place, ...sealed })
  } finally {
    await replication.end().catch(() => {})
  }
}

/** Every file as PostgreSQL streams it, below `data/`. */
async function addDatabase(
  add: Add,
  backup: BaseBackup,
  say: (line: string) => void,
): Promise<void> {
  const extract = tar.extract()
  const flowing = pipeline(Readable.from(backup.tar), extract as unknown as NodeJS.WritableStream)
  flowing.catch((error: unknown) => extract.destroy(error as Error))
  const tell = await teller(backup, say)
  for await (const entry of extract) {
    const { name, type, size } = entry.header
    if (type === 'directory') {
      await add(`data/${name.replace(/^\.\//, '').replace(/\/?$/, '/')}`, 0, [])
      entry.resume()
    } else if (type === 'file') {
      await add(`data/${name.replace(/^\.\//, '')}`, size, entry as AsyncIterable<Uint8Array>)
      tell(size)
    } else throw new Error(`PostgreSQL has something in its folder that is no file: ${name}.`)
  }
  await flowing
}

/** A line for every tenth part. */
async function teller(
  { estimate }: BaseBackup,
  say: (line: string) => void,
): Promise<(bytes: number) => void> {
  const all = await estimate
  let done = 0
  let told = 0
  return (bytes) => {
    done += bytes
    const tenth = Math.min(10, Math.floor((10 * done) / Math.max(all, 1)))
    if (tenth === told) return
    told = tenth
    say(
      `  [${'#'.repeat(tenth)}${'.'.repeat(10 - tenth)}] ${Math.round(done / 1e6)} MB of the database`,
    )
  }
}

/** Short names of the offices that are here. */
export async function slugsOf(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ slug: string }>(
    'select slug from directory.office where ready order by created',
  )
  return rows.map(({ slug }) => slug)
}

export async function walOf(admin: pg.Client): Promise<Pick<WalRange, 'system' | 'timeline'>> {
  const { rows } = await admin.query<{ system: string; timeline: number }>(
    `select system_identifier::text as system, timeline_id as timeline
       from pg_control_system(), pg_control_checkpoint()`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('PostgreSQL does not say which it is.')
  return row
}
