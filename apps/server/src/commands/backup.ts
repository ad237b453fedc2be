import { parseArgs } from 'node:util'
import { isRecipient } from '@amparo/seal'
import { makeFullCopy } from '../backup/full-copy.ts'
import { openTarget } from '../backup/folder.ts'
import { keepRecipient, runningSource } from '../backup/source.ts'
import { expiredCopies, MOST_DAYS } from '../backup/expiry.ts'
import { removeCopy } from '../backup/target.ts'
import { homeFolder } from '../host/home.ts'
import { openHost, type Progress } from '../host/host.ts'

/** Copies the whole office into a folder, sealed to the recovery key, also while it is being served. */
export async function backup(say: Progress, rest: readonly string[]): Promise<void> {
  if (process.env['DATABASE_URL'] !== undefined)
    throw new Error(
      'The PostgreSQL that DATABASE_URL names is copied by whoever runs it, with its own tools.',
    )
  const { folder, recipient, expire, isNew } = wishIn(rest)
  const home = homeFolder()
  if (recipient !== undefined) keepRecipient(home, recipient)
  const target = await openTarget(home, folder, { isNew })
  await using stack = new AsyncDisposableStack()
  let source = await runningSource(home)
  if (source === undefined) {
    stack.use(await openHost(home, say))
    source = await runningSource(home)
  }
  if (source === undefined) throw new Error('PostgreSQL does not answer.')
  say('Copying. The office can go on working. If this is cut off, nothing counts; begin again.')
  const made = await makeFullCopy(source, target, { say, followed: false })
  const { bytes, at } = made.description
  say(
    `Copied and read back: ${made.path}, ${(bytes / 1e6).toFixed(1)} MB, sealed to the recovery key.`,
  )
  say(`It holds everything acknowledged until ${at}. Try it once a month: verify-backup ${folder}`)
  await lookAfterOldOnes(target.folder, expire, say)
}

const USAGE = `Say where: backup <folder>. The folder lies on another disk than the office.
  --recipient age1pq1…   once, for an office that does not know its recovery key’s public half
  --expire               also remove copies older than ${MOST_DAYS} days
  --new                  the folder was emptied on purpose`

function wishIn(rest: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const
  const { values, positionals } = parseArgs({
    args: [...rest],
    allowPositionals: true,
    options: { recipient: { type: 'string' }, expire: flag, new: flag },
  })
  const { recipient, expire, new: isNew } = values
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1) throw new Error(USAGE)
  if (recipient !== undefined && !isRecipient(recipient))
    throw new Error(
      'The recipient of a recovery key begins with age1pq1 and is 1959 characters long.',
    )
  return { folder, recipient, expire, isNew }
}

async function lookAfterOldOnes(folder: string, expire: boolean, say: Progress): Promise<void> {
  const old = await expiredCopies(folder, new Date())
  if (old.length === 0) return
  say(`\nOlder than ${MOST_DAYS} days, and may hold what was erased since:`)
  for (const copy of old) {
    if (expire) await removeCopy(folder, copy)
    say(`  ${copy}${expire ? '  removed' : ''}`)
  }
  if (!expire) say('Remove them: say backup with --expire.')
}
