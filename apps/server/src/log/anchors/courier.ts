import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkOts, otsUpgrades, readOts, recentBits } from '@amparo/anchors'
import { nodeHashing } from '@amparo/log/node'
import { gate } from '../../db/actor.ts'
import type { Office } from '../../db/office.ts'
import type { Shard } from '../shard-store.ts'
import {
  dailyCheckpoint,
  keepStep,
  tokensOf,
  unprovedAnchors,
  type Anchor,
} from './anchor-store.ts'
import { otsRequestOf, sigsumRequestOf, timestampRequestOf, want } from './asking.ts'

/** What was written for somebody who carries it to where there is a line. */
export interface Carried {
  /** How many entries the checkpoint has that is asked about; null before the first checkpoint. */
  readonly size: number | null
  readonly files: readonly string[]
}

interface CourierFile {
  readonly name: string
  readonly bytes: Uint8Array | string
}

/** Whose log it is, and the login by which its anchors are noted. */
interface Asking {
  readonly office: Office
  readonly shard: Shard
}

/**
 * Writes the questions about the day's checkpoint, and about earlier promises, as files: hashes and random numbers, from which
 * nobody learns what the log holds nor how much. Beside them, how to ask and what to bring back. Cut off in between, it is
 * written again with the same questions.
 */
export async function writeForCourier(
  { office, shard }: Asking,
  folder: string,
  from: Date,
): Promise<Carried> {
  const wanted = await office.change(gate, async (change) => {
    const checkpoint = await dailyCheckpoint(change.tx, shard.number, from)
    if (checkpoint === undefined) return null
    const stamp = await want(change, checkpoint, 'rfc3161')
    const proof = await want(change, checkpoint, 'ots')
    const logged = await want(change, checkpoint, 'sigsum')
    return { size: checkpoint.size, stamp, proof, logged }
  })
  if (wanted === null) return { size: null, files: [] }
  const { size, ...asked } = wanted
  const files = filesFor(asked, await unkept(office))
  writeAll(folder, files)
  await office.change(gate, async (change) => {
    for (const { id } of Object.values(asked))
      await keepStep(change, id, { authority: 'courier', state: 'written' })
  })
  return { size, files: files.map(({ name }) => name) }
}

/** What is still wanted of an earlier proof: that a calendar keeps its promise, or the headers of blocks. */
type Unkept =
  | {
      readonly kind: 'promise'
      readonly name: string
      readonly url: string
      readonly head: Uint8Array
    }
  | { readonly kind: 'header'; readonly height: number }

/** Earlier promises that are asked after on the same way. */
const promisesAtOnce = 14

async function unkept(office: Office): Promise<Unkept[]> {
  return office.read(gate, async (tx) => {
    const all: Unkept[] = []
    for (const anchor of await unprovedAnchors(tx, promisesAtOnce)) {
      const newest = (await tokensOf(tx, anchor.id)).at(-1)
      if (newest) all.push(...unkeptIn(newest.token, anchor.imprint))
    }
    return all
  })
}

function unkeptIn(proof: Uint8Array, digest: Uint8Array): Unkept[] {
  const question = { proof, digest, headers: new Map(), leastBits: recentBits }
  const check = checkOts(nodeHashing, question)
  if (check.verdict === 'header-wanted')
    return check.heights.map((height) => ({ kind: 'header', height }))
  const reading = readOts(nodeHashing, proof)
  if (reading.verdict === 'refused') return []
  const promises = otsUpgrades(reading.proof).filter(({ calendar }) => isPlain(calendar))
  return promises.map(({ calendar, message, head }, at) => ({
    kind: 'promise',
    name: `${shortOf(digest)}-later-${at + 1}`,
    url: `${calendar.replace(/\/$/, '')}/timestamp/${Buffer.from(message).toString('hex')}`,
    head,
  }))
}

/** A calendar chose its address, and a courier will give it to a shell. */
function isPlain(calendar: string): boolean {
  return /^https:\/\/[A-Za-z0-9._:/-]+$/.test(calendar)
}

function shortOf(imprint: Uint8Array): string {
  return Buffer.from(imprint).toString('hex').slice(0, 12)
}

interface Asked {
  readonly stamp: Anchor
  readonly proof: Anchor
  readonly logged: Anchor
}

function filesFor({ stamp, proof, logged }: Asked, later: readonly Unkept[]): CourierFile[] {
  const name = shortOf(stamp.imprint)
  const { head, message } = otsRequestOf(proof)
  const heads = later.flatMap((one) =>
    one.kind === 'promise' ? [{ name: `${one.name}.ots-head`, bytes: one.head }] : [],
  )
  return [
    { name: `${name}.tsq`, bytes: timestampRequestOf(stamp).bytes },
    { name: `${name}.ots-head`, bytes: head },
    { name: `${name}.ots-digest`, bytes: message },
    { name: `${name}.req`, bytes: sigsumRequestOf(logged) },
    ...heads,
    { name: 'HOW-TO-ASK.txt', bytes: howToAsk(name, later) },
  ]
}

const curl = "curl -fsS -H 'Accept: application/vnd.opentimestamps.v1'"

function howToAsk(name: string, later: readonly Unkept[]): string {
  const promises = later.flatMap((one) => (one.kind === 'promise' ? [one] : []))
  const heights = later.flatMap((one) => (one.kind === 'header' ? [one.height] : []))
  const parts = [
    `What is in this folder: hashes and random numbers. Nobody learns from them what they stand for.
Ask from any machine that has a line and the program curl, in this folder. What did not come is no harm; the rest still counts.`,
    `A time-stamping authority, better two: its address in place of ADDRESS, and each answer under a name of its own.

curl -fsS -H 'Content-Type: application/timestamp-query' --data-binary @${name}.tsq ADDRESS -o ${name}-1.tsr`,
    `A calendar of OpenTimestamps, for example https://alice.btc.calendar.opentimestamps.org

${curl} --data-binary @${name}.ots-digest ADDRESS/digest > answer && cat ${name}.ots-head answer > ${name}-1.ots`,
    `A public log, with the program sigsum-submit (Debian’s package sigsum-go) and the policy that the office chose in place of POLICY:

sigsum-submit -p POLICY ${name}.req`,
    promises.length > 0 &&
      `What calendars promised earlier.\n\n${promises
        .map(
          (one) =>
            `${curl} '${one.url}' > answer && cat ${one.name}.ots-head answer > ${one.name}.ots`,
        )
        .join('\n')}`,
    heights.length > 0 &&
      `The headers of these Bitcoin blocks, eighty bytes or their 160 digits in hex, each in a file that ends in .header, from a node or an explorer you trust: ${[...new Set(heights)].join(', ')}.`,
    'When you are back, with the name of this folder: npm run amparo -- anchors take FOLDER',
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** Each whole or not at all, and on disk: a stick is pulled out at any moment. */
function writeAll(folder: string, files: readonly CourierFile[]): void {
  mkdirSync(folder, { recursive: true })
  for (const { name, bytes } of files) {
    const path = join(folder, name)
    writeFileSync(`${path}.unfinished`, bytes, { flush: true })
    renameSync(`${path}.unfinished`, path)
  }
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
