import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { isAlive, mayBeAtWork } from './postmaster.ts'
import { startPostgres, type Postgres, type StartOptions } from './start-postgres.ts'
import { temporaryHome } from './temporary-home.ts'

// Every test starts real processes in a folder of its own, with fsync on.

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

test('what is committed is there after a stop and a start', async () => {
  const home = await aHome()
  const first = await start(home)
  await query(first, "create table kept (word text); insert into kept values ('kept')")
  await first.stop()
  expect(await words(await start(home), 'kept')).toEqual(['kept'])
})

test('a stop ends the process, and may be called twice', async () => {
  const postgres = await start(await aHome())
  const pid = postgres.pid()!
  await Promise.all([postgres.stop(), postgres.stop()])
  expect(isAlive(pid)).toBe(false)
})

test('nothing gets in without the password, and nothing listens on a network', async () => {
  const postgres = await start(await aHome())
  const wrong = new pg.Client({ ...as(postgres), password: 'wrong' })
  await expect(wrong.connect()).rejects.toMatchObject({ code: '28P01' })
  expect(await query(postgres, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
})

test('the password and the data can be read by nobody else', async () => {
  const home = await aHome()
  const postgres = await start(home)
  expect(await mode(join(home, 'postgres', 'password'))).toBe('600')
  for (const folder of [postgres.data, postgres.host, postgres.log]) {
    expect(await mode(folder)).toBe('700')
  }
})

test('a second one on the same home is refused and disturbs nothing', async () => {
  const home = await aHome()
  const first = await start(home)
  const pid = first.pid()
  const refusal = startPostgres({ home, progress: () => {} })
  await expect(refusal).rejects.toMatchObject({
    name: 'AnotherAmparo',
    message: expect.stringContaining(`process ${process.pid}`),
  })
  expect(await query(first, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(first.pid()).toBe(pid)
})

test('of two that start on an empty home at once one works and one is refused', async () => {
  const home = await aHome()
  const both = await Promise.allSettled([start(home), startInProcess(home)])
  expect(both.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
  const [refused] = both.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  expect(String(refused)).toContain('Another Amparo is running on this data')
})

test('after kill -9 of the one that started it, the next one replaces it and loses nothing', async () => {
  const home = await aHome()
  const killed = await startInProcess(home)
  await query(killed, "create table kept (word text); insert into kept values ('kept')")
  killed.process.kill('SIGKILL')
  await once(killed.process, 'exit')
  expect(isAlive(killed.pid)).toBe(true)
  const next = await start(home)
  expect(next.replacedOrphan).toBe(true)
  expect(await mayBeAtWork(killed.pid, next.data)).toBe(false)
  expect(await words(next, 'kept')).toEqual(['kept'])
})

test('after kill -9 of both, the next one recovers every committed row', async () => {
  const home = await aHome()
  const killed = await startInProcess(home)
  await query(killed, "create table kept (word text); insert into kept values ('kept')")
  killed.process.kill('SIGKILL')
  process.kill(killed.pid, 'SIGKILL')
  await once(killed.process, 'exit')
  const next = await start(home)
  expect(next.replacedOrphan).toBe(false)
  expect(await words(next, 'kept')).toEqual(['kept'])
})

test('kill -9 of PostgreSQL under a running server: it comes back with every committed row', async () => {
  const said: string[] = []
  const postgres = await start(await aHome(), { progress: (line) => said.push(line) })
  const pid = postgres.pid()!
  await query(postgres, "create table kept (word text); insert into kept values ('kept')")
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(() => expect(said).toContain('PostgreSQL is back.'), PATIENCE)
  expect(said).toContain('PostgreSQL is gone; starting it again.')
  expect(postgres.pid()).not.toBe(pid)
  expect(await words(postgres, 'kept')).toEqual(['kept'])
})

test('when only its sessions are cut, PostgreSQL stays and the lock is taken again', async () => {
  const home = await aHome()
  const said: string[] = []
  const postgres = await start(home, { progress: (line) => said.push(line) })
  const pid = postgres.pid()
  await query(
    postgres,
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
  )
  await vi.waitFor(() => expect(said).toContain('PostgreSQL is back.'), PATIENCE)
  expect(postgres.pid()).toBe(pid)
  await expect(startPostgres({ home, progress: () => {} })).rejects.toMatchObject({
    name: 'AnotherAmparo',
  })
})

test('a stop while it recovers from the crash of a session ends it, and loses nothing', async () => {
  const home = await aHome()
  const postgres = await start(home)
  await query(postgres, "create table kept (word text); insert into kept values ('kept')")
  const [backend] = await query(
    postgres,
    'select pid from pg_stat_activity where datname is not null',
  )
  process.kill((backend as { pid: number }).pid, 'SIGKILL')
  await vi.waitFor(async () => expect(await log(postgres)).toContain('last known up'), PATIENCE)
  const pid = postgres.pid()!
  await postgres.stop()
  expect(await mayBeAtWork(pid, postgres.data)).toBe(false)
  expect(await words(await start(home), 'kept')).toEqual(['kept'])
})

test('a start that is told to end leaves nothing running', async () => {
  const home = await aHome()
  await (await start(home)).stop()
  const told = new AbortController()
  const starting = start(home, { signal: told.signal })
  await vi.waitFor(() => stat(join(home, 'postgres', 'data', 'postmaster.pid')), PATIENCE)
  const [pid] = (await readFile(join(home, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split(
    '\n',
  )
  told.abort(new Error('told to end'))
  await expect(starting).rejects.toThrow('told to end')
  expect(await mayBeAtWork(Number(pid), join(home, 'postgres', 'data'))).toBe(false)
})

test('a process number taken over by another program does not stop a start', async () => {
  const home = await aHome()
  const killed = await startInProcess(home)
  killed.process.kill('SIGKILL')
  process.kill(killed.pid, 'SIGKILL')
  const file = join(killed.data, 'postmaster.pid')
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n')
  await writeFile(file, [process.pid, ...rest].join('\n'))
  expect(await query(await start(home), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a start cut short while the database is made leaves nothing that the next one trips over', async () => {
  const home = await aHome()
  const leftover = join(home, 'postgres', 'data.new-2147483647')
  await mkdir(leftover, { recursive: true })
  await writeFile(join(leftover, 'PG_VERSION'), '18\n')
  await start(home)
  expect(await readdir(join(home, 'postgres'))).not.toContain('data.new-2147483647')
})

test('data without their password are refused, never replaced by empty ones', async () => {
  const home = await aHome()
  await (await start(home)).stop()
  await rm(join(home, 'postgres', 'password'))
  await expect(start(home)).rejects.toThrow('its password is not')
})

test('a home with spaces, quotes and a comma works', async () => {
  const postgres = await start(join(await aHome(), `Maria's "home", 1`))
  expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a home too deep for a socket gets a short private folder, which is gone afterwards', async () => {
  const postgres = await start(join(await aHome(), 'deep/'.repeat(25)))
  expect(await query(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await mode(postgres.host)).toBe('700')
  await postgres.stop()
  await expect(stat(postgres.host)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a home that only root can read gets its database elsewhere, and it is found again', async (context) => {
  if (process.getuid?.() !== 0) context.skip('only root has a folder that only root can read')
  const said: string[] = []
  const home = await aHome()
  await chmod(home, 0o700)
  const first = await start(home, { progress: (line) => said.push(line) })
  removeAfterwards(join(first.data, '..'))
  expect(said.join(' ')).toContain('/var/lib/amparo/')
  expect(first.data).toMatch(/^\/var\/lib\/amparo\/[0-9a-f]{16}\/data$/)
  await query(first, "create table kept (word text); insert into kept values ('kept')")
  await first.stop()
  await chmod(home, 0o711)
  expect(await words(await start(home), 'kept')).toEqual(['kept'])
})

test('as root it runs as somebody else', async (context) => {
  if (process.getuid?.() !== 0) context.skip('not root')
  const postgres = await start(await aHome())
  expect((await stat(`/proc/${postgres.pid()}`)).uid).not.toBe(0)
})

const PATIENCE = { timeout: 20_000, interval: 5 }

async function aHome(): Promise<string> {
  const home = await temporaryHome()
  cleanups.push(() => Promise.resolve(home[Symbol.asyncDispose]()))
  return home.path
}

function removeAfterwards(folder: string): void {
  cleanups.push(() => rm(folder, { recursive: true, force: true }))
}

async function start(home: string, options: Partial<StartOptions> = {}): Promise<Postgres> {
  const postgres = await startPostgres({ home, progress: () => {}, ...options })
  cleanups.push(() => postgres.stop())
  return postgres
}

interface Started {
  readonly host: string
  readonly port: number
  readonly superuser: { readonly user: string; readonly password: string }
}

/** A server in a process of its own, to be killed. */
async function startInProcess(
  home: string,
): Promise<Started & { process: ChildProcess; pid: number; data: string }> {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(new URL('./start-postgres.ts', import.meta.url).href)})
    const postgres = await startPostgres({ home: ${JSON.stringify(home)}, progress: () => {} })
    console.log(JSON.stringify({ ...postgres, pid: postgres.pid() }))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  cleanups.push(async () => child.kill('SIGKILL'))
  const errors = text(child.stderr)
  for await (const line of createInterface(child.stdout)) {
    const started = JSON.parse(line)
    cleanups.push(async () => isAlive(started.pid) && process.kill(started.pid, 'SIGKILL'))
    return { ...started, process: child }
  }
  throw new Error(await errors)
}

function as({ host, port, superuser }: Started): pg.ClientConfig {
  return { host, port, ...superuser, database: 'postgres' }
}

async function query(postgres: Started, sql: string): Promise<unknown[]> {
  const client = new pg.Client(as(postgres))
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function words(postgres: Started, table: string): Promise<unknown[]> {
  const rows = (await query(postgres, `select word from ${table}`)) as { word: string }[]
  return rows.map((row) => row.word)
}

async function log(postgres: Postgres): Promise<string> {
  return readFile(join(postgres.log, 'postgres.log'), 'utf8')
}

async function mode(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8)
}
