import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** For `context.skip`: what a run without it has to say. */
export const NO_AGE =
  'FAILED TO CHECK: no age command of version 1.3 or later, and no Go to build it with (AMPARO_AGE)'

/** The version built when none is found: the first line of age that knows hybrid keys, by its own authors in Go. */
const VERSION = 'v1.3.2'

const built = fileURLToPath(new URL('../../.cache/age', import.meta.url))

/**
 * The `age` command of another implementation than the one we seal with: where AMPARO_AGE says, installed, or
 * built with a Go toolchain that is there already. Undefined where none can be had.
 */
export async function ageCommand(): Promise<string | undefined> {
  const places = [
    process.env['AMPARO_AGE'],
    'age',
    join(homedir(), 'go/bin/age'),
    join(built, 'age'),
  ]
  for (const place of places) if (place && (await knowsHybridKeys(place))) return place
  await promisify(execFile)('go', ['install', `filippo.io/age/cmd/...@${VERSION}`], {
    env: { ...process.env, GOBIN: built },
    timeout: 170_000,
  }).catch(() => undefined)
  return (await knowsHybridKeys(join(built, 'age'))) ? join(built, 'age') : undefined
}

async function knowsHybridKeys(command: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)(command, ['--version']).catch(() => ({ stdout: '' }))
  const [, major = 0, minor = 0] = /v?(\d+)\.(\d+)/.exec(stdout) ?? []
  return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 3)
}

/** Opens a file with the private keys in `keys`. Rejects with what the command said. */
export async function openWithKeys(age: string, keys: string, file: Uint8Array): Promise<Buffer> {
  return run(age, ['--decrypt', '--identity', keys], file, process.env)
}

/** Whether the command can be given a passphrase without a terminal; the plugin comes with it. */
export function takesPassphrases(age: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return [dirname(age), ...folders].some((folder) =>
    existsSync(join(folder, 'age-plugin-batchpass')),
  )
}

/** Opens a file with a passphrase. */
export async function openWithPassphrase(
  age: string,
  passphrase: string,
  file: Uint8Array,
): Promise<Buffer> {
  const path = [dirname(age), process.env['PATH']].join(delimiter)
  const env = { ...process.env, PATH: path, AGE_PASSPHRASE: passphrase }
  return run(age, ['--decrypt', '-j', 'batchpass'], file, env)
}

async function run(
  age: string,
  args: readonly string[],
  file: Uint8Array,
  env: NodeJS.ProcessEnv,
): Promise<Buffer> {
  const child = spawn(age, args, { env })
  child.stdin.on('error', () => {})
  child.stdin.end(file)
  const closed = once(child, 'close') as Promise<[number | null]>
  const [opened, said] = await Promise.all([buffer(child.stdout), text(child.stderr)])
  const [code] = await closed
  if (code !== 0) throw new Error(said)
  return opened
}
