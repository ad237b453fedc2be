import { cpus, totalmem } from 'node:os'
import { accepting } from './accepting.ts'
import { audit, proofs } from './auditing.ts'
import { contradictions } from './contradictions.ts'
import { contradictionsOffice } from './contradictions-office.ts'
import { doorWeight } from './door-weight.ts'
import type { Group } from './figure.ts'
import { figures } from './figures.ts'
import { firstTap } from './first-tap.ts'
import { footprint } from './footprint.ts'
import { keeping } from './keeping.ts'
import { letters } from './letters.ts'
import { linkage } from './linkage.ts'
import { lists } from './lists.ts'
import { log } from './log.ts'
import { matching } from './matching.ts'
import { register } from './register.ts'
import { restore } from './restore.ts'
import { sealing } from './sealing.ts'
import { storm } from './storm.ts'
import { uploading } from './uploading.ts'
import { uploadingBrowsers } from './uploading-browsers.ts'
import { tableOf } from './table.ts'

const groups: readonly Group[] = [
  accepting,
  sealing,
  firstTap,
  footprint,
  doorWeight,
  uploading,
  uploadingBrowsers,
  register,
  letters,
  figures,
  lists,
  matching,
  contradictions,
  contradictionsOffice,
  log,
  linkage,
  keeping,
  audit,
  proofs,
  restore,
  storm,
]

const USAGE = `npm run bench                    measure everything; this takes some minutes
npm run bench -- sealing door    measure groups by name, or by how their names begin

${groups.map(({ name, about }) => `  ${name.padEnd(12)} ${about}`).join('\n')}`

// Every database here is a throwaway of our own; one that somebody works with is never touched.
delete process.env['DATABASE_URL']

let scope = new AsyncDisposableStack()
let underWay: Promise<void> = Promise.resolve()
let isEnding = false

/** Ends everything the group under way has started. */
async function cleanUp(): Promise<void> {
  const ending = scope
  scope = new AsyncDisposableStack()
  await ending.disposeAsync()
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    // What is under way fails when its database goes; nobody waits for it any more.
    isEnding = true
    process.on('unhandledRejection', () => {})
    process.stderr.write('Ending.\n')
    void cleanUp()
      .then(() => underWay)
      .finally(() => process.exit(130))
  })

async function main(names: readonly string[]): Promise<void> {
  const chosen = groups.filter(
    ({ name }) => names.length === 0 || names.some((given) => name.startsWith(given)),
  )
  const unknown = names.filter((given) => !groups.some(({ name }) => name.startsWith(given)))
  if (unknown.length > 0) {
    process.stderr.write(`${USAGE}\n`)
    process.exitCode = 1
    return
  }
  console.log(`${machine()}\nMedian of the runs, with the smallest and the largest.`)
  for (const group of chosen) {
    if (isEnding) return
    underWay = run(group)
    await underWay
  }
}

async function run({ name, about, measure }: Group): Promise<void> {
  const say = (line: string) => process.stderr.write(`  ${name}: ${line}\n`)
  try {
    const lines = await measure({ say, scope })
    console.log(`\n${name}: ${about}\n\n${tableOf(lines)}`)
  } catch (error) {
    if (isEnding) return
    process.exitCode = 1
    console.error(`\n${name} failed.`, error)
  } finally {
    await cleanUp().catch((error: unknown) => {
      process.exitCode = 1
      console.error(`\n${name} could not end all it had started.`, error)
    })
  }
}

/** What a reader must know to compare, and nothing that says whose machine it is. */
function machine(): string {
  const gibibytes = Math.round(totalmem() / 2 ** 30)
  const { platform, arch, versions } = process
  return `${cpus().length} cores, ${gibibytes} GiB of memory, ${platform} ${arch}, Node ${versions.node}.`
}

await main(process.argv.slice(2))
