import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gate } from '../db/actor.ts'
import { flushFolder } from '../host/flush-folder.ts'
import { homeFolder, logFolder } from '../host/home.ts'
import { asOwner, openHost, type Progress } from '../host/host.ts'
import { openLogFolder } from '../log/log-folder.ts'
import { statedPolicy } from '../log/log-policy.ts'
import { proofOf, type Proving } from '../log/proving.ts'
import { newestShard } from '../log/shard-store.ts'
import { officeOf } from './erase.ts'
import { readMe } from './read-me.ts'

/** What strangers check with; the first is built by the prepare step. */
const PROGRAMS = {
  'amparo-verify.mjs': new URL('../../../verify/dist/amparo-verify.mjs', import.meta.url),
  'verify.sh': new URL('../../../verify/verify.sh', import.meta.url),
} as const

/** Writes a folder by which a stranger can check, without us, that an entry is in the log. */
export async function prove(say: Progress, rest: readonly string[]): Promise<void> {
  const { entry, folder, slug: wanted } = wishIn(rest)
  requireFree(folder)
  await using host = await openHost(homeFolder(), say)
  const slug = await officeOf(host, wanted)
  await asOwner(host, slug, async (office) => {
    const shard = await office.read(gate, newestShard)
    if (shard === undefined) throw new Error(WAITING)
    const place = { home: homeFolder(), slug }
    const { policy, text } = await statedPolicy(place, shard)
    const files = openLogFolder(logFolder(place.home, slug, shard.number))
    const proving = await proofOf({ office, shard, folder: files, policy }, entry)
    if (proving.verdict !== 'proved') throw new Error(whyNot(entry, proving))
    await writeFolder(folder, filesOf(entry, proving, text))
    tell(say, folder, proving)
  })
}

function wishIn(rest: readonly string[]): {
  entry: string
  folder: string
  slug: string | undefined
} {
  const { values, positionals } = parseArgs({
    args: [...rest],
    options: { office: { type: 'string' } },
    allowPositionals: true,
  })
  const [entry = '', folder = `proof-of-${entry}`, ...more] = positionals
  if (!/^[1-9][0-9]{0,17}$/.test(entry) || more.length > 0)
    throw new Error(
      'Say a record number, as the desk shows it, and a folder if you like: prove 123 [folder]',
    )
  // Where the command was typed; npm runs it elsewhere.
  return { entry, folder: resolve(process.env['INIT_CWD'] ?? '.', folder), slug: values.office }
}

function requireFree(folder: string): void {
  if (fs.existsSync(folder)) throw new Error(`${folder} is there already. Name another folder.`)
  if (!fs.existsSync(dirname(folder))) throw new Error(`There is no folder ${dirname(folder)}.`)
  if (!fs.existsSync(PROGRAMS['amparo-verify.mjs']))
    throw new Error(
      'The program for strangers is not built. Run this command by npm: npm run amparo -- prove',
    )
}

const WAITING =
  'It gets its place in the log within a second while the office is served, and the log is signed half a minute later at most. Serve the office for a minute, then ask again.'

function whyNot(entry: string, proving: Exclude<Proving, { verdict: 'proved' }>): string {
  switch (proving.verdict) {
    case 'no-entry':
      return `There is no record number ${entry}.`
    case 'no-index':
      return `Record number ${entry} has no place in the log yet. ${WAITING}`
    case 'not-signed':
      return `Record number ${entry} has its place in the log, ${proving.index}, and the log was not signed since. It is signed half a minute after that at most while the office is served. Serve the office for a minute, then ask again.`
  }
}

type Files = ReadonlyMap<string, Uint8Array>

function filesOf(
  entry: string,
  { entry: body, proof }: Extract<Proving, { verdict: 'proved' }>,
  policy: string,
): Files {
  const programs = Object.entries(PROGRAMS).map(
    ([name, url]) => [name, fs.readFileSync(url)] as const,
  )
  const sums = programs.map(([name, bytes]) => `${sha256(bytes)}  ${name}`)
  return new Map<string, Uint8Array>([
    ['entry', Buffer.from(body)],
    ['entry.tlog-proof', Buffer.from(proof)],
    ['policy-as-the-office-says', Buffer.from(policy)],
    ...programs,
    ['READ-ME.txt', Buffer.from(readMe(entry, sums))],
  ])
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** All of it or nothing, and on disk: beside its place first, then under its name. */
async function writeFolder(folder: string, files: Files): Promise<void> {
  const unfinished = `${folder}.unfinished`
  fs.rmSync(unfinished, { recursive: true, force: true })
  try {
    fs.mkdirSync(unfinished)
    for (const [name, bytes] of files)
      fs.writeFileSync(join(unfinished, name), bytes, {
        flush: true,
        mode: name === 'verify.sh' ? 0o755 : 0o644,
      })
    await flushFolder(unfinished)
    fs.renameSync(unfinished, folder)
    await flushFolder(dirname(folder))
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true })
    throw new Error(
      `${folder} could not be written: ${error instanceof Error ? error.message : 'it failed'}`,
      {
        cause: error,
      },
    )
  }
}

function tell(
  say: Progress,
  folder: string,
  proving: Extract<Proving, { verdict: 'proved' }>,
): void {
  const { index, size, standing } = proving
  say(
    `${folder} proves it: index ${index} of a log of ${size} entries. READ-ME.txt in it says how a stranger checks that.`,
  )
  if (standing.needed === 0)
    say(
      'Nobody signs the log besides this office, so a stranger learns no more than that the office says so.',
    )
  else if (standing.isMet) say(`Signed besides the log by ${standing.have.join(', ')}.`)
  else
    say(
      `Signed besides the log by ${standing.have.length} of the ${standing.needed} that are needed. Ask again when more have signed.`,
    )
}
