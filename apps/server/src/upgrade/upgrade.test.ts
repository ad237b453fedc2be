import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { asOwner, openEmbedded, openHost, type Host } from '../host/host.ts'
import { auditLog } from '../log/audit.ts'
import { logFolder } from '../host/home.ts'
import { openLogFolder } from '../log/log-folder.ts'
import { statedPolicy } from '../log/log-policy.ts'
import { publish } from '../log/publish.ts'
import { binariesIn } from '../postgres/binaries.ts'
import { chooseSite } from '../postgres/site.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import type { PreparedOffice } from '../staff/make-office.ts'
import { fillEveryTable, tablesOf } from '../testing/every-table.ts'
import { OLDER, olderPostgres } from '../testing/older-postgres.ts'
import { testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import { openTestOffice, sendMessage, testOffice, type TestOffice } from '../testing/test-office.ts'

/** Processes begin slowly on a machine that has much to do. */
const PATIENCE = 240_000

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

/** What the office was on the older PostgreSQL. */
interface Before {
  readonly slug: string
  readonly prepared: PreparedOffice
  readonly contents: Readonly<Record<string, string>>
  readonly sequences: Readonly<Record<string, string>>
  readonly origin: string
  /** Entries that have an index, and those written since. */
  readonly size: number
  readonly waiting: readonly string[]
}

let home: Awaited<ReturnType<typeof temporaryHome>>
let missing: string | undefined
let before: Before

beforeAll(async () => {
  home = await temporaryHome()
  const binaries = await olderPostgres()
  if (typeof binaries === 'string') return void (missing = binaries)
  const host = await openEmbedded({ home: home.path, progress: () => {}, binaries })
  await using office = await testOffice(undefined, host)
  await fillEveryTable(office, home.path)
  await using kept = await testLog(office, home.path)
  const size = await kept.sequenceAll()
  await publish(kept.log)
  // More transactions than a new cluster has had.
  await host.admin.query(
    'do $$ begin for i in 1..20000 loop perform pg_current_xact_id(); commit; end loop; end $$',
  )
  const waiting = await writeEntries(office, 5)
  before = {
    slug: office.slug,
    prepared: office.prepared,
    contents: await contentsOf(office),
    sequences: await sequencesOf(office),
    origin: kept.log.shard.origin,
    size,
    waiting,
  }
}, PATIENCE)

afterAll(() => home[Symbol.asyncDispose]())

function skipIfMissing(context: TestContext): void {
  if (missing !== undefined) context.skip(missing)
}

/** A hash of each table's rows, made by PostgreSQL itself. */
async function contentsOf(office: TestOffice): Promise<Record<string, string>> {
  const { admin } = office.host
  const own = (await tablesOf(office)).map((table) => `${office.names.schema}.${table}`)
  const found: Record<string, string> = {}
  for (const table of [...own, 'directory.office', 'directory.migration']) {
    const { rows } = await admin.query<{ said: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) as said from ${table} t`,
    )
    found[table] = rows[0]?.said ?? ''
  }
  return found
}

async function sequencesOf({ host, names }: TestOffice): Promise<Record<string, string>> {
  const { rows } = await host.admin.query<{ name: string; last: string }>(
    'select sequencename as name, last_value::text as last from pg_sequences where schemaname = $1',
    [names.schema],
  )
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]))
}

/** Who may do what, by which policies, on what: with the names of the office taken out. */
async function rightsOf({ host, names }: TestOffice): Promise<string[]> {
  const { rows } = await host.admin.query<{ line: string }>(
    `select concat_ws(' ', relname, relkind, relrowsecurity, pg_get_userbyid(relowner), relacl) as line
       from pg_class where relnamespace = $1::text::regnamespace
     union all select concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attacl)
       from pg_attribute join pg_class c on c.oid = attrelid where relnamespace = $1::text::regnamespace and attnum > 0
     union all select concat_ws(' ', tablename, policyname, roles, cmd, qual, with_check) from pg_policies where schemaname = $1::text
     union all select concat_ws(' ', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid))
       from pg_constraint where connamespace = $1::text::regnamespace
     union all select concat_ws(' ', proname, proacl, prosecdef, pg_get_userbyid(proowner), md5(prosrc)) from pg_proc where pronamespace = $1::text::regnamespace
     union all select concat_ws(' ', nspname, nspacl) from pg_namespace where nspname = $1::text
     union all select concat_ws(' ', rolname, rolsuper, rolinherit, rolbypassrls, rolconfig) from pg_roles where rolname like $1::text || '\\_%'`,
    [names.schema],
  )
  return rows.map(({ line }) => line.replaceAll(names.schema, 'office')).toSorted()
}

interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly said: string
}

/** The command as a process of its own. */
async function amparo(
  args: readonly string[],
  given: { failpoint?: string; endAt?: string } = {},
): Promise<Ended> {
  const { failpoint, endAt } = given
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: {
      ...process.env,
      AMPARO_HOME: home.path,
      ...(failpoint !== undefined && { AMPARO_FAILPOINT: failpoint }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let isTold = false
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (!isTold && endAt !== undefined && said.includes(endAt)) isTold = child.kill('SIGINT')
    })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  return { code, signal, said }
}

async function postgresFolder(): Promise<string> {
  return (await chooseSite(home.path, () => {})).folder
}

async function majorIn(data: string): Promise<string> {
  return (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim()
}

async function expectAsBefore(office: TestOffice): Promise<void> {
  expect(await contentsOf(office)).toEqual(before.contents)
  expect(await sequencesOf(office)).toEqual(before.sequences)
}

const reopened = async (host: Host) => openTestOffice(host, before.slug, before.prepared)

/** The old data serve: nothing else does, and the old PostgreSQL finds all of it. */
async function expectOldData(): Promise<void> {
  const folder = await postgresFolder()
  expect(await majorIn(join(folder, 'data'))).toBe('17')
  expect(existsSync(join(folder, 'data.17'))).toBe(false)
  await expect(openHost(home.path, () => {})).rejects.toThrow('npm run amparo -- upgrade')
}

const UPGRADE = ['upgrade', '--from', OLDER]

test('data of an older PostgreSQL are refused with the command, which says what it needs', async (context) => {
  skipIfMissing(context)
  await expectOldData()
  const alone = await amparo(['upgrade'])
  expect(alone).toMatchObject({ code: 1, signal: null })
  expect(alone.said).toMatch(/npm install .*@17\.\d+[\s\S]* upgrade --from /)
  const wrong = await amparo(['upgrade', '--from', home.path])
  expect(wrong.said).toContain('There is no PostgreSQL in')
  await expectOldData()
})

test(
  'told to end, it has changed nothing',
  async (context) => {
    skipIfMissing(context)
    const ended = await amparo(UPGRADE, { endAt: 'Copying' })
    expect(ended).toMatchObject({ code: 2, signal: null })
    expect(ended.said).toContain('Not finished. The old data are as they were')
    await expectOldData()
  },
  PATIENCE,
)

for (const failpoint of ['upgrade-copied', 'upgrade-proved'])
  test(
    `killed at ${failpoint}, the old data serve as before`,
    async (context) => {
      skipIfMissing(context)
      expect(await amparo(UPGRADE, { failpoint })).toMatchObject({ code: null, signal: 'SIGKILL' })
      await expectOldData()
    },
    PATIENCE,
  )

test(
  'killed between its last two steps, whoever starts next goes forward; and the old data are whole',
  async (context) => {
    skipIfMissing(context)
    const folder = await postgresFolder()
    const ended = await amparo(UPGRADE, { failpoint: 'upgrade-aside' })
    expect(ended).toMatchObject({ code: null, signal: 'SIGKILL' })
    expect(existsSync(join(folder, 'data'))).toBe(false)
    {
      await using office = await reopened(await openHost(home.path, () => {}))
      await expectAsBefore(office)
    }
    expect((await readdir(folder)).toSorted()).toEqual(expect.arrayContaining(['data', 'data.17']))
    expect(existsSync(join(folder, 'upgrade'))).toBe(false)
    const again = await amparo(UPGRADE)
    expect(again).toMatchObject({ code: 0 })
    expect(again.said).toContain('Nothing to do')
    // Somebody goes back.
    await rm(join(folder, 'data'), { recursive: true })
    await rename(join(folder, 'data.17'), join(folder, 'data'))
    const binaries = await binariesIn(OLDER)
    const host = await openEmbedded({ home: home.path, progress: () => {}, binaries })
    await using office = await reopened(host)
    await expectAsBefore(office)
  },
  PATIENCE,
)

test(
  'every row comes over, rights are those of a new office, and the log goes on',
  async (context) => {
    skipIfMissing(context)
    const ended = await amparo(UPGRADE)
    expect(ended, ended.said).toMatchObject({ code: 0, signal: null })
    expect(ended.said).not.toContain('WRONG')
    const folder = await postgresFolder()
    expect(await majorIn(join(folder, 'data'))).toBe('18')
    expect(await majorIn(join(folder, 'data.17'))).toBe('17')

    await using office = await reopened(await openHost(home.path, () => {}))
    await expectAsBefore(office)
    await using kept = await testLog(office, home.path)
    expect(kept.log.shard.origin).toBe(before.origin)

    expect((await sendMessage(office)).told.status).toBe(200)
    const written = await writeEntries(office, 3)
    expect(await publish(kept.log)).toBe(before.size)
    const total = await kept.sequenceAll()
    expect(await publish(kept.log)).toBe(total)
    const { rows } = await office.host.admin.query<{ entry: string }>(
      `select of_entry as entry from ${office.names.schema}.log_leaf where index >= $1 order by index`,
      [before.size],
    )
    const order = rows.map(({ entry }) => entry)
    // Those that waited come first, in their order; what came since comes after.
    expect(order.slice(0, before.waiting.length)).toEqual(before.waiting)
    expect(order.slice(-written.length)).toEqual(written)
    await expectLogWhole(office, kept)

    const made = await testOffice(undefined, {
      ...office.host,
      [Symbol.asyncDispose]: async () => {},
    })
    await using _made = made
    expect(await rightsOf(office)).toEqual(await rightsOf(made))
    expect(office.bugs).toEqual([])
  },
  PATIENCE,
)

/** By the audit, over files, signatures and rows of both sides of the move. */
async function expectLogWhole(office: TestOffice, { log }: TestLog): Promise<void> {
  const place = { home: home.path, slug: office.slug }
  const { policy } = await statedPolicy(place, log.shard)
  const report = await asOwner(office.host, office.slug, (owner) =>
    auditLog({
      office: owner,
      shard: log.shard,
      folder: openLogFolder(logFolder(home.path, office.slug, log.shard.number)),
      keys: policy.logs.map(({ key }) => key).filter(({ name }) => name === log.shard.origin),
      cosigners: [],
      isOpen: true,
    }),
  )
  expect(report).toMatchObject({ findings: [], waiting: 0, lost: [] })
  expect(report.checkpoints).toBeGreaterThan(2)
}
