import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { OfficeNames } from './schema.ts'

/** Where a value that was erased, the keys to it and what was computed from it have lain. */
export const rewritten: readonly string[] = [
  'claim',
  'subject_view',
  'match_key',
  'view_facet',
  'match_decision',
  'entry_key',
  'entry_list',
  'entry_salt',
  'account_version',
  'enquirer_version',
  'family_update',
  'closing_step',
  'consent',
  'consent_decision',
  'letter_paper',
  'letter_cleared',
  'letter_step',
  'reply',
  'answer',
  'list_batch',
  'list_row',
  'list_check',
  'meeting_step',
  'commitment',
  'commitment_step',
  'examination_step',
  'draft',
]

/** What could not be done away with, each in a sentence for the operator; empty when all of it is gone. */
export type Remaining = readonly string[]

/**
 * Leaves nothing of erased rows in PostgreSQL's files. An overwritten row lies in its old place until the table is written
 * anew; its value also stands in the planner's statistics (`pg_statistic`: most common values, bounds of histograms), and
 * every change in the write-ahead log. So: wait for whoever may still read the old rows, write tables and statistics anew,
 * begin a new segment of the log, and let a checkpoint remove the old files.
 *
 * `admin` must be a superuser, and outside a transaction. Safe to repeat. Whoever still reads after `patience` (milliseconds)
 * is named, and nothing is written anew.
 */
export async function rewriteWhatWasErased(
  admin: pg.Client,
  { schema }: OfficeNames,
  patience = PATIENCE_MS,
): Promise<Remaining> {
  const readers = await waitForReaders(admin, patience)
  if (readers.length > 0) return readers
  await admin.query('delete from pg_catalog.pg_statistic where starelid = any ($1::regclass[])', [
    rewritten.map((table) => `${schema}.${table}`),
  ])
  for (const table of rewritten) await admin.query(`vacuum (full, analyze) ${schema}.${table}`)
  await admin.query('vacuum (full) pg_catalog.pg_statistic')
  await admin.query('select pg_switch_wal()')
  await admin.query('checkpoint')
  return [...(await oldLog(admin)), ...(await strayFiles(admin))]
}

const PATIENCE_MS = 60_000

/** A transaction that began before the erasure still sees the old rows, and writing a table anew would carry them along. */
async function waitForReaders(admin: pg.Client, patience: number): Promise<Remaining> {
  const { rows } = await admin.query<{ now: string }>('select pg_current_xact_id()::xid as now')
  const end = Date.now() + patience
  while ((await readersSince(admin, rows[0]?.now ?? '')) > 0) {
    if (Date.now() > end)
      return ['Another session still reads what was there before. End it, and run this again.']
    await sleep(100)
  }
  return []
}

async function readersSince(admin: pg.Client, now: string): Promise<number> {
  const { rows } = await admin.query<{ readers: number }>(
    `select count(*)::int as readers from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and age(backend_xmin) >= age($1::xid)`,
    [now],
  )
  return rows[0]?.readers ?? 0
}

/**
 * Segments from before the checkpoint: kept for an archive, a replica or a slot, or made ready to be used again as they are.
 * None of it happens on the PostgreSQL that Amparo brings; one that `DATABASE_URL` names may do any of it.
 */
async function oldLog(admin: pg.Client): Promise<Remaining> {
  const { rows } = await admin.query<{ kept: boolean; recycled: boolean; archived: boolean }>(
    `select exists (select from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name < redo_wal_file) as kept,
        current_setting('wal_recycle')::bool as recycled, current_setting('archive_mode') <> 'off' as archived
       from pg_control_checkpoint()`,
  )
  const [{ kept, recycled, archived } = { kept: false, recycled: false, archived: false }] = rows
  return [
    ...(kept
      ? ['PostgreSQL keeps older files of its write-ahead log, for a replica or a slot.']
      : []),
    ...(recycled
      ? ['PostgreSQL uses old files of its write-ahead log again as they are (wal_recycle is on).']
      : []),
    ...(archived ? ['PostgreSQL archives its write-ahead log; the archive holds it too.'] : []),
  ]
}

/** Files that no table has: left when the machine lost its power while a table was being written. They may hold old rows. */
async function strayFiles(admin: pg.Client): Promise<Remaining> {
  const { rows } = await admin.query<{ file: string }>(
    `select 'base/' || d.oid || '/' || f.name as file
       from pg_database d, pg_ls_dir('base/' || d.oid, true, false) f (name)
      where d.datname = current_database() and f.name ~ '^[0-9]+([_.]|$)'
        and pg_filenode_relation(0, substring(f.name from '^[0-9]+')::oid) is null`,
  )
  return rows.map(
    ({ file }) =>
      `A file that no table uses was left behind by a crash: ${file}. Once PostgreSQL has ended in order, remove it.`,
  )
}
