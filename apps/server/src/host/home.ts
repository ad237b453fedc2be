import {
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
  openSync,
  fsyncSync,
  closeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The folder that holds everything an installation keeps: PostgreSQL's data and the server's own keys. */
export function homeFolder(): string {
  return resolve(process.env['AMPARO_HOME'] ?? 'data')
}

/** Writes a file that only this user may read: whole or not at all, also when the machine stops in between. */
export function writePrivate(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.unfinished`
  writeFileSync(unfinished, text, { mode: 0o600, flush: true })
  renameSync(unfinished, path)
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** The text of a private file, or undefined when there is none. */
export function readPrivate(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

export function keysFolder(home: string): string {
  return join(home, 'keys')
}

export function serverKeyPath(home: string, slug: string): string {
  return join(keysFolder(home), `${slug}.server-key`)
}

/** Where an office's files are: below the home, or below the folder that AMPARO_OBJECTS names. */
export function objectsFolder(home: string, slug: string): string {
  return join(resolve(process.env['AMPARO_OBJECTS'] ?? join(home, 'objects')), slug)
}

/** What this installation keeps where it cosigns the logs of others. */
export function cosignerFolder(home: string): string {
  return join(home, 'cosigner')
}

/** Everything around an office's log that is a file: its shards, its policy, what cosigners are asked by file. */
export function logsFolder(home: string, slug: string): string {
  return join(home, 'log', slug)
}

/** What a log shows to everybody: tiles and checkpoint (C2SP tlog-tiles). */
export function logFolder(home: string, slug: string, shard: number): string {
  return join(logsFolder(home, slug), String(shard))
}

/** Where the same files are kept once more, on the disk that AMPARO_LOG_MIRROR names; null where it names none. */
export function logMirror(slug: string, shard: number): string | null {
  const named = process.env['AMPARO_LOG_MIRROR']
  return named === undefined || named === '' ? null : join(resolve(named), slug, String(shard))
}

/** The roots of time-stamping authorities that an operator trusts. */
export function tsaRootsFolder(home: string, slug: string): string {
  return join(home, 'log', slug, 'tsa-roots')
}

/** The policy by which public logs count, in the form of Sigsum's programs. */
export function sigsumPolicyPath(home: string, slug: string): string {
  return join(home, 'log', slug, 'sigsum-policy')
}

/** The keys and the memory of the process that signs: below the home, or below the folder that AMPARO_SIGNER names. */
export function signerFolder(home: string, slug: string, shard: number): string {
  return join(resolve(process.env['AMPARO_SIGNER'] ?? join(home, 'signer')), slug, String(shard))
}

export function demoSheetsPath(home: string): string {
  return join(home, 'demo-sign-in.json')
}

/**
 * What is known to be erased, in a file that outlives the database: beside the memory of the log's signer, because a copy of
 * the database brings back what was erased after it was made.
 */
export function erasedPath(home: string, slug: string): string {
  return join(resolve(process.env['AMPARO_SIGNER'] ?? join(home, 'signer')), slug, 'erased')
}
