import { openSync, readSync, closeSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { recentBits } from '@amparo/anchors'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import { homeFolder } from '../host/home.ts'
import { openHost, openPage, type Progress } from '../host/host.ts'
import { anchorPlan, dayBegan, type AnchorPlan } from '../log/anchors/anchor-plan.ts'
import { anchorLines } from '../log/anchors/anchor-store.ts'
import { writeForCourier } from '../log/anchors/courier.ts'
import { standingOf } from '../log/anchors/standing.ts'
import { longestAnswer, take, type Taking } from '../log/anchors/taking.ts'
import { pinnedRoots, pinRoots } from '../log/anchors/tsa-roots.ts'
import { saidOfLine, saidOfStanding, saidOfTaken } from '../log/anchors/words.ts'
import { newestShard, type Shard } from '../log/shard-store.ts'
import { officeOf } from './erase.ts'

const USAGE = `Say what: who outside the office says by when its log existed?
  anchors list                what was asked and answered, and whether something has waited too long
  anchors write <folder>      writes questions about the day's checkpoint for somebody who carries them
  anchors take <file...>      takes in what they bring back: .tsr, .ots, headers of blocks
  anchors root add <file.pem> trusts a time-stamping authority, by the root that it publishes`

/** Anchors by hand: for whoever owns the machine; the office must not be running on the same home. */
export async function anchors(say: Progress, rest: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...rest],
    options: { office: { type: 'string' } },
    allowPositionals: true,
  })
  const [what, ...named] = positionals
  const plan = anchorPlan(process.env)
  const story = storyOf(say, plan, what, named)
  const home = homeFolder()
  await using host = await openHost(home, say)
  const slug = await officeOf(host, values.office)
  await using stack = new AsyncDisposableStack()
  const logger = await openPage(host, slug, 'logger')
  stack.defer(() => logger.end())
  await story({ home, slug, logger })
}

interface Place {
  readonly home: string
  readonly slug: string
  readonly logger: Office
}

type Story = (place: Place) => Promise<void>

/** Read before anything is started. */
function storyOf(
  say: Progress,
  plan: AnchorPlan,
  what: string | undefined,
  named: readonly string[],
): Story {
  const [first, second] = named
  if (what === 'list' && first === undefined) return (place) => list(say, plan, place)
  if (what === 'write' && first !== undefined && second === undefined)
    return (place) => write(say, plan, place, resolve(first))
  if (what === 'take' && first !== undefined)
    return (place) =>
      takeAll(
        say,
        place,
        named.map((file) => resolve(file)),
      )
  if (what === 'root' && first === 'add' && second !== undefined && named.length === 2)
    return (place) => addRoot(say, place, resolve(second))
  throw new Error(USAGE)
}

const shown = 60

async function list(say: Progress, { alarmHours }: AnchorPlan, place: Place): Promise<void> {
  const shard = await shardOf(place.logger)
  const now = new Date()
  const { standing, lines } = await place.logger.read(gate, async (tx) => ({
    standing: await standingOf(tx, shard.number, { now, alarmHours }),
    lines: await anchorLines(tx, shown),
  }))
  for (const line of saidOfStanding(standing, { now, alarmHours })) say(line)
  for (const line of lines) say(saidOfLine(line))
  if (standing.isLate) process.exitCode = 1
}

async function write(
  say: Progress,
  plan: AnchorPlan,
  { logger }: Place,
  folder: string,
): Promise<void> {
  const shard = await shardOf(logger)
  const { size, files } = await writeForCourier(
    { logger, shard },
    folder,
    dayBegan(plan, new Date()),
  )
  if (size === null)
    throw new Error('The log has no checkpoint yet: start the office once. Nothing was written.')
  say(`Questions about the log of ${size} entries are in ${folder}: ${files.join(', ')}.`)
  say(
    'Hashes and random numbers alone: whoever finds them learns nothing. HOW-TO-ASK.txt says the rest.',
  )
}

async function takeAll(say: Progress, place: Place, files: readonly string[]): Promise<void> {
  const taking = await takingOf(place)
  let failed = 0
  for (const file of files) {
    const taken = await take(taking, readAnswer(file))
    say(saidOfTaken(basename(file), taken))
    if (taken.verdict !== 'checked' && taken.verdict !== 'kept' && taken.verdict !== 'known')
      failed++
  }
  if (failed > 0) process.exitCode = 1
}

/** At most one byte more than an answer can have, however large the file is. */
function readAnswer(file: string): Uint8Array {
  const bytes = new Uint8Array(longestAnswer + 1)
  const handle = openSync(file, 'r')
  try {
    let length = 0
    for (;;) {
      const read = readSync(handle, bytes, length, bytes.length - length, null)
      length += read
      if (read === 0 || length === bytes.length) return bytes.subarray(0, length)
    }
  } finally {
    closeSync(handle)
  }
}

async function addRoot(say: Progress, { home, slug }: Place, file: string): Promise<void> {
  const pem = Buffer.from(readAnswer(file)).toString('latin1')
  for (const { subject, sha256, until } of pinRoots(home, slug, pem)) {
    say(`Trusted from now on, until ${until}: ${subject}`)
    say(`Compare with what the authority publishes: SHA-256 ${sha256}`)
  }
}

async function takingOf({ home, slug, logger }: Place): Promise<Taking> {
  await shardOf(logger)
  return { logger, roots: pinnedRoots(home, slug), leastBits: recentBits }
}

async function shardOf(logger: Office): Promise<Shard> {
  const shard = await logger.read(gate, newestShard)
  if (shard === undefined)
    throw new Error('This office has no log yet: start the office once. Nothing was done.')
  return shard
}
