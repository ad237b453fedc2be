import { parseArgs } from 'node:util'
import { gate } from '../db/actor.ts'
import { homeFolder, logFolder } from '../host/home.ts'
import { asOwner, openHost, type Progress } from '../host/host.ts'
import { auditLog, mostFindings, type AuditReport } from '../log/audit.ts'
import { openLogFolder } from '../log/log-folder.ts'
import { statedPolicy } from '../log/log-policy.ts'
import { allShards, type Shard } from '../log/shard-store.ts'
import type { Office } from '../db/office.ts'
import { officeOf } from './erase.ts'
import { progressBar } from './progress-bar.ts'
import { toldToEnd } from './told-to-end.ts'

/** What `audit` ends with. */
const ENDS = { whole: 0, lost: 10, wrong: 40, unfinished: 2 } as const

/**
 * The operator's check of the log, from every entry to every signature. Prints numbers, codes and sentences, no content. Ends
 * with 0 when all is right, 10 when it is but a restore lost entries, 40 when something is wrong, 2 when it was ended early.
 */
export async function audit(say: Progress, rest: readonly string[]): Promise<void> {
  const { from, slug: wanted } = wishIn(rest)
  const told = toldToEnd()
  await using host = await openHost(homeFolder(), say, told)
  const slug = await officeOf(host, wanted)
  await asOwner(host, slug, async (office) => {
    const shards = await office.read(gate, allShards)
    if (shards.length === 0)
      throw new Error('This office has no log yet: it begins when the office is served.')
    const newest = shards.at(-1)
    for (const shard of shards) {
      const isOpen = shard === newest
      if (!isOpen && from > 0) continue
      const report = await auditShard(say, {
        office,
        slug,
        shard,
        isOpen,
        from: isOpen ? from : 0,
        told,
      })
      tell(say, shard, report)
      if (report.reached < report.size && report.findings.length === 0) return
    }
  })
}

function wishIn(rest: readonly string[]): { from: number; slug: string | undefined } {
  const { values } = parseArgs({
    args: [...rest],
    options: { from: { type: 'string' }, office: { type: 'string' } },
  })
  const { from = '0', office: slug } = values
  if (!/^[0-9]{1,15}$/.test(from))
    throw new Error('Say “audit”, or “audit --from” with the index it reached before.')
  return { from: Number(from), slug }
}

interface Asked {
  readonly office: Office
  readonly slug: string
  readonly shard: Shard
  readonly isOpen: boolean
  readonly from: number
  readonly told: AbortSignal
}

async function auditShard(say: Progress, asked: Asked): Promise<AuditReport> {
  const { office, slug, shard, isOpen, from, told } = asked
  const place = { home: homeFolder(), slug }
  const { policy } = await statedPolicy(place, shard)
  const keys = policy.logs.map(({ key }) => key).filter(({ name }) => name === shard.origin)
  const folder = openLogFolder(logFolder(place.home, slug, shard.number))
  say(`Log ${shard.origin}: every entry is hashed again and held against files and signatures.`)
  const cosigners = policy.cosigners.map(({ key }) => key)
  let bar: ((reached: number) => void) | undefined
  const onProgress = (reached: number, size: number) => {
    bar ??= progressBar(say, { done: from, all: size })
    bar(reached)
  }
  return auditLog({ office, shard, folder, keys, cosigners, isOpen }, { from, told, onProgress })
}

/** A report in sentences, the first bad index first. */
function tell(say: Progress, shard: Shard, report: AuditReport): void {
  const { size, reached, findings, lost, waiting, checkpoints, cosignatures } = report
  const [first, ...others] = findings
  if (first !== undefined) {
    say(`WRONG, first at index ${first.index} [${first.code}]: ${first.says}`)
    for (const { index, code, says } of others.slice(0, 20))
      say(`  index ${index} [${code}]: ${says}`)
    if (findings.length > 21)
      say(
        `  and ${findings.length - 21} more${findings.length === mostFindings ? ' at least' : ''}.`,
      )
    say('Change nothing. Keep a copy of the whole folder: it is evidence of what happened.')
    process.exitCode = ENDS.wrong
    return
  }
  if (reached < size) {
    say(`Not finished: all is right up to index ${reached} of ${size}.`)
    say(`To go on: npm run amparo -- audit --from ${reached}`)
    process.exitCode = ENDS.unfinished
    return
  }
  say(
    `${size} entries, ${checkpoints} signed checkpoints and ${cosignatures} cosignatures of others are as they were made.`,
  )
  if (report.unknownCosignatures > 0)
    say(
      `${report.unknownCosignatures} cosignatures are by keys that the policy does not name; nobody looked at them.`,
    )
  if (waiting > 0)
    say(`${waiting} entries have no place in the log yet: they get one while the office is served.`)
  if (lost.length === 0) return
  say(
    `A restored backup no longer had ${lost.length} entries; their places stand: ${lost.slice(0, 20).join(', ')}${lost.length > 20 ? ' …' : ''}`,
  )
  process.exitCode = ENDS.lost
}
