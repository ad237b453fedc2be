import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { copyFiles, type Target } from './copied-files.ts'
import { SLOT, slugsOf, walOf } from './full-copy.ts'
import { addHome } from './home-files.ts'
import { locked } from './locks.ts'
import { writePart } from './part.ts'
import { readPlain, segmentAt, segmentName, positionOf, type Source } from './source.ts'
import { copiesIn, describe, lastPartOf, partPath, type Described, type Place } from './target.ts'

/** The newest copy of a folder that what comes after can be added to, or undefined when a new one must be made. */
export async function continuable(
  admin: pg.Client,
  folder: string,
): Promise<Described | undefined> {
  const here = await walOf(admin)
  for (const copy of (await copiesIn(folder)).reverse()) {
    const last = await lastPartOf(folder, copy).catch(() => undefined)
    const wal = last?.description.wal
    if (last === undefined || !wal) continue
    const follows = wal.system === here.system && wal.timeline === here.timeline
    return follows && (await isKept(admin, wal.next)) ? last : undefined
  }
  return undefined
}

/** Whether PostgreSQL still has its log from this segment on, and goes on keeping it. */
async function isKept(admin: pg.Client, segment: number): Promise<boolean> {
  const { rows } = await admin.query<{ kept: boolean }>(
    `select wal_status <> 'lost' and restart_lsn <= $2::pg_lsn as kept from pg_replication_slots where slot_name = $1`,
    [SLOT, positionOf(segment)],
  )
  return rows[0]?.kept === true
}

/** Which number the next transaction to end will at least have. */
export async function nextTransaction(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ next: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
  )
  return rows[0]?.next ?? ''
}

/** A part that was added. */
export interface Added {
  readonly described: Described
  /**
   * As long as `nextTransaction` gives this, nothing was recorded that is not in the part; null when somebody was recording
   * something just then, who may have ended since under an older number.
   */
  readonly quietUntil: string | null
}

/** Adds to a copy whatever was recorded since its last part. */
export async function addNewer(
  source: Source,
  admin: pg.Client,
  target: Target,
  last: Described,
): Promise<Added> {
  const { folder, office, recipient } = target
  const { copy, part, wal } = last.description
  if (wal === null) throw new Error('a copy without its place in the log')
  const at = new Date().toISOString()
  const { end, quietUntil } = await closeSegment(admin)
  const slugs = await slugsOf(admin)
  const files = await locked(admin, 'files', () => copyFiles(admin, source.home, target, slugs))
  const place: Place = {
    v: 1,
    office,
    copy,
    part: part + 1,
    at,
    previous: last.hash,
    wal: { ...wal, next: end },
    files: files === undefined ? null : { part: files.description.part, sha256: files.hash },
  }
  const path = partPath(folder, copy, place.part)
  await rm(`${path}.new`, { force: true })
  const sealed = await writePart(path, recipient, async (add) => {
    await addHome(add, source.home, slugs, 'newest')
    for (let segment = wal.next; segment < end; segment++) {
      const name = segmentName(wal.timeline, segment)
      const bytes = await readPlain(join(source.data, 'pg_wal', name))
      await add(`wal/${name}`, bytes.length, [bytes])
    }
    return place
  })
  return { described: await describe(folder, { ...place, ...sealed }), quietUntil }
}

/**
 * Ends the segment that is being written, behind a transaction of our own, so that a restore to any instant before now finds
 * one that is later. Gives back the first segment that is not ended.
 */
async function closeSegment(
  admin: pg.Client,
): Promise<{ readonly end: number; readonly quietUntil: string | null }> {
  await admin.query('begin')
  await admin.query('select pg_current_xact_id()')
  const ours = await admin.query<{ next: string; alone: boolean }>(
    `select (pg_current_xact_id()::text::numeric + 1)::text as next,
        pg_snapshot_xmin(pg_current_snapshot()) >= pg_current_xact_id() as alone`,
  )
  await admin.query('commit')
  const { rows } = await admin.query<{ last: string }>('select (pg_switch_wal() - 1)::text as last')
  const { next, alone } = ours.rows[0] ?? { next: '', alone: false }
  return { end: segmentAt(rows[0]?.last ?? '') + 1, quietUntil: alone ? next : null }
}

/** Lets PostgreSQL remove what was copied of its log. */
export async function releaseLog(admin: pg.Client, segment: number): Promise<void> {
  await admin.query('select pg_replication_slot_advance($1, $2::pg_lsn)', [
    SLOT,
    positionOf(segment),
  ])
}

/** Lets PostgreSQL remove all of it. The next copy that is followed by parts begins anew. */
export async function dropSlot(admin: pg.Client): Promise<void> {
  await admin.query(
    'select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1 and not active',
    [SLOT],
  )
}
