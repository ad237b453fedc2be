import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, mkdirSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import {
  bCubed,
  clusterAll,
  connectedComponents,
  curveOf,
  pairwise,
  train,
  weighAll,
  weightOfProbability,
  withDerived,
  type Grouping,
  type Links,
  type Point,
  type Workers,
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
    'packages/linkage on public data with known truth, beside Splink on DuckDB, and on ten thousand to ten million invented people',
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
/** Runs over data with known truth, which are short. */
const SHORT_RUNS = 15
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
  for (const size of sizes) {
    if (size.needs > freemem()) {
      lines.push({ name: `${size.records} people`, why: 'so much memory is not free' })
      continue
    }
    const runs: Run[] = []
    for (let run = 1; run <= size.runs; run++) {
      say(`${size.records} invented people, run ${run} of ${size.runs}`)
      runs.push(await invented(size, scope))
    }
    lines.push(...linesOfRuns(runs, size))
  }
  return lines
}

interface Size {
  readonly records: number
  /** The rules that are meant for so many. */
  readonly settings: string
  readonly runs: number
  /** Bytes of memory, with room for what else is running. */
  readonly needs: number
  /** Goals: pairs of a second in millions, seconds from CSV to clusters, memory in GB. */
  readonly goals?: { readonly pairs: number; readonly seconds: number; readonly memory: number }
}

/** How the work grows is seen from the first to the last. */
const sizes: readonly Size[] = [
  { records: 10_000, settings: 'million', runs: RUNS, needs: 1e9 },
  { records: 100_000, settings: 'million', runs: RUNS, needs: 1e9 },
  {
    records: 1_000_000,
    settings: 'million',
    runs: RUNS,
    needs: 2e9,
    goals: { pairs: 8, seconds: 12, memory: 1 },
  },
  {
    records: 10_000_000,
    settings: 'ten-million',
    runs: 1,
    needs: 8e9,
    goals: { pairs: 15, seconds: 70, memory: 4 },
  },
]

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
  /** To clusters as Splink makes them, and to our own. */
  readonly asSplink: Elapsed
  readonly own: Elapsed
}

async function measured(
  { data, name, least }: Job,
  known: Known,
  splinks: readonly SplinkRun[],
): Promise<Line[]> {
  // Threads are there before the clock runs, as Splink's Python and DuckDB are.
  await using workers = nodeWorkers(threads, { withThis: true })
  // The first compiles the code and is counted by itself.
  const first = await linked(name, known, workers)
  const outcomes: Outcome[] = []
  for (let run = 1; run <= SHORT_RUNS; run++) outcomes.push(await linked(name, known, workers))
  const { links, clusterOf } = first
  const title = `${data.name}, ${name}`
  const peersOf = (of: (run: SplinkRun) => number): Peer[] =>
    splinks.map((one) => ({ name: `Splink ${one.splink}`, values: [of(one)] }))
  const target = least === undefined ? undefined : { atLeast: inTenThousandths(least) }
  const best = (some: Links) => bestOf(curveOf(some, known.truth)).f1
  const timesOf = (what: string, of: (outcome: Outcome) => Elapsed): Figure[] => [
    {
      name: what,
      unit: 's',
      values: outcomes.map((one) => of(one).seconds),
      peers: peersOf(({ seconds }) => seconds),
    },
    {
      name: `${what}, the first time`,
      unit: 's',
      values: [of(first).seconds],
      peers: peersOf(({ seconds }) => seconds),
    },
    {
      name: `${what}, processor time`,
      unit: 's',
      values: outcomes.map((one) => of(one).processor),
      peers: peersOf(({ processor }) => processor),
    },
  ]
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
    ...(splinks.length === 0
      ? []
      : timesOf(`${title}: from records to clusters as Splink’s`, (one) => one.asSplink)),
    ...timesOf(`${title}: from records to our clusters`, (one) => one.own),
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

/**
 * All there is to do: deriving, learning, comparing, clustering. Clustered twice, each by itself: as Splink does, who joins
 * whomever a chain of links connects; and as we do, who weigh all pairs of a cluster.
 */
async function linked(name: string, { table: records }: Known, workers: Workers): Promise<Outcome> {
  const { scheme, training } = settings(name)
  const since = stopwatch()
  const table = withDerived(records, scheme.derived)
  const model = await train(table, scheme, training, { name, version: 1 }, drawing(), workers)
  const links = await weighAll(table, model, floor, workers)
  const toLinks = since()
  connectedComponents(table.size, links, weightOfProbability(0.95))
  const toChains = since()
  const rules = { threshold: 0, average: -200 }
  const { clusterOf } = await clusterAll(table, model, links, rules, workers)
  const toClusters = since()
  const withOwn = (of: keyof Elapsed) => toClusters[of] - toChains[of] + toLinks[of]
  return {
    links,
    clusterOf,
    asSplink: toChains,
    own: { seconds: withOwn('seconds'), processor: withOwn('processor') },
  }
}

/** On the clock, and in processor time of all threads. */
interface Elapsed {
  readonly seconds: number
  readonly processor: number
}

function stopwatch(): () => Elapsed {
  const [began, used] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(used)
    return { seconds: (performance.now() - began) / 1000, processor: (user + system) / 1e6 }
  }
}

/** In a process of its own, from a file. */
async function invented(
  { records, settings: rules }: Size,
  scope: AsyncDisposableStack,
): Promise<Run> {
  const folder = join(import.meta.dirname, '../.cache/bench/linkage')
  const file = join(folder, `people-${records}.csv`)
  mkdirSync(folder, { recursive: true })
  if (!existsSync(file)) await pipeline(peopleAsCsv(records), createWriteStream(file))
  const script = join(import.meta.dirname, 'linkage-run.ts')
  const child = spawn(process.execPath, [script, file, rules, String(threads)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  scope.defer(() => void child.kill())
  const closed = once(child, 'close') as Promise<[number | null]>
  const said = await text(child.stdout)
  const [code] = await closed
  if (code !== 0) throw new Error(`the run over ${records} people ended with ${code}`)
  return JSON.parse(said) as Run
}

function linesOfRuns(runs: readonly Run[], { records, goals }: Size): Figure[] {
  const title = `${records} people`
  const of = (one: (run: Run) => number) => runs.map(one)
  const pairsOf = (run: Run, part: 'seconds' | 'processor') =>
    run.pairs / (run.parts['comparing']?.[part] ?? 0) / 1e6
  const processorOf = ({ parts }: Run) =>
    Object.values(parts).reduce((sum, { processor }) => sum + processor, 0)
  const [{ f1 } = { f1: 0 }] = runs
  const atMost = (goal: number | undefined) =>
    goal === undefined ? {} : { target: { atMost: goal } }
  return [
    {
      name: `${title}: pairs compared, blocking with it, two threads`,
      unit: 'M pairs/s',
      values: of((run) => pairsOf(run, 'seconds')),
      ...(goals === undefined ? {} : { target: { atLeast: goals.pairs } }),
    },
    {
      name: `${title}: the same, of a second of the processor`,
      unit: 'M pairs/s',
      values: of((run) => pairsOf(run, 'processor')),
    },
    {
      name: `${title}: from CSV to clusters`,
      unit: 's',
      values: of(({ seconds }) => seconds),
      ...atMost(goals?.seconds),
    },
    { name: `${title}: the same, processor time`, unit: 's', values: of(processorOf) },
    {
      name: `${title}: the same, of ten thousand records`,
      unit: 'ms',
      values: of((run) => (1000 * processorOf(run)) / (run.records / 10_000)),
    },
    {
      name: `${title}: memory`,
      unit: 'GB',
      values: of(({ memory }) => memory / 1e9),
      ...atMost(goals?.memory),
    },
    f1Figure(`${title}: F1 of clusters`, f1, []),
  ]
}
