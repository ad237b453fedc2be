import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open, readFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { serverKeyPath, writePrivate } from '../host/home.ts'
import { makeOffice, openHost } from '../host/host.ts'
import { SUPERUSER } from '../postgres/cluster.ts'
import { isAlive, readPostmaster } from '../postgres/postmaster.ts'
import { prepareOffice, writeOffice, type Plan, type PreparedOffice } from '../staff/make-office.ts'
import { namesOf } from '../db/schema.ts'
import { copyOfHome } from './made-once.ts'
import { CLOCK } from './shifted-clock.ts'
import { testPlan } from './test-office.ts'

/** The office every running home holds; `real`, so that no demo and no passphrase lies beside it. */
const SLUG = 'running'

/** Low on purpose: these passphrases protect nothing. */
const WORK_FACTOR = 2

/**
 * Makes an office in an empty home, with a PostgreSQL of its own that syncs to disk as in earnest.
 * Nothing runs afterwards. Everybody's keys are in what is returned, and nowhere in the home.
 */
export async function makeHome(home: string, plan: Plan = testPlan): Promise<PreparedOffice> {
  return plan === testPlan ? copyOfHome(home, (own) => makeAnew(own, plan)) : makeAnew(home, plan)
}

async function makeAnew(home: string, plan: Plan): Promise<PreparedOffice> {
  const prepared = await prepareOffice({ ...plan, kind: 'real' }, () => {}, WORK_FACTOR)
  await using host = await openHost(home, () => {})
  writePrivate(serverKeyPath(home, SLUG), Buffer.from(prepared.serverKey).toString('base64'))
  await makeOffice(host, { slug: SLUG, kind: 'real' }, (owner) => writeOffice(owner, prepared, []))
  return prepared
}

export interface Ports {
  readonly door: number
  readonly desk: number
  readonly viewer: number
  /** Where browsers believe the pages are, when a proxy stands in front of them. */
  readonly origins?: { readonly door: string; readonly desk: string; readonly viewer?: string }
  /** A file that says how many milliseconds its clock stands off; PostgreSQL and the log's signing process keep ours. */
  readonly clock?: string
}

/** The command `amparo serve` as a process of its own, with what it said in files. */
export interface RunningOffice extends AsyncDisposable {
  readonly home: string
  readonly door: string
  readonly desk: string
  /** The folder with its standard output and error. */
  readonly said: string
  /** The folder it has for temporary files. */
  readonly temporary: string
  readonly process: ChildProcess
  /** Of PostgreSQL's first process. */
  postgres(): Promise<number | undefined>
  /** Sends a signal and waits for the end; the exit code, or the signal's name. */
  end(signal: NodeJS.Signals): Promise<number | string | null>
}

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))
const SHIFTED = new URL('./shifted-clock.ts', import.meta.url).href

/**
 * Starts the server of a home and waits until its pages answer. Throws with what it said when it ends instead. `main` may be
 * that of a copy of the sources.
 */
export async function startOffice(
  home: string,
  ports: Ports,
  only: readonly string[] = [],
  main: string = MAIN,
): Promise<RunningOffice> {
  const said = join(home, 'said')
  const temporary = join(home, 'temporary')
  for (const folder of [said, temporary]) await mkdir(folder, { recursive: true })
  const child = await spawnOffice(home, ports, { main, only, said, temporary })
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>
  const office = {
    home,
    door: ports.origins?.door ?? `http://localhost:${ports.door}`,
    desk: ports.origins?.desk ?? `http://localhost:${ports.desk}`,
    said,
    temporary,
    process: child,
    postgres: async () => (await readPostmaster(dataOf(home)))?.pid,
    async end(signal: NodeJS.Signals) {
      child.kill(signal)
      const [code, by] = await ended
      return code ?? by
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) await this.end('SIGTERM')
      await endPostgresOf(home)
    },
  }
  const waited = [ports.door, ports.desk].filter(
    (port) => only.length === 0 || only.includes(port === ports.door ? 'door' : 'desk'),
  )
  await Promise.all(waited.map((port) => answering(port, child, said))).catch(
    async (error: unknown) => {
      await office[Symbol.asyncDispose]()
      throw error
    },
  )
  return office
}

/** Starts the server of a home that is expected to end by itself; its exit code, and what it said. */
export async function refusedStart(
  home: string,
  ports: Ports,
): Promise<{ code: number | null; said: string }> {
  const folder = join(home, 'refused')
  await mkdir(folder, { recursive: true })
  const child = await spawnOffice(home, ports, {
    main: MAIN,
    only: [],
    said: folder,
    temporary: folder,
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, said: await readFile(join(folder, 'stderr'), 'utf8') }
}

interface Spawning {
  readonly main: string
  readonly only: readonly string[]
  readonly said: string
  readonly temporary: string
}

async function spawnOffice(
  home: string,
  { door, desk, viewer, origins, clock }: Ports,
  { main, only, said, temporary }: Spawning,
): Promise<ChildProcess> {
  await using output = await open(join(said, 'stdout'), 'a')
  await using errors = await open(join(said, 'stderr'), 'a')
  const named = origins && {
    AMPARO_DOOR_ORIGIN: origins.door,
    AMPARO_DESK_ORIGIN: origins.desk,
    AMPARO_VIEWER_ORIGIN: origins.viewer ?? 'https://viewer.test',
  }
  const shifted = clock && { [CLOCK]: clock, NODE_OPTIONS: `--import=${SHIFTED}` }
  return spawn(process.execPath, [main, 'serve', ...only], {
    stdio: ['ignore', output.fd, errors.fd],
    env: {
      ...process.env,
      AMPARO_HOME: home,
      AMPARO_DOOR_PORT: String(door),
      AMPARO_DESK_PORT: String(desk),
      AMPARO_VIEWER_PORT: String(viewer),
      TMPDIR: temporary,
      ...named,
      ...shifted,
    },
  })
}

async function answering(port: number, child: ChildProcess, said: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended: ${await readFile(join(said, 'stderr'), 'utf8')}`)
    const answered = await fetch(`http://localhost:${port}/`).catch(() => undefined)
    if (answered !== undefined) return
    await sleep(50)
  }
}

/** A PostgreSQL whose server was killed is still there. */
async function endPostgresOf(home: string): Promise<void> {
  const running = await readPostmaster(dataOf(home))
  if (running === undefined || !isAlive(running.pid)) return
  process.kill(running.pid, 'SIGINT')
  while (isAlive(running.pid)) await sleep(50)
}

function dataOf(home: string): string {
  return join(home, 'postgres', 'data')
}

/** A look at a running office's own schema as PostgreSQL's superuser; the caller ends it. */
export async function lookInto(home: string): Promise<pg.Client> {
  const running = await readPostmaster(dataOf(home))
  if (running === undefined) throw new Error('PostgreSQL is not running')
  const client = new pg.Client({
    host: running.socketFolder,
    port: running.port,
    user: SUPERUSER,
    password: (await readFile(join(home, 'postgres', 'password'), 'utf8')).trim(),
    database: 'amparo',
    options: `-c search_path=${namesOf(SLUG).schema}`,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Ports that were free a moment ago. */
export async function freePorts(): Promise<{ door: number; desk: number; viewer: number }> {
  const [door, desk, viewer] = [createServer(), createServer(), createServer()]
  for (const server of [door, desk, viewer])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const ports = { door: portOf(door), desk: portOf(desk), viewer: portOf(viewer) }
  for (const server of [door, desk, viewer]) await new Promise((resolve) => server.close(resolve))
  return ports
}

function portOf(server: ReturnType<typeof createServer>): number {
  return (server.address() as AddressInfo).port
}
