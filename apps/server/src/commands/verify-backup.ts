import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { usableCopies, usablePartsOf, type Usable } from '../backup/choice.ts'
import { hashOfFile } from '../backup/part.ts'
import { prepareHome, restoreOffice, type Restoring } from '../backup/restore.ts'
import { clearDrill, drillFolder } from '../backup/drill-folder.ts'
import { expiredCopies, MOST_DAYS } from '../backup/expiry.ts'
import { FILES } from '../backup/target.ts'
import { homeFolder } from '../host/home.ts'
import type { Progress } from '../host/host.ts'
import { askRecoveryKey } from './restore.ts'
import { toldToEnd } from './told-to-end.ts'

/** Older than this, more is lost than may be. */
const MINUTES = 5

/**
 * Says whether copies are whole. Without the recovery key: every hash, nothing missing, how old the newest is. With it: the
 * office is really made again, in a folder of its own that is taken away afterwards, and looked through.
 */
export async function verifyBackup(say: Progress, rest: readonly string[]): Promise<void> {
  const { folder, withKey } = wishIn(rest)
  const faults = withKey ? await drill(folder, say) : await checkHashes(folder, say)
  for (const fault of faults) say(`  NOT WHOLE: ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}

function wishIn(rest: readonly string[]): { folder: string; withKey: boolean } {
  const { values, positionals } = parseArgs({
    args: [...rest],
    allowPositionals: true,
    options: { 'with-key': { type: 'boolean', default: false } },
  })
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1)
    throw new Error(
      'Say which: verify-backup <folder>. With --with-key it asks for the recovery key and really restores, beside the office.',
    )
  return { folder: resolve(folder), withKey: values['with-key'] }
}

async function checkHashes(folder: string, say: Progress): Promise<readonly string[]> {
  const copies = await usableCopies(folder)
  if (copies.length === 0) return [`There are no copies in ${folder}.`]
  const faults: string[] = []
  const files = await usablePartsOf(folder, FILES)
  for (const one of [...copies, files]) faults.push(...(await faultsOf(one)))
  const needed = copies[0]?.parts.at(-1)?.description.files?.part ?? 0
  if (files.parts.length < needed)
    faults.push(`Of the sealed files ${files.parts.length} parts of ${needed} are there.`)
  sayHowOld(copies, say)
  for (const copy of await expiredCopies(folder, new Date()))
    say(`  ${copy} is older than ${MOST_DAYS} days: remove it (backup with --expire).`)
  if (faults.length === 0)
    say(
      '  Every part is there and is as it was written. Whether it can be opened, only a drill shows: --with-key',
    )
  return faults
}

async function faultsOf({ parts, fault }: Usable): Promise<string[]> {
  const faults = fault === null ? [] : [fault]
  for (const { path, description } of parts)
    if ((await hashOfFile(path)) !== description.sha256)
      faults.push(`${path} is not as it was written.`)
  return faults
}

function sayHowOld(copies: readonly Usable[], say: Progress): void {
  const at = copies[0]?.parts.at(-1)?.description.at
  if (at === undefined) return
  const minutes = Math.floor((Date.now() - Date.parse(at)) / 60_000)
  say(`  ${copies.length} copies; the newest reaches to ${at}, ${minutes} minutes ago.`)
  if (minutes >= MINUTES)
    say(
      `  An office that is being served is at most ${MINUTES} minutes ahead of its copies. This one is more, or its server has nothing new, or is not running, or does not copy (AMPARO_BACKUP).`,
    )
}

/** Told to end it takes away what it has made; what a drill left that was killed is taken away before anything is asked. */
async function drill(folder: string, say: Progress): Promise<readonly string[]> {
  const home = homeFolder()
  await clearDrill(home)
  const identity = await askRecoveryKey(folder, say)
  const told = toldToEnd()
  try {
    return await restoreBeside({ folder, home, identity, told, say })
  } catch (error) {
    if (!told.aborted) throw error
  } finally {
    await clearDrill(home)
  }
  say('The drill was ended before it was done. What it had made is taken away.')
  process.exitCode = 2
  return []
}

async function restoreBeside(
  asked: Pick<Restoring, 'folder' | 'home' | 'identity' | 'told' | 'say'>,
): Promise<readonly string[]> {
  const { folder, home, say } = asked
  const scratch = drillFolder(home)
  await prepareHome(scratch)
  const began = Date.now()
  const { until, faults, files, views, entries, erasedAgain, offices } = await restoreOffice({
    ...asked,
    home: scratch,
    objects: (slug) => join(scratch, 'objects', slug),
    at: null,
    knowing: home,
  })
  say('\nReceipt of a restore drill')
  say(`  made on      ${new Date().toISOString()}, in ${Math.round((Date.now() - began) / 1000)} s`)
  say(`  copies in    ${folder}`)
  say(`  reaches to   ${until}`)
  say(
    `  looked at    ${offices.length} offices, ${files} sealed files, ${views} lists, ${entries} entries of the log`,
  )
  say(`  erased again ${erasedAgain}`)
  say(`  result       ${faults.length === 0 ? 'whole' : 'NOT WHOLE'}`)
  return faults
}
