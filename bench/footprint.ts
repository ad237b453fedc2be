import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import { freePort } from './bench-office.ts'
import { diskOf } from './disk.ts'
import { kept, type Bench, type Group, type Line } from './figure.ts'
import { memoryOf, type Memory } from './processes.ts'

export const footprint: Group = {
  name: 'footprint',
  about: 'what `npm start` takes: time until both pages answer, memory, disk',
  measure,
}

const RUNS = 5
const root = fileURLToPath(new URL('..', import.meta.url))

async function measure(bench: Bench): Promise<readonly Line[]> {
  if (process.platform !== 'linux') return [{ name: 'npm start', why: 'memory is read from /proc' }]
  const home = await kept(bench, temporaryHome())
  bench.say('the first start, which makes the demo')
  const first = await started(bench, home.path)
  const again: Started[] = []
  for (let run = 1; run <= RUNS; run++) {
    bench.say(`a further start, run ${run} of ${RUNS}`)
    again.push(await started(bench, home.path))
  }
  return [...inTime(first, again), ...inMemory(first, again), ...onDisk(home.path)]
}

function inTime(first: Started, again: readonly Started[]): Line[] {
  return [
    { name: 'first start, making the demo', unit: 's', values: [first.seconds] },
    {
      name: 'further start',
      unit: 's',
      values: again.map(({ seconds }) => seconds),
      target: { atMost: 5 },
    },
  ]
}

const GIGABYTE = 1e9
const memoryTarget = { atMost: 1 } as const

function inMemory(first: Started, again: readonly Started[]): Line[] {
  const gigabytes = (of: (started: Started) => number, from: readonly Started[]) => ({
    unit: 'GB',
    values: from.map((started) => of(started) / GIGABYTE),
  })
  return [
    {
      name: 'memory, highest during the first start',
      ...gigabytes(({ highest }) => highest.pss, [first]),
      target: memoryTarget,
    },
    {
      name: 'memory, running',
      ...gigabytes(({ settled }) => settled.pss, again),
      target: memoryTarget,
    },
    {
      name: 'memory, running, shared pages counted each time',
      ...gigabytes(({ settled }) => settled.rss, again),
      target: memoryTarget,
    },
  ]
}

/** What lies in a working copy beside a clone and what `npm start` fetches and makes. */
const notForStart = ['data', '.cache', '.tsbuild']

function onDisk(home: string): Line[] {
  const clone = diskOf(root, notForStart)
  const data = diskOf(home)
  const cache = join(root, '.cache')
  const gigabytes = (name: string, bytes: number) => ({
    name: `disk, ${name}`,
    unit: 'GB',
    values: [bytes / GIGABYTE],
  })
  return [
    gigabytes('clone with packages, Node and pages', clone),
    gigabytes('data of the demo', data),
    { ...gigabytes('both', clone + data), target: { atMost: 1.5 } },
    existsSync(cache)
      ? gigabytes('for tests alone (a browser)', diskOf(cache))
      : { name: 'disk, for tests alone', why: 'no test has run in this clone' },
  ]
}

interface Started {
  readonly seconds: number
  readonly highest: Memory
  readonly settled: Memory
}

/** Starts, waits until both pages answer and have been loaded once, and ends it again. */
async function started({ scope }: Bench, home: string): Promise<Started> {
  const ports = { door: await freePort(), desk: await freePort() }
  if (scope.disposed) throw new Error('interrupted')
  const begun = performance.now()
  const child = npmStart(home, ports)
  scope.defer(() => ended(child))
  const watching = watch(child)
  await Promise.all([answers(child, ports.door), answers(child, ports.desk)])
  const seconds = (performance.now() - begun) / 1000
  // A moment for what a start leaves to be tidied up.
  await sleep(2_000)
  const settled = memoryOf(child.pid ?? 0)
  const highest = await watching.end()
  await ended(child)
  return { seconds, highest, settled }
}

/**
 * Through npm where this was started through npm, because npm stays in memory; else the server
 * alone.
 */
function npmStart(home: string, { door, desk }: { door: number; desk: number }): ChildProcess {
  const npm = process.env['npm_execpath']
  const command = npm === undefined ? ['apps/server/src/main.ts', 'start'] : [npm, 'start']
  return spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      AMPARO_HOME: home,
      AMPARO_DOOR_PORT: String(door),
      AMPARO_DESK_PORT: String(desk),
    },
  })
}

const PATIENCE = 300_000

async function answers(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + PATIENCE
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    if (response?.ok) return
    if (hasEnded(child)) throw new Error('npm start ended by itself; what it said stands above.')
    if (performance.now() > until) throw new Error(`No page on port ${port} after ${PATIENCE} ms.`)
    await sleep(25)
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

/** Ends it in order, with the PostgreSQL it has started. */
async function ended(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

/** Looks at the memory five times a second; the highest of those, not of every instant. */
function watch(child: ChildProcess): { end(): Promise<Memory> } {
  const over = new AbortController()
  const watching = (async () => {
    let highest: Memory = { rss: 0, pss: 0 }
    while (!over.signal.aborted && !hasEnded(child)) {
      const now = memoryOf(child.pid ?? 0)
      if (now.pss > highest.pss) highest = now
      await sleep(200)
    }
    return highest
  })()
  return {
    end() {
      over.abort()
      return watching
    },
  }
}
