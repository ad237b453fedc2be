import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkOts, otsUpgrades, readOts } from '@amparo/anchors'
import { nodeHashing } from '@amparo/log/node'
import { gate } from '../../db/actor.ts'
import type { Office } from '../../db/office.ts'
import type { Shard } from '../shard-store.ts'
import { dailyCheckpoint, keepStep, tokensOf, unprovedAnchors } from './anchor-store.ts'
import { otsRequestOf, timestampRequestOf, want } from './asking.ts'

interface CourierFile {
  readonly name: string
  readonly bytes: Uint8Array | string
}

/** What was written for somebody who carries it to where there is a line. */
export interface Carried {
  /** How many entries the checkpoint has that is asked about; null before the first checkpoint. */
  readonly size: number | null
  readonly files: readonly string[]
}

/** Earlier promises that are asked after on the same way. */
const promisesAtOnce = 14

/**
 * Writes the questions about the day's checkpoint, and about earlier promises, as files: hashes and random numbers, from which
 * nobody learns what the log holds nor how much. Beside them, how to ask and what to bring back.
 */
export async function writeForCourier(
  { logger, shard }: { readonly logger: Office; readonly shard: Shard },
  folder: string,
  from: Date,
): Promise<Carried> {
  const found = await logger.change(gate, async (change) => {
    const checkpoint = await dailyCheckpoint(change.tx, shard.number, from)
    if (checkpoint === undefined) return null
    const stamp = await want(change, checkpoint, 'rfc3161')
    const proof = await want(change, checkpoint, 'ots')
    for (const { id } of [stamp, proof])
      await keepStep(change, id, { authority: 'courier', state: 'written' })
    const later = []
    for (const anchor of await unprovedAnchors(change.tx, promisesAtOnce)) {
      const newest = (await tokensOf(change.tx, anchor.id)).at(-1)
      if (newest) later.push({ token: newest.token, digest: anchor.imprint })
    }
    return { size: checkpoint.size, stamp, proof, later }
  })
  if (found === null) return { size: null, files: [] }
  const name = Buffer.from(found.stamp.imprint).toString('hex').slice(0, 12)
  const { head, message } = otsRequestOf(found.proof)
  const questions = found.later.flatMap(({ token, digest }) => promisesIn(token, digest))
  const files: CourierFile[] = [
    { name: `${name}.tsq`, bytes: timestampRequestOf(found.stamp).bytes },
    { name: `${name}.ots-head`, bytes: head },
    { name: `${name}.ots-digest`, bytes: message },
    ...questions.flatMap(({ files }) => files),
  ]
  const commands = questions.map(({ command }) => command)
  const heights = questions.flatMap(({ heights: some }) => some)
  files.push({ name: 'HOW-TO-ASK.txt', bytes: howToAsk(name, commands, heights) })
  mkdirSync(folder, { recursive: true })
  for (const file of files) writeWhole(folder, file)
  flush(folder)
  return { size: found.size, files: files.map((file) => file.name) }
}

interface Question {
  readonly files: readonly CourierFile[]
  readonly command: string
  readonly heights: readonly number[]
}

/** What is still wanted of one proof: that calendars keep their promise, or the header of a block. */
function promisesIn(token: Uint8Array, digest: Uint8Array): Question[] {
  const reading = readOts(nodeHashing, token)
  if (reading.verdict === 'refused') return []
  const check = checkOts(nodeHashing, {
    proof: token,
    digest,
    headers: new Map(),
    leastBits: 0x207fffff,
  })
  if (check.verdict === 'header-wanted') return [{ files: [], command: '', heights: check.heights }]
  const id = Buffer.from(digest).toString('hex').slice(0, 12)
  const promises = otsUpgrades(reading.proof).filter(({ calendar }) =>
    calendar.startsWith('https://'),
  )
  return promises.map(({ calendar, message, head }, at) => {
    const name = `${id}-later-${at + 1}`
    const url = `${calendar.replace(/\/$/, '')}/timestamp/${Buffer.from(message).toString('hex')}`
    return {
      files: [{ name: `${name}.ots-head`, bytes: head }],
      // A calendar chose the address; the reader let no character into it that a shell would read.
      command: `curl -fsS -H 'Accept: application/vnd.opentimestamps.v1' '${url}' > answer && cat ${name}.ots-head answer > ${name}.ots`,
      heights: [],
    }
  })
}

function howToAsk(name: string, commands: readonly string[], heights: readonly number[]): string {
  const later = commands.filter(Boolean)
  return `What is in this folder: hashes and random numbers. Nobody learns from them what they stand for.
Ask from any machine that has a line and the program curl, in this folder, and bring back every file that
ends in .tsr, .ots or .header. One that did not come is no harm; the rest still counts.

1. A time-stamping authority, better two. Put the address of the authority in place of ADDRESS, and give each
   answer a name of its own:

curl -fsS -H 'Content-Type: application/timestamp-query' --data-binary @${name}.tsq ADDRESS -o ${name}-1.tsr

2. A calendar of OpenTimestamps (for example https://alice.btc.calendar.opentimestamps.org):

curl -fsS -H 'Accept: application/vnd.opentimestamps.v1' --data-binary @${name}.ots-digest ADDRESS/digest > answer && cat ${name}.ots-head answer > ${name}-1.ots
${later.length === 0 ? '' : `\n3. What calendars promised earlier:\n\n${later.join('\n')}\n`}${
    heights.length === 0
      ? ''
      : `\n4. The headers of these Bitcoin blocks, eighty bytes in hex, from a node or an explorer you trust:\n\n${[...new Set(heights)].map((height) => `block ${height} > ${height}.header`).join('\n')}\n`
  }
When you are back: npm run amparo -- anchors take FOLDER/*.tsr FOLDER/*.ots FOLDER/*.header
`
}

/** Whole or not at all, and on disk: a stick is pulled out at any moment. */
function writeWhole(folder: string, { name, bytes }: CourierFile): void {
  const path = join(folder, name)
  writeFileSync(`${path}.unfinished`, bytes, { flush: true })
  renameSync(`${path}.unfinished`, path)
}

function flush(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } catch (error) {
    // Not every stick's file system can flush a folder; its files are flushed.
    if (!(error instanceof Error && 'code' in error && error.code === 'EINVAL')) throw error
  } finally {
    closeSync(handle)
  }
}
