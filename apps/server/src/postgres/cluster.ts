import { chown, chmod, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { majorOf } from './binaries.ts'
import { flushFolder } from '../host/flush-folder.ts'
import { isAlive } from './postmaster.ts'
import { run } from './program.ts'
import type { Settings } from './settings.ts'
import { makePrivateFolder, type Site } from './site.ts'

export const SUPERUSER = 'amparo_super'

/** Makes the data folder where there is none. Says whether it made one. */
export async function makeCluster(site: Site, settings: Settings): Promise<boolean> {
  const found = await majorVersion(site)
  if (found === undefined) await initialise(site, settings)
  else if (found !== majorOf(site.binaries)) throw otherVersion(site, found)
  return found === undefined
}

/** Of the PostgreSQL that made the data folder; undefined where there is none. */
export async function majorVersion(site: Site): Promise<string | undefined> {
  const text = await readFile(join(site.data, 'PG_VERSION'), 'utf8').catch(() => undefined)
  return text?.trim()
}

function otherVersion(site: Site, found: string): Error {
  const made = `The database in ${site.data} was made by PostgreSQL ${found}; this Amparo brings ${site.binaries.version}.`
  const isOlder = Number(found) < Number(majorOf(site.binaries))
  return new Error(
    isOlder
      ? `${made} Nothing was changed. To bring it over: npm run amparo -- upgrade`
      : `${made} Start the newer Amparo.`,
  )
}

/** Under another name first: a cluster cut short must not be taken for a whole one. */
async function initialise(site: Site, settings: Settings): Promise<void> {
  await clearUnfinished(site)
  const unfinished = join(site.folder, `data.new-${process.pid}`)
  await makePrivateFolder(unfinished, site.account)
  await runInitdb(site, unfinished, settings)
  await rename(unfinished, site.data).catch(() => rm(unfinished, { recursive: true }))
  await flushFolder(site.folder)
}

/** A name that ends in the number of a process that is gone was left by an interrupted start. */
async function clearUnfinished(site: Site): Promise<void> {
  for (const name of await readdir(site.folder)) {
    const maker = /\.new-(\d+)$/.exec(name)?.[1]
    if (maker && !isAlive(Number(maker))) await rm(join(site.folder, name), { recursive: true })
  }
}

async function runInitdb(site: Site, data: string, settings: Settings): Promise<void> {
  // initdb takes a password only from a file, which its own account must be able to read.
  const passwordFile = join(site.folder, `initdb.new-${process.pid}`)
  await writeFile(passwordFile, site.password, { mode: 0o600 })
  if (site.account) await chown(passwordFile, site.account.uid, site.account.gid)
  try {
    await run(site, 'initdb', initdbArguments(data, passwordFile, settings))
  } finally {
    await rm(passwordFile)
  }
}

function initdbArguments(data: string, passwordFile: string, settings: Settings): string[] {
  return [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The same order and the same letter case on every machine, whatever its system offers.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(settings['fsync'] === 'off' ? ['--no-sync'] : []),
  ]
}

/**
 * A file that PostgreSQL reads and only we write. It lies outside the data folder, because as
 * root one must not write where another account could have put a link.
 */
export async function writeForPostgres(site: Site, name: string, text: string): Promise<string> {
  const file = join(site.folder, name)
  // Whole or not at all: another that starts at the same moment may have its PostgreSQL read it.
  const unfinished = `${file}.new-${process.pid}`
  await writeFile(unfinished, text)
  await chmod(unfinished, site.account ? 0o644 : 0o600)
  await rename(unfinished, file)
  return file
}
