import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  checkInclusion,
  formatVerifierKey,
  hashLeaf,
  inclusionProof,
  sourceOfTiles,
  type HashSource,
} from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { gate } from '@amparo/server/src/db/actor.ts'
import { namesOf } from '@amparo/server/src/db/schema.ts'
import { openPage, officesOf, type Host } from '@amparo/server/src/host/host.ts'
import { auditLog, type Audited } from '@amparo/server/src/log/audit.ts'
import { auditPage } from '@amparo/server/src/log/audit-store.ts'
import { openLog } from '@amparo/server/src/log/keeping-log.ts'
import { openLogFolder } from '@amparo/server/src/log/log-folder.ts'
import { publish } from '@amparo/server/src/log/publish.ts'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import { benchOfficeIn } from './bench-office.ts'
import { kept, type Bench, type Group, type Line } from './figure.ts'

export const audit: Group = {
  name: 'audit',
  about: 'a log of a million entries, from rows to root to signature, as `amparo audit` does it',
  measure: measureAudit,
}

export const proofs: Group = {
  name: 'proofs',
  about: 'inclusion proofs from the files of a log of a million entries, in processor time',
  measure: measureProofs,
}

const ENTRIES = 1_000_000
const RUNS = 3

async function measureAudit(bench: Bench): Promise<readonly Line[]> {
  const home = await kept(bench, temporaryHome())
  const host = await benchOfficeIn(bench, home.path)
  const [office] = await officesOf(host)
  if (office === undefined) throw new Error('no office')
  const { slug } = office
  const logger = await openPage(host, slug, 'logger')
  bench.scope.defer(() => logger.end())
  const log = await kept(bench, opened(logger, { home: home.path, slug }))
  bench.say(`writing ${ENTRIES} entries, and their tiles`)
  await writeEntries(host, slug)
  const size = await publish(log)
  const { keys } = await log.signer.state()
  const audited: Audited = { ...log, office: logger, keys, cosigners: [], isOpen: true }
  const whole: number[] = []
  const reading: number[] = []
  const hashing: number[] = []
  const processor: number[] = []
  const [key] = keys
  const fsck = key === undefined ? undefined : tesseraFsck(log.folder.path, formatVerifierKey(key))
  const byTessera: number[] = []
  for (let run = 1; run <= RUNS; run++) {
    bench.say(`run ${run} of ${RUNS}`)
    reading.push(await secondsOf(() => readAll(audited, size)))
    hashing.push(await secondsOf(async () => hashAll(size)))
    const before = process.threadCpuUsage()
    whole.push(await secondsOf(() => auditAll(audited, size)))
    const { user, system } = process.threadCpuUsage(before)
    processor.push((user + system) / 1e6)
    if (fsck !== undefined) byTessera.push(await secondsOf(async () => fsck()))
  }
  return [
    {
      name: `${ENTRIES} entries audited`,
      unit: 's',
      values: whole,
      peers: [
        { name: 'the same rows read, and nothing else', values: reading },
        { name: 'four hashes an entry by node:crypto, and nothing else', values: hashing },
        ...(fsck === undefined
          ? []
          : [{ name: 'Tessera’s fsck, of the files alone', values: byTessera }]),
      ],
      target: { atMost: 20 },
    },
    { name: 'the same, processor time of our own thread', unit: 's', values: processor },
    ...(fsck === undefined
      ? [{ name: 'Tessera’s fsck', why: 'no Go, or no Go modules, to build it with' }]
      : []),
  ]
}

const judge = fileURLToPath(new URL('../apps/server/judge', import.meta.url))
const program = fileURLToPath(new URL('../.cache/log-judge/judge', import.meta.url))

/** Other people's check of the same folder; undefined where it cannot be built. It fails on a folder that is not whole. */
function tesseraFsck(folder: string, key: string): (() => void) | undefined {
  const built = spawnSync('go', ['build', '-o', program, '.'], { cwd: judge })
  if (built.status !== 0) return undefined
  return () => {
    const { status, stderr } = spawnSync(program, ['fsck', folder, key], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`fsck: ${stderr}`)
  }
}

async function opened(
  logger: Parameters<typeof openLog>[0],
  place: Parameters<typeof openLog>[1],
): Promise<Awaited<ReturnType<typeof openLog>> & AsyncDisposable> {
  const log = await openLog(logger, place)
  return { ...log, [Symbol.asyncDispose]: () => log.signer[Symbol.asyncDispose]() }
}

/** As many entries as real ones are long, about objects of their own, and the leaves of all there are. */
async function writeEntries({ admin }: Host, slug: string): Promise<void> {
  const { schema } = namesOf(slug)
  await admin.query(`set search_path to ${schema}; set synchronous_commit to off`)
  await admin.query(`
    insert into entry (object, seq, body)
    select decode(object, 'hex'), 1, format(E'amparo/v1/entry\\nkind subject.create\\ntime 2026-11-22T12:00:07.123Z\\nactor %s\\nobject %s\\nseq 1\\ncommit %s\\n',
      md5('actor' || n % 40), object, encode(sha256(object::bytea), 'base64'))
    from (select n, md5('object' || n) as object from generate_series(1, ${ENTRIES}) n) made`)
  await admin.query(`
    insert into log_leaf (shard, index, of_entry, leaf)
    select 1, row_number() over (order by tx, id) - 1, id, sha256(convert_to(body, 'UTF8')) from entry`)
  await admin.query('analyze entry, log_leaf; reset search_path; reset synchronous_commit')
}

async function auditAll(audited: Audited, size: number): Promise<void> {
  const { reached, findings } = await auditLog(audited)
  if (reached !== size || findings.length > 0) throw new Error(JSON.stringify(findings[0]))
}

async function readAll({ office, shard }: Audited, size: number): Promise<void> {
  for (let start = 0; start < size; start += 16_384) {
    const end = Math.min(size, start + 16_384)
    await office.read(gate, (tx) => auditPage(tx, shard.number, { start, end }))
  }
}

function hashAll(size: number): void {
  const [entry, leaf, node] = [new Uint8Array(240), new Uint8Array(33), new Uint8Array(65)]
  for (let at = 0; at < size; at++)
    for (const bytes of [entry, leaf, node, node]) nodeHashing.sha256(bytes)
}

async function secondsOf(story: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await story()
  return (performance.now() - start) / 1_000
}

const PROOFS = 20_000

async function measureProofs(bench: Bench): Promise<readonly Line[]> {
  const home = await kept(bench, temporaryHome())
  const folder = openLogFolder(join(home.path, 'log'))
  const number = new Uint8Array(4)
  const leafAt = (index: number) => {
    new DataView(number.buffer).setUint32(0, index)
    return nodeHashing.sha256(number)
  }
  bench.say(`writing the files of ${ENTRIES} entries`)
  const root = await folder.extendTo(ENTRIES, async ({ start, end }) =>
    Array.from({ length: end - start }, (_, at) => leafAt(start + at)),
  )
  const inOrder: number[] = []
  const allKept: number[] = []
  const fewKept: number[] = []
  const keeping = sourceOfTiles(nodeHashing, ENTRIES, folder.read, 8_192)
  const placeOf = (turn: number) => (turn * 7_919_317) % ENTRIES
  perSecond(keeping, placeOf)
  for (let run = 1; run <= RUNS; run++) {
    bench.say(`run ${run} of ${RUNS}`)
    const first = Math.floor(Math.random() * (ENTRIES - PROOFS))
    inOrder.push(perSecond(folder.source(ENTRIES), (turn) => first + turn))
    allKept.push(perSecond(keeping, placeOf))
    fewKept.push(perSecond(folder.source(ENTRIES), placeOf))
  }
  checkSome(folder.source(ENTRIES), leafAt, root)
  const unit = 'proofs/s'
  const target = { atLeast: 10_000 }
  return [
    { name: 'in the order of the log', unit, values: inOrder, target },
    { name: 'in no order, all tiles kept (64 MB)', unit, values: allKept, target },
    { name: 'in no order, 256 tiles kept', unit, values: fewKept },
  ]
}

/** In a second of the processor, as the group `log` counts: what else the machine does is no matter then. */
function perSecond(source: HashSource, placeOf: (turn: number) => number): number {
  const start = process.threadCpuUsage()
  for (let turn = 0; turn < PROOFS; turn++)
    if (inclusionProof(nodeHashing, source, placeOf(turn), ENTRIES) === undefined)
      throw new Error(`no proof of ${placeOf(turn)}`)
  const { user, system } = process.threadCpuUsage(start)
  return PROOFS / ((user + system) / 1e6)
}

function checkSome(
  source: HashSource,
  leafAt: (index: number) => Uint8Array,
  root: Uint8Array,
): void {
  for (let index = 0; index < ENTRIES; index += 997) {
    const leafHash = hashLeaf(nodeHashing, leafAt(index))
    const proof = inclusionProof(nodeHashing, source, index, ENTRIES) ?? []
    const claim = { leafHash, index, size: ENTRIES, root, proof }
    if (checkInclusion(nodeHashing, claim).verdict !== 'proved')
      throw new Error(`proof of ${index}`)
  }
}
