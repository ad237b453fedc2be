import { parseArgs } from 'node:util'
import { gate } from '../db/actor.ts'
import { homeFolder } from '../host/home.ts'
import { openHost, openPage, type Host, type Progress } from '../host/host.ts'
import { alarmsOf } from '../log/alarm-store.ts'
import { heldElsewhere } from '../log/cosigning.ts'
import { openLog } from '../log/keeping-log.ts'
import type { KeptLog } from '../log/publish.ts'
import {
  beginAnew,
  conditionOf,
  fill,
  remakeFiles,
  setMirrorAside,
  type LogCondition,
} from '../log/repair.ts'
import { useUpNumbersTo } from '../upgrade/copy-rows.ts'
import { askingOnTerminal } from './ask.ts'
import { officeOf } from './erase.ts'
import { progressBar } from './progress-bar.ts'
import { toldToEnd } from './told-to-end.ts'

/**
 * Says how the log stands: what was signed, what contradicts it, what to do. `log repair` does that, after a question: where
 * the log's own files hold what a restored database lacks they fill it, and the log goes on; else a new one begins.
 */
export async function log(say: Progress, rest: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...rest],
    options: { office: { type: 'string' } },
    allowPositionals: true,
  })
  const [wish, ...more] = positionals
  if (more.length > 0 || (wish !== undefined && wish !== 'repair'))
    throw new Error('Say “log” to see how it stands, or “log repair”.')
  await using host = await openHost(homeFolder(), say)
  const slug = await officeOf(host, values.office)
  const logger = await openPage(host, slug, 'logger')
  try {
    const place = { home: homeFolder(), slug }
    const kept = await openLog(logger, place)
    await using _signer = kept.signer
    const condition = await conditionOf(kept, () => heldElsewhere(kept, place, fetch))
    for (const line of wordsOf(kept, condition)) say(line)
    await sayAlarms(say, kept)
    if (condition.kind === 'whole') return
    process.exitCode = 1
    if (wish === 'repair') await repair(say, { host, kept, condition })
    else say('To go on: npm run amparo -- log repair')
  } finally {
    await logger.end()
  }
}

function wordsOf({ shard }: KeptLog, condition: LogCondition): readonly string[] {
  const name = `Log ${shard.origin}`
  switch (condition.kind) {
    case 'whole':
      return [
        `${name}: ${condition.size} entries are signed, and they follow what was signed before.`,
      ]
    case 'can-be-filled':
      return [
        `${name}: ${condition.signed.size} entries were signed, and the database knows ${condition.size}. It was restored from a backup.`,
        'The log’s own files still have the place of every entry that is missing. With them the same log goes on; what those entries said is lost, and that shows.',
      ]
    case 'numbers-behind':
      return [
        `${name}: ${condition.why}`,
        'They can be caught up with; that changes nothing that is recorded. Ten million take some minutes.',
      ]
    case 'files-differ':
      return [
        `${name}: its file ${condition.file} is not what its entries make. Either the disk lost something, or somebody changed the one or the other.`,
        'First, to see which: npm run amparo -- audit. The files can then be made again; what is there now is kept beside them, as evidence.',
      ]
    case 'mirror-differs':
      return [
        `${name}: what lies in its mirror (AMPARO_LOG_MIRROR), file ${condition.file}, is not what its entries make. Somebody changed it, or it is another log’s.`,
        'The log itself is whole, as far as it was signed. The mirror can be put aside, as evidence; it is filled anew at the next start.',
      ]
    case 'broken':
      return [
        `${name}: ${condition.why}`,
        'Nothing makes it whole. A backup that is newer, or the folder of the log or of its signer from another disk, may: look for them first.',
        'Otherwise a new log begins, with a new name and new keys. Tell your cosigners and everybody who holds a proof.',
      ]
  }
}

async function sayAlarms(say: Progress, { logger }: KeptLog): Promise<void> {
  for (const { at, kind, raisedBy, entry } of await logger.read(gate, alarmsOf))
    say(`Alarm of ${at.toISOString()}: ${kind}, by ${raisedBy} (record number ${entry}).`)
}

async function repair(
  say: Progress,
  { host, kept, condition }: { host: Host; kept: KeptLog; condition: LogCondition },
): Promise<void> {
  using asking = askingOnTerminal(say)
  await asking.until('Type “repair” to do so, or press Ctrl-C:', (answer) => {
    if (answer !== 'repair') throw new Error('That was not “repair”.')
  })
  if (condition.kind === 'can-be-filled') {
    const { leaves, lost, entry } = await fill(kept)
    say(
      `${leaves} places came back; of ${lost} of them the entry is lost. Record number ${entry} says so. The log goes on at the next start.`,
    )
  } else if (condition.kind === 'files-differ') {
    const aside = await remakeFiles(kept)
    say(
      `The log’s files are made again, and what was there lies in ${aside}. The log goes on at the next start.`,
    )
  } else if (condition.kind === 'mirror-differs') {
    const aside = await setMirrorAside(kept)
    say(`What lay in the mirror lies in ${aside}. It is filled anew at the next start.`)
  } else if (condition.kind === 'numbers-behind') {
    let bar: ((done: number) => void) | undefined
    const onReached = (done: number, all: number) =>
      (bar ??= progressBar(say, { done: 0, all }))(done)
    await useUpNumbersTo(host.admin, condition.upTo, { told: toldToEnd(), onReached })
    say('The log goes on at the next start.')
  } else {
    const shard = await beginAnew(kept, condition)
    say(`The log ${shard.origin} begins at the next start, over all entries that are there.`)
  }
  process.exitCode = 0
}
