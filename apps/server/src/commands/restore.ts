import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isIdentity, type Identity } from '@amparo/seal'
import { opensSome } from '../backup/choice.ts'
import { letServe, prepareHome, restoreOffice, type Restored } from '../backup/restore.ts'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import { homeFolder, logFolder, objectsFolder, signerFolder } from '../host/home.ts'
import { openPage, type Host, type Progress } from '../host/host.ts'
import type { LogPlace } from '../log/keeping-log.ts'
import { DifferentTiles, openLogFolder } from '../log/log-folder.ts'
import { makeFilesWhole } from '../log/publish.ts'
import { allShards, newestShard, openShard } from '../log/shard-store.ts'
import { askingOnTerminal } from './ask.ts'

/**
 * Makes an office again from its copies, in an empty home. Cut off at any moment it leaves a home from which nothing serves, and
 * begins anew when it is run again.
 */
export async function restore(say: Progress, rest: readonly string[]): Promise<void> {
  if (process.env['DATABASE_URL'] !== undefined)
    throw new Error('A restore makes a PostgreSQL of its own. Unset DATABASE_URL for it.')
  const { folder, at } = wishIn(rest)
  const home = homeFolder()
  await prepareHome(home)
  const identity = await askRecoveryKey(folder, say)
  const restored = await restoreOffice({
    folder,
    home,
    objects: (slug) => objectsFolder(home, slug),
    identity,
    at,
    knowing: home,
    say,
    also: (host, slug) => goOnWithLog(host, home, slug, say),
  })
  await letServe(home)
  sayWhatIsHere(restored, say)
}

function wishIn(rest: readonly string[]): { folder: string; at: Date | null } {
  const { values, positionals } = parseArgs({
    args: [...rest],
    allowPositionals: true,
    options: { at: { type: 'string' } },
  })
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1)
    throw new Error(
      'Say from where: restore <folder>  [--at 2026-01-31T12:00:00Z]. AMPARO_HOME names the empty folder to restore into.',
    )
  return { folder: resolve(folder), at: instantIn(values.at) }
}

/** With its offset, because a restore must not go to another hour than was meant. */
function instantIn(text: string | undefined): Date | null {
  if (text === undefined) return null
  const at = new Date(text)
  if (Number.isNaN(at.getTime()) || !/(?:Z|[+-]\d\d:\d\d)$/.test(text))
    throw new Error('Say the instant with its offset, as 2026-01-31T12:00:00Z or …T14:00:00+02:00.')
  return at
}

/** Until one is typed that opens a copy of this folder. It is kept in memory alone. */
export async function askRecoveryKey(folder: string, say: Progress): Promise<Identity> {
  using asking = askingOnTerminal(say)
  const identity = await asking.until(
    'Type the recovery key from the paper (spaces do not matter):',
    async (answer) => {
      const typed = answer.replaceAll(/\s/g, '').toUpperCase()
      if (!isIdentity(typed))
        throw new Error('Some characters are not right. Compare the paper, group by group.')
      if (!(await opensSome(folder, typed)))
        throw new Error(`This key opens no copy in ${folder}. Is it this office’s?`)
      return typed
    },
  )
  asking.wipe()
  return identity
}

/**
 * The log's signer remembers what it signed, and compares before it signs again. Where its memory was lost with the disk, its
 * log ends where it was published last and the next shard begins: nothing is signed twice under one name.
 */
async function goOnWithLog(host: Host, home: string, slug: string, say: Progress): Promise<void> {
  const logger = await openPage(host, slug, 'logger')
  try {
    await makeAllFilesWhole(logger, { home, slug }, say)
    await logger.change(gate, async (change) => {
      const shard = await newestShard(change.tx)
      if (shard === undefined) return
      if (existsSync(join(signerFolder(home, slug, shard.number), 'last')))
        return say(
          'The log’s signer still remembers what it signed, and compares at the next start.',
        )
      const next = await openShard(change, {
        kind: 'repair',
        fields: {
          'old-origin': shard.origin,
          'old-size': 'unknown',
          'old-root': 'unknown',
          why: 'The signer was lost together with the database, which was restored.',
        },
      })
      say(
        `The log’s signer is lost: the log ${shard.origin} ends, and ${next.origin} begins. Tell those who cosign it.`,
      )
    })
  } finally {
    await logger.end()
  }
}

/** Of every log the office ever had: a copy holds the files as they were when it was begun. */
async function makeAllFilesWhole(
  logger: Office,
  { home, slug }: LogPlace,
  say: Progress,
): Promise<void> {
  for (const shard of await logger.read(gate, allShards)) {
    const folder = openLogFolder(logFolder(home, slug, shard.number))
    try {
      await makeFilesWhole({ logger, shard, folder })
    } catch (error) {
      if (!(error instanceof DifferentTiles)) throw error
      say(`${error.message} What to do: npm run amparo -- log.`)
    }
  }
}

function sayWhatIsHere(
  { until, faults, erasedAgain, files, views, entries }: Restored,
  say: Progress,
): void {
  say('\nThe office is restored.')
  say(`  Everything acknowledged until ${until} is here.`)
  say(
    `  What was acknowledged from then until the old office stopped is lost. Its senders still have`,
  )
  say('  their return codes, and find no mailbox: publish the hours, so that they report again.')
  say(
    `  ${files} sealed files were compared with their hashes, ${views} lists with their claims, ${entries} entries with what the log had signed.`,
  )
  if (erasedAgain > 0) say(`  ${erasedAgain} records that had been erased since were erased again.`)
  for (const fault of faults) say(`  NOT WHOLE: ${fault}`)
  if (faults.length > 0) process.exitCode = 1
  say(
    'Start it with: npm start. Then see how the log stands: npm run amparo -- log. And make a new copy.',
  )
}
