import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import {
  bCubed,
  clusterRecords,
  curveOf,
  pairwise,
  pairWeigher,
  train,
  weighAll,
  weightOfProbability,
  withDerived,
  type Grouping,
  type Links,
  type Point,
} from '@amparo/linkage'
import { nodeWorkers } from '@amparo/linkage/node'
import type { Known } from '@amparo/linkage/testing/known-data'
import type { Bench, Figure, Group, Line, Peer, Target, Unmeasured } from './figure.ts'
import {
  drawing,
  fake,
  febrl3,
  febrl4,
  filesOf,
  historical,
  settings,
  type DataSet,
} from './linkage-data.ts'
import { peopleAsCsv } from './linkage-people.ts'
import type { Run } from './linkage-run.ts'
import { pythonWithSplink, runSplink, splinkVersions, type SplinkRun } from './linkage-splink.ts'

export const linkage: Group = {
  name: 'linkage',
  about:
    'packages/linkage on public data with known truth, beside Splink on DuckDB, and on up to a million invented people',
  measure,
}

/** With these settings over these data; `least` is the goal for the best F1. */
const jobs = [
  { data: historical, name: 'historical-50k-as-splink', beside: true },
  { data: historical, name: 'historical-50k', least: 0.85, beside: false },
  { data: febrl3, name: 'febrl3', least: 0.995, beside: true },
  { data: febrl4, name: 'febrl4', least: 0.9995, beside: true },
  { data: fake, name: 'fake-1000-as-splink', beside: true },
  { data: fake, name: 'fake-1000', least: 0.87, beside: false },
] as const

const RUNS = 3
/** Pairs that weigh less are not kept: fifteen bits against are hopeless. */
const floor = -1500
const threads = 2

async function measure({ say, scope }: Bench): Promise<readonly Line[]> {
  const pythons = await Promise.all(
    splinkVersions.map(async (version) => ({ version, ...(await pythonWithSplink(version, say)) })),
  )
  const lines: Line[] = pythons.flatMap((one) =>
    'why' in one ? [{ name: `Splink ${one.version}`, why: one.why }] : [],
  )
  for (const job of jobs) {
    const files = filesOf(job.data)
    if (files === undefined) {
      lines.push(notHere(job.data))
      continue
    }
    const known = await job.data.read(files)
    const splinks: SplinkRun[] = []
    for (const one of job.beside ? pythons : []) {
      if (!('python' in one)) continue
      say(`${job.data.name}: Splink ${one.version}`)
      splinks.push(await runSplink(one.python, job.data.name, files))
    }
    say(`${job.data.name}: ${job.name}`)
    lines.push(...(await measured(job, known, splinks)))
  }
  for (const records of [10_000, 100_000, 1_000_000]) {
    say(`${records} invented people`)
    lines.push(...linesOfRun(await invented(records, scope)))
  }
  return lines
}

function notHere({ name }: DataSet): Unmeasured {
  return {
    name,
    why: 'the data are not on this machine (AMPARO_SHARED names the folder that holds data/)',
  }
}

interface Job {
  readonly data: DataSet
  readonly name: string
  readonly least?: number
}

interface Outcome {
  readonly links: Links
  readonly clusterOf: Int32Array
  readonly seconds: number
  readonly processor: number
}

async function measured(
  { data, name, least }: Job,
  known: Known,
  splinks: readonly SplinkRun[],
): Promise<Line[]> {
  const outcomes: Outcome[] = []
  // One more than are counted: the first warms the code.
  for (let run = 0; run <= RUNS; run++) {
    const outcome = await linked(name, known)
    if (run > 0) outcomes.push(outcome)
  }
  const [{ links, clusterOf } = await linked(name, known)] = outcomes
  const title = `${data.name}, ${name}`
  const peersOf = (of: (run: SplinkRun) => number): Peer[] =>
    splinks.map((one) => ({ name: `Splink ${one.splink}`, values: [of(one)] }))
  const target = least === undefined ? undefined : { atLeast: inTenThousandths(least) }
  const best = (some: Links) => bestOf(curveOf(some, known.truth)).f1
  return [
    f1Figure(
      `${title}: best F1`,
      best(links),
      peersOf((one) => inTenThousandths(best(one.links))),
      target,
    ),
    ...[0.5, 0.95, 0.99].map((probability) => {
      const at = (some: Links) => f1At(some, known.truth, probability)
      const peers = peersOf((one) => inTenThousandths(at(one.links)))
      return f1Figure(`${title}: F1 at p ≥ ${probability}`, at(links), peers)
    }),
    f1Figure(`${title}: F1 of clusters`, pairwise(clusterOf, known.truth).f1, []),
    f1Figure(`${title}: F1 of clusters by B-cubed`, bCubed(clusterOf, known.truth).f1, []),
    {
      name: `${title}: from records to clusters`,
      unit: 's',
      values: outcomes.map(({ seconds }) => seconds),
      peers: peersOf(({ seconds }) => seconds),
    },
    {
      name: `${title}: the same, processor time`,
      unit: 's',
      values: outcomes.map(({ processor }) => processor),
      peers: peersOf(({ processor }) => processor),
    },
  ]
}

/** Shares are shown in ten-thousandths: the table keeps three figures, and 0.9996 must not look like 1. */
const inTenThousandths = (share: number): number => Math.round(10_000 * share)

function f1Figure(name: string, f1: number, peers: readonly Peer[], target?: Target): Figure {
  const figure = { name, unit: '/ 10,000', values: [inTenThousandths(f1)], peers }
  return target === undefined ? figure : { ...figure, target }
}

function bestOf(curve: readonly Point[]): { readonly f1: number } {
  return curve.reduce((best, point) => (point.f1 > best.f1 ? point : best), { f1: 0 })
}

function f1At(links: Links, truth: Grouping, probability: number): number {
  const threshold = weightOfProbability(probability)
  return curveOf(links, truth).findLast((point) => point.threshold >= threshold)?.f1 ?? 0
}

/** All there is to do: deriving, learning, comparing, clustering. */
async function linked(name: string, { table: records }: Known): Promise<Outcome> {
  const { scheme, training } = settings(name)
  const [began, used] = [performance.now(), process.cpuUsage()]
  await using workers = nodeWorkers(threads)
  const table = withDerived(records, scheme.derived)
  const model = await train(table, scheme, training, { name, version: 1 }, drawing(), workers)
  const links = await weighAll(table, model, floor, workers)
  const { clusterOf } = clusterRecords(table.size, links, {
    threshold: 0,
    average: -200,
    weightOf: pairWeigher(table, model),
  })
  const { user, system } = process.cpuUsage(used)
  return {
    links,
    clusterOf,
    seconds: (performance.now() - began) / 1000,
    processor: (user + system) / 1e6,
  }
}

/** In a process of its own, from a file. */
async function invented(records: number, scope: AsyncDisposableStack): Promise<Run> {
  const folder = join(import.meta.dirname, '../.cache/bench/linkage')
  const file = join(folder, `people-${records}.csv`)
  mkdirSync(folder, { recursive: true })
  if (!existsSync(file)) await pipeline(peopleAsCsv(records), createWriteStream(file))
  const script = join(import.meta.dirname, 'linkage-run.ts')
  const child = spawn(process.execPath, [script, file, 'million', String(threads)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  scope.defer(() => void child.kill())
  const closed = once(child, 'close') as Promise<[number | null]>
  const said = await text(child.stdout)
  const [code] = await closed
  if (code !== 0) throw new Error(`the run over ${records} people ended with ${code}`)
  return JSON.parse(said) as Run
}

function linesOfRun({ records, pairs, seconds, parts, memory, f1 }: Run): Figure[] {
  const title = `${records} people`
  const isWhole = records === 1_000_000
  const { comparing = { seconds: 0, processor: 0 } } = parts
  const processor = Object.values(parts).reduce((sum, part) => sum + part.processor, 0)
  return [
    {
      name: `${title}: pairs compared, blocking with it, two threads`,
      unit: 'M pairs/s',
      values: [pairs / comparing.seconds / 1e6],
      ...(isWhole ? { target: { atLeast: 8 } } : {}),
    },
    {
      name: `${title}: the same, of a second of the processor`,
      unit: 'M pairs/s',
      values: [pairs / comparing.processor / 1e6],
    },
    {
      name: `${title}: from CSV to clusters`,
      unit: 's',
      values: [seconds],
      ...(isWhole ? { target: { atMost: 12 } } : {}),
    },
    { name: `${title}: the same, processor time`, unit: 's', values: [processor] },
    {
      name: `${title}: memory`,
      unit: 'GB',
      values: [memory / 1e9],
      ...(isWhole ? { target: { atMost: 1 } } : {}),
    },
    f1Figure(`${title}: F1 of clusters`, f1, []),
  ]
}
