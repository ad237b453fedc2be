import { existsSync } from 'node:fs'
import { rm, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type pg from 'pg'
import { appliedMigrations, migrate } from '../db/migrate.ts'
import { namesOf } from '../db/schema.ts'
import { endIfNamed } from '../failpoint.ts'
import {
  asOwner,
  officesOf,
  openEmbedded,
  openOlder,
  type Host,
  type Progress,
} from '../host/host.ts'
import { checkRestoredLog } from '../log/restored-log.ts'
import type { Binaries } from '../postgres/binaries.ts'
import { endOrphan } from '../postgres/orphan.ts'
import { chooseSite } from '../postgres/site.ts'
import { asideIn, switchOver } from '../postgres/switch.ts'
import { compareViews } from '../register/compare-views.ts'
import {
  copyRows,
  proofOf,
  setSequences,
  tablesOf,
  useUpNumbers,
  type Proof,
  type Table,
} from './copy-rows.ts'

export interface Upgrading {
  readonly home: string
  /** The PostgreSQL that made the data. */
  readonly binaries: Binaries
  /** Its first number. */
  readonly major: string
  readonly say: Progress
  readonly told: AbortSignal
  /** A new bar for something of this size. */
  readonly bar: (all: number) => (reached: number) => void
}

export interface Upgraded {
  readonly tables: number
  readonly rows: number
  /** The old data folder. */
  readonly aside: string
  /** What the old data had wrong already, in sentences. */
  readonly faults: readonly string[]
}

/**
 * Brings a home's data over to the PostgreSQL that npm installed, through SQL, into a new data folder beside the old one. Cut
 * off at any moment the old data serves as before and the next run begins anew; or, in the last moment, the new data does.
 * Throws the signal's reason when told to end.
 */
export async function upgradeHome(asked: Upgrading): Promise<Upgraded> {
  const { home, binaries, major, say, told, bar } = asked
  const made = await (async () => {
    await using old = await openOlder({ home, progress: say, signal: told, binaries })
    const folder = dirname(old.data ?? '')
    if (existsSync(asideIn(folder, major)))
      throw new Error(`${asideIn(folder, major)} is from an earlier upgrade. Move it away first.`)
    await checkRoom(old.admin, folder)
    await clearBeside(home)
    await using fresh = await openEmbedded({
      home,
      progress: say,
      signal: told,
      isBeside: true,
      settings: { max_wal_size: '512MB' },
    })
    const copied = await copyAll(old.admin, fresh.admin, asked)
    say('The numbers of transactions go on from the old ones.')
    let reached: ((done: number) => void) | undefined
    const onReached = (done: number, all: number) => (reached ??= bar(all))(done)
    await useUpNumbers(old.admin, fresh.admin, { told, onReached })
    const faults = await checkOffices(fresh, say)
    told.throwIfAborted()
    await fresh.admin.query('analyze')
    await fresh.admin.query('checkpoint')
    return { ...copied, faults, folder }
  })()
  // Nothing runs on either of them any more.
  endIfNamed('upgrade-proved')
  await switchOver(made.folder, major)
  return { ...made, aside: asideIn(made.folder, major) }
}

/** For PostgreSQL's own log while rows are written, and for what the office takes in afterwards. */
const ROOM_BESIDE = 1024 ** 3

async function checkRoom(admin: pg.Client, folder: string): Promise<void> {
  const { rows } = await admin.query<{ bytes: number }>(
    'select pg_database_size(current_database())::float8 as bytes',
  )
  const needed = (rows[0]?.bytes ?? 0) + ROOM_BESIDE
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < needed)
    throw new Error(
      `The data are made a second time beside the old ones. That takes ${gigabytes(needed)} GB, and ${gigabytes(bavail * bsize)} GB are free below ${folder}. Nothing was changed.`,
    )
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1)
}

/** What a run that was cut off has left, with its PostgreSQL. Whoever calls this holds the old data, so nobody is at work there. */
async function clearBeside(home: string): Promise<void> {
  const site = await chooseSite(home, () => {}, { isBeside: true })
  await endOrphan(site)
  await rm(site.folder, { recursive: true, force: true })
}

/** Schemas by our own migrations, rows from the old side; then every row is read again and compared. */
async function copyAll(
  source: pg.Client,
  target: pg.Client,
  { say, told, bar }: Upgrading,
): Promise<{ tables: number; rows: number }> {
  await source.query('begin transaction isolation level repeatable read, read only')
  const schemas = ['directory', ...(await makeSchemas(source, target))]
  const tables: Table[] = []
  for (const schema of schemas) tables.push(...(await tablesOf(source, schema)))
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0)
  say('Copying the rows (in kilobytes).')
  const proofs = await eachTable(tables, { told, bar: bar(kilobytes(bytes)) }, (table, copying) =>
    copyRows(table, source, target, copying),
  )
  for (const schema of schemas) await setSequences(source, target, schema)
  endIfNamed('upgrade-copied')
  say('Reading them again, to compare.')
  const read = await eachTable(tables, { told, bar: bar(kilobytes(bytes)) }, (table, copying) =>
    proofOf(table, target, copying),
  )
  for (const [at, { name }] of tables.entries()) {
    if (JSON.stringify(proofs[at]) !== JSON.stringify(read[at]))
      throw new Error(
        `The rows of ${name} did not come over as they were. The old data stay as they are.`,
      )
  }
  return { tables: tables.length, rows: proofs.reduce((sum, { rows }) => sum + rows, 0) }
}

/** Each office's schema as far as the old one is; their names. One that was never finished holds nothing. */
async function makeSchemas(source: pg.Client, target: pg.Client): Promise<string[]> {
  const { rows } = await source.query<{ slug: string }>(
    'select slug from directory.office where ready order by created',
  )
  for (const { slug } of rows)
    await migrate(target, slug, namesOf(slug), await appliedMigrations(source, slug))
  // When each was applied comes over with the rows.
  await target.query('delete from directory.migration')
  return rows.map(({ slug }) => namesOf(slug).schema)
}

type OneTable = (
  table: Table,
  copying: { told: AbortSignal; onBytes: (count: number) => void },
) => Promise<Proof>

/** One after the other. A table counts by its size on disk, of which its rows' bytes are most. */
async function eachTable(
  tables: readonly Table[],
  { told, bar }: { told: AbortSignal; bar: (reached: number) => void },
  story: OneTable,
): Promise<Proof[]> {
  const proofs: Proof[] = []
  let before = 0
  for (const table of tables) {
    told.throwIfAborted()
    let within = 0
    const onBytes = (count: number) => {
      within = Math.min(within + count, table.bytes)
      bar(kilobytes(before + within))
    }
    proofs.push(await story(table, { told, onBytes }))
    before += table.bytes
    bar(kilobytes(before))
  }
  return proofs
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1000)
}

/**
 * Brings each office to the newest migration and holds entries against leaves and views against claims. The rows are proved
 * by then: what is wrong here was wrong in the old data, and holding the office back would not mend it.
 */
async function checkOffices(host: Host, say: Progress): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { slug } of await officesOf(host)) {
    await migrate(host.admin, slug, namesOf(slug))
    const { entries, faults: ofLog } = await asOwner(host, slug, checkRestoredLog)
    const { checked, wrong } = await compareViews(host.admin, namesOf(slug))
    say(
      `${slug}: ${entries} entries were held against the log, ${checked} lists against their claims.`,
    )
    faults.push(...ofLog)
    if (wrong.length > 0)
      faults.push(
        `${wrong.length} of ${checked} lists are not what their claims fold to: npm run amparo -- views`,
      )
  }
  return faults
}
