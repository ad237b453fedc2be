import { blocksOf, type Blocks } from './blocking.ts'
import { crossedOf } from './by-chance.ts'
import { tasksOfBlocks, type Task } from './candidates.ts'
import { expectAndMaximise } from './em.ts'
import { agreementIn } from './model.ts'
import { patternsOf, type Patterns } from './patterns.ts'
import { columnsIn, originsOf, type Comparison, type Rule, type Scheme } from './scheme.ts'
import type { Table } from './table.ts'
import { doAll, type Means } from './work.ts'

/** What one session learns: how pairs of one person look, from the pairs of a rule. */
export interface Session {
  /** By the name of each comparison that took part. */
  readonly m: ReadonlyMap<string, Float64Array>
  readonly pairs: number
  readonly rounds: number
}

/** What is known before. */
export interface Start {
  /** By comparison and level: how likely it is among pairs of two people. */
  readonly u: readonly Float64Array[]
  /** Of all pairs the share of those of one person. */
  readonly share: number
  /** From so many pairs is learnt at most, about. */
  readonly most: number
}

/** A session is made of parts of so many pairs: where there are more than wanted, some parts are left out. */
const pairsOfPart = 50_000

/** A comparison that the pairs were chosen by would learn from its own choice: it takes no part. */
export async function holdSession(
  table: Table,
  scheme: Scheme,
  rule: Rule,
  { u, share, most }: Start,
  means: Means,
): Promise<Session> {
  if (rule.columns.some((key) => typeof key !== 'string'))
    throw new Error(`the session ${rule.name} has several keys: a pair must teach once`)
  const origins = new Set(rule.columns.flat().flatMap((column) => originsOf(scheme, column)))
  const numbers = [...scheme.comparisons.keys()].filter(
    (at) => !restsOn(scheme, scheme.comparisons[at], origins),
  )
  const comparisons = numbers.flatMap((at) => scheme.comparisons[at] ?? [])
  const start = {
    u: numbers.flatMap((at) => u[at] ?? []),
    m: comparisons.map(({ levels }) => firstGuess(levels.length + 1)),
    share: shareWithin(table, rule, share),
  }
  const patterns = await patternsOfRule(table, { ...scheme, comparisons }, rule, most, means)
  const learnt = expectAndMaximise({ ...start, patterns })
  const m = comparisons.map(({ name }, at) => [name, learnt.m[at] ?? new Float64Array()] as const)
  const pairs = patterns.counts.reduce((sum, count) => sum + count, 0)
  return { m: new Map(m), pairs, rounds: learnt.rounds }
}

/** Before anything is learnt: most pairs of one person agree entirely, the rest in any way. */
function firstGuess(levels: number): Float64Array {
  return Float64Array.from({ length: levels + 1 }, (_, level) => {
    if (level === 0) return 0
    return level === 1 ? 0.95 : 0.05 / (levels - 1)
  })
}

function restsOn(
  scheme: Scheme,
  comparison: Comparison | undefined,
  origins: ReadonlySet<string>,
): boolean {
  const columns = (comparison?.levels ?? []).flatMap(({ when }) => columnsIn(when))
  return columns.some((column) => originsOf(scheme, column).some((origin) => origins.has(origin)))
}

/** Among pairs that agree on a rule’s columns more are of one person: each column makes it likelier by as much as agreeing on it by chance is rare. */
function shareWithin(table: Table, { columns }: Rule, share: number): number {
  const odds = columns
    .flat()
    .reduce((product, column) => (product * 0.95) / agreementIn(table, column), share / (1 - share))
  return Math.min(0.999, odds / (1 + odds))
}

/** Of the pairs that a rule gives, or of every so manyth part of them, so that there are about as many as wanted at most. */
async function patternsOfRule(
  table: Table,
  scheme: Scheme,
  rule: Rule,
  most: number,
  { workers, texts }: Means,
): Promise<Patterns> {
  const { comparisons } = scheme
  const blocks = blocksOf(table, rule)
  const step = Math.max(1, Math.ceil(blocks.pairs / most))
  const some = tasksOfBlocks(blocks.starts, 0, pairsOfPart).filter((_, at) => at % step === 0)
  // Nothing need be known of records that are in none of them.
  const { records, starts, tasks } = onlyTasks(blocks, some)
  const crossed = crossedOf(table, scheme, records, starts, workers.allocate)
  const job = { kind: 'patterns', ...crossed, texts, comparisons } as const
  const answers = await doAll(workers, job, tasks)
  return patternsOf(
    answers.flatMap((answer) => (answer.kind === 'patterns' ? [answer] : [])),
    comparisons.map(({ levels }) => ({ levels: levels.length + 2 })),
  )
}

/** The records of some tasks, block by block, numbered anew in that order. */
function onlyTasks({ starts, members }: Pick<Blocks, 'starts' | 'members'>, some: readonly Task[]) {
  const numbers = [...new Set(some.flatMap(({ from, to }) => range(from, to)))]
  const begins = new Map<number, number>()
  const newStarts = new Int32Array(numbers.length + 1)
  for (const [at, block] of numbers.entries()) {
    begins.set(block, at)
    newStarts[at + 1] = (newStarts[at] ?? 0) + (starts[block + 1] ?? 0) - (starts[block] ?? 0)
  }
  const records = new Int32Array(newStarts[numbers.length] ?? 0)
  for (const [at, block] of numbers.entries())
    records.set(members.subarray(starts[block], starts[block + 1]), newStarts[at])
  return {
    records,
    starts: newStarts,
    tasks: some.map((task) => {
      const from = begins.get(task.from) ?? 0
      return { ...task, from, to: from + task.to - task.from }
    }),
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at)
}
