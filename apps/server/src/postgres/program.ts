import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open, readFile, rename, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Site } from './site.ts'

/** Runs one of PostgreSQL's programs to its end; throws with its last words when it fails. */
export async function run(site: Site, name: string, args: readonly string[]): Promise<void> {
  const child = spawn(program(site, name), args, {
    ...identity(site),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => said.push(chunk))
  }
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${name} failed:\n${lastLines(Buffer.concat(said).toString())}`)
}

/**
 * Starts the server process. It gets a session of its own, so that Ctrl-C in the terminal reaches
 * only us and we end it in order.
 */
export async function startServer(site: Site, args: readonly string[]): Promise<ChildProcess> {
  await using log = await openLog(site)
  const child = spawn(program(site, 'postgres'), args, {
    ...identity(site),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  await once(child, 'spawn')
  child.unref()
  return child
}

function program(site: Site, name: string): string {
  return join(site.binaries.folder, 'bin', name)
}

/** From `/`, since the account may not be able to stand in our folder; with nothing of our environment. */
function identity(site: Site): {
  cwd: string
  env: NodeJS.ProcessEnv
  uid?: number
  gid?: number
} {
  const plain = { cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C' } }
  return site.account ? { ...plain, uid: site.account.uid, gid: site.account.gid } : plain
}

const LARGEST_LOG = 5_000_000

/** The log stays ours: PostgreSQL is handed it open. One older log is kept. */
async function openLog(site: Site): Promise<FileHandle> {
  await mkdir(site.log, { recursive: true, mode: 0o700 })
  const file = logFile(site)
  const old = await stat(file).catch(() => undefined)
  if (old && old.size > LARGEST_LOG) await rename(file, `${file}.1`)
  return open(file, 'a', 0o600)
}

/** What PostgreSQL said last, for a message about a start that failed. */
export async function lastWords(site: Site): Promise<string> {
  return lastLines(await readFile(logFile(site), 'utf8').catch(() => ''))
}

function logFile(site: Site): string {
  return join(site.log, 'postgres.log')
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-8).join('\n')
}
