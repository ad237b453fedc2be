import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { recentBits } from '@amparo/anchors'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import { homeFolder } from '../host/home.ts'
import { asOwner, openHost, type Progress } from '../host/host.ts'
import { anchorPlan, dayBegan, type AnchorPlan } from '../log/anchors/anchor-plan.ts'
import { anchorLines } from '../log/anchors/anchor-store.ts'
import { writeForCourier } from '../log/anchors/courier.ts'
import { standingOf } from '../log/anchors/standing.ts'
import { longestAnswer, take, type Taken, type Taking } from '../log/anchors/taking.ts'
import { pinnedPolicy, pinnedRoots, pinPolicy, pinRoots } from '../log/anchors/whom-to-believe.ts'
import { shownOf, saidOfLine, saidOfStanding, saidOfTaken } from '../log/anchors/words.ts'
import { newestShard, type Shard } from '../log/shard-store.ts'
import { officeOf } from './erase.ts'

const USAGE = `Say what: who outside the office says by when its log existed?
  anchors list                what was asked and answered, and whether something has waited too long
  anchors write <folder>      writes questions about the day's checkpoint for somebody who carries them
  anchors take <folder>       takes in what they bring back: .tsr, .ots, .proof and .header; or files by their names
  anchors root add <file.pem> trusts a time-stamping authority, by the root that it publishes
  anchors policy <file>       says which public logs count, by a policy of Sigsum's programs`

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
  await asOwner(host, slug, (office) => story({ home, slug, office }))
}

interface Place {
  readonly home: string
  readonly slug: string
  readonly office: Office
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
  if (what === 'policy' && first !== undefined && second === undefined)
    return (place) => setPolicy(say, place, resolve(first))
  throw new Error(USAGE)
}

const shown = 60

async function list(say: Progress, { alarmHours }: AnchorPlan, place: Place): Promise<void> {
  const shard = await shardOf(place.office)
  const now = new Date()
  const { standing, lines } = await place.office.read(gate, async (tx) => ({
    standing: await standingOf(tx, shard.number, { now, alarmHours }),
    lines: await anchorLines(tx, shown),
  }))
  for (const line of saidOfStanding(standing, { now, alarmHours })) say(line)
  for (const line of shownOf(lines)) say(saidOfLine(line))
  if (standing.isLate) process.exitCode = 1
}

async function write(
  say: Progress,
  plan: AnchorPlan,
  { office }: Place,
  folder: string,
): Promise<void> {
  const shard = await shardOf(office)
  const { size, files } = await writeForCourier(
    { office, shard },
    folder,
    dayBegan(plan, new Date()),
  ).catch((error: unknown) => {
    throw cannotWrite(folder, error)
  })
  if (size === null)
    throw new Error('The log has no checkpoint yet: start the office once. Nothing was written.')
  say(`Questions about the log of ${size} entries are in ${folder}: ${files.join(', ')}.`)
  say(
    'Hashes and random numbers alone: whoever finds them learns nothing. HOW-TO-ASK.txt says the rest.',
  )
}

/** A stick that is full, write-protected or gone. */
function cannotWrite(folder: string, error: unknown): unknown {
  const isFile = error instanceof Error && 'syscall' in error && 'code' in error
  return isFile
    ? new Error(
        `The questions could not be written into ${folder} (${String(error.code)}). Nothing is lost: write them again, elsewhere.`,
      )
    : error
}

async function takeAll(say: Progress, place: Place, named: readonly string[]): Promise<void> {
  const taking = await takingOf(place)
  for (const file of named.flatMap(answersIn)) {
    const bytes = readAnswer(file)
    const taken = typeof bytes === 'string' ? bytes : await take(taking, bytes)
    say(
      typeof taken === 'string'
        ? `${basename(file)}: ${taken}`
        : saidOfTaken(basename(file), taken),
    )
    if (typeof taken === 'string' || !keeping.includes(taken.verdict)) process.exitCode = 1
  }
}

const keeping: readonly Taken['verdict'][] = ['checked', 'kept', 'known']

/** A folder stands for the answers in it. */
function answersIn(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
  const answers = readdirSync(path)
    .filter((name) => /\.(tsr|ots|proof|header)$/i.test(name))
    .sort()
  if (answers.length === 0)
    throw new Error(
      `There is no answer in ${path}: no file that ends in .tsr, .ots, .proof or .header.`,
    )
  return answers.map((name) => join(path, name))
}

/** At most one byte more than an answer can have, however large the file is; a sentence where it cannot be read. */
function readAnswer(file: string): Uint8Array | string {
  try {
    const handle = openSync(file, 'r')
    try {
      return readUpTo(handle, longestAnswer + 1)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return code === 'ENOENT' ? 'is not there.' : `cannot be read (${code}).`
  }
}

function readUpTo(handle: number, most: number): Uint8Array {
  const bytes = new Uint8Array(most)
  let length = 0
  for (;;) {
    const read = readSync(handle, bytes, length, bytes.length - length, null)
    length += read
    if (read === 0 || length === bytes.length) return bytes.subarray(0, length)
  }
}

async function addRoot(say: Progress, { home, slug }: Place, file: string): Promise<void> {
  for (const { subject, sha256, until } of pinRoots(home, slug, readText(file))) {
    say(`Trusted from now on, until ${until}: ${subject}`)
    say(`Compare with what the authority publishes: SHA-256 ${sha256}`)
  }
}

async function setPolicy(say: Progress, { home, slug }: Place, file: string): Promise<void> {
  const { logs, cosigners } = pinPolicy(home, slug, readText(file))
  say(
    `From now on these public logs count: ${logs.map(({ key, url }) => url ?? key.name).join(', ')}`,
  )
  say(`Their cosigners: ${cosigners.map(({ name }) => name).join(', ')}`)
}

function readText(file: string): string {
  const bytes = readAnswer(file)
  if (typeof bytes === 'string') throw new Error(`${basename(file)} ${bytes}`)
  return Buffer.from(bytes).toString('utf8')
}

async function takingOf({ home, slug, office }: Place): Promise<Taking> {
  await shardOf(office)
  return {
    office,
    roots: pinnedRoots(home, slug),
    policy: pinnedPolicy(home, slug),
    leastBits: recentBits,
  }
}

async function shardOf(office: Office): Promise<Shard> {
  const shard = await office.read(gate, newestShard)
  if (shard === undefined)
    throw new Error('This office has no log yet: start the office once. Nothing was done.')
  return shard
}
