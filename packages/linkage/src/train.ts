import { blocksOf } from './blocking.ts'
import {
  candidatesFrom,
  candidatesOf,
  countByRule,
  tasksOf,
  visitAll,
  type Candidates,
  type Task,
} from './candidates.ts'
import { centibits } from './centibits.ts'
import { expectAndMaximise, sharesOfLevels } from './em.ts'
import type { Texts } from './grades.ts'
import { readyComparison, type Ready } from './levels.ts'
import {
  agreementIn,
  frequenciesOf,
  frequencyColumns,
  levelWeight,
  type ComparisonWeights,
  type Model,
} from './model.ts'
import { levelCounts, PatternCounter, patternsOf, type Patterns } from './patterns.ts'
import {
  columnsIn,
  levelNames,
  originsOf,
  type Comparison,
  type Rule,
  type Scheme,
} from './scheme.ts'
import { unknown, type Table } from './table.ts'
import { sharedTexts } from './weigh-all.ts'
import { alone, doAll, type Workers } from './work.ts'

/** How a model is learnt without anybody’s judgements: plain data, beside the scheme. */
export interface Training {
  /** Rules whose pairs are nearly all of one person, and which share of such pairs they find, by a guess. They give the prior. */
  readonly sure: readonly Rule[]
  readonly recall: number
  /** One session each: the pairs that this rule gives teach all comparisons that do not rest on its columns. */
  readonly sessions: readonly Rule[]
  /** Of how many pairs of records, drawn as they come, is learnt how pairs of two people look. */
  readonly sample: number
}

/** A whole number from 0 to below the bound; whoever wants the same model twice gives the same numbers twice. */
export type Random = (below: number) => number

/** A new model from a table. Nothing else ever makes or changes one. */
export async function train(
  table: Table,
  scheme: Scheme,
  training: Training,
  named: Pick<Model, 'name' | 'version'>,
  random: Random,
  workers: Workers = alone(),
): Promise<Model> {
  const means = { workers, texts: sharedTexts(table, scheme.comparisons, workers.allocate) }
  const u = await uFromPairs(table, scheme, training.sample, random, means)
  const share = shareOfSame(table, scheme, training)
  const { sample } = training
  const start = {
    u,
    share,
    sample,
    m: scheme.comparisons.map(({ levels }) => firstGuess(levels.length + 1)),
  }
  const sessions: Session[] = []
  for (const rule of training.sessions)
    sessions.push(await session(table, scheme, rule, start, means))
  const m = scheme.comparisons.map(({ name }) =>
    middleOf(
      name,
      sessions.flatMap((one) => one.m.get(name) ?? []),
    ),
  )
  return {
    format: 'amparo-linkage-model/1',
    ...named,
    scheme,
    prior: centibits(share, 1 - share),
    weights: scheme.comparisons.map((comparison, at) => ({
      comparison: comparison.name,
      levels: levelNames(comparison)
        .slice(1)
        .map((level, number) =>
          levelWeight(level, m[at]?.[number + 1] ?? 0, u[at]?.[number + 1] ?? 0),
        ),
    })),
    frequencies: Object.fromEntries(
      frequencyColumns(scheme).map((column) => [column, frequenciesOf(table, column)]),
    ),
    learnt: [
      `u: ${Math.min(training.sample, (table.size * (table.size - 1)) / 2)} pairs of ${table.size} records`,
      ...sessions.map(({ rounds }, at) => `m: ${training.sessions[at]?.name}, ${rounds} rounds`),
    ],
  }
}

/** Who does the work, and the texts where they can read them. */
interface Means {
  readonly workers: Workers
  readonly texts: Texts
}

/** Before anything is learnt: most pairs of one person agree entirely, the rest in any way. */
function firstGuess(levels: number): Float64Array {
  return Float64Array.from({ length: levels + 1 }, (_, level) => {
    if (level === 0) return 0
    return level === 1 ? 0.95 : 0.05 / (levels - 1)
  })
}

/** How likely each level is among pairs of two people: nearly all pairs are such. All pairs, if they are few; else those of a sample of records. */
async function uFromPairs(
  table: Table,
  scheme: Scheme,
  most: number,
  random: Random,
  means: Means,
): Promise<Float64Array[]> {
  const sampled = recordsOnly(table, sampleOf(table.size, recordsFor(most), random))
  const candidates = everybody(sampled, scheme, means.workers)
  const patterns = await patternsOfTasks(scheme, candidates, tasksOf(candidates), means)
  return scheme.comparisons.map(({ levels }, comparison) =>
    sharesOfLevels(levelCounts(patterns, comparison, levels.length + 2)),
  )
}

function recordsOnly({ columns, ...table }: Table, records: Int32Array): Table {
  const picked = [...columns].map(
    ([name, codes]) => [name, records.map((record) => codes[record] ?? unknown)] as const,
  )
  return { ...table, size: records.length, columns: new Map(picked) }
}

/** All pairs of a table, as one block. */
function everybody(table: Table, scheme: Scheme, { allocate }: Workers): Candidates {
  const candidates = candidatesOf(table, { ...scheme, rules: [] }, allocate)
  const [starts, members] = [allocate(2), allocate(table.size)]
  starts[1] = table.size
  for (let record = 0; record < table.size; record++) members[record] = record
  return { ...candidates, blocks: [{ starts, members }] }
}

/** How many records have so many pairs among them. */
function recordsFor(pairs: number): number {
  return Math.ceil((1 + Math.sqrt(1 + 8 * pairs)) / 2)
}

/** Some records, each at most once, in the order of the table; all of them if there are no more (Floyd’s algorithm). */
function sampleOf(size: number, wanted: number, random: Random): Int32Array {
  if (size <= wanted) return Int32Array.from({ length: size }, (_, record) => record)
  const drawn = new Set<number>()
  for (let last = size - wanted; last < size; last++) {
    const one = random(last + 1)
    drawn.add(drawn.has(one) ? last : one)
  }
  return Int32Array.from(drawn).sort()
}

function readyIn(table: Table, { comparisons }: Scheme, { places }: Candidates): Ready[] {
  return comparisons.map((one) =>
    readyComparison(one, table.values, (column) => places[column] ?? -1),
  )
}

/** Which share of all pairs is of one person, by the rules that are sure and what they are thought to miss. */
function shareOfSame(table: Table, scheme: Scheme, { sure, recall }: Training): number {
  const share = pairsGiven(table, scheme, sure) / recall / allPairs(table, scheme)
  return Math.min(0.5, Math.max(share, 1 / allPairs(table, scheme)))
}

/** Pairs of one rule are counted without making them; what several give together has to be gone through. */
function pairsGiven(table: Table, scheme: Scheme, rules: readonly Rule[]): number {
  const given = { ...scheme, comparisons: [], rules }
  const [only, ...others] = countByRule(table, given)
  if (others.length === 0) return only?.pairs ?? 0
  let found = 0
  visitAll(candidatesOf(table, given), () => found++)
  return found
}

function allPairs({ size, ...table }: Table, { between }: Scheme): number {
  const all = (size * (size - 1)) / 2
  if (between === undefined) return Math.max(1, all)
  const { pairs } = blocksOf({ size, ...table }, { name: '', columns: [between] })
  return Math.max(1, all - pairs)
}

interface Start {
  readonly u: readonly Float64Array[]
  readonly m: readonly Float64Array[]
  readonly share: number
  readonly sample: number
}

interface Session {
  /** By the name of each comparison that took part. */
  readonly m: ReadonlyMap<string, Float64Array>
  readonly rounds: number
}

/** A comparison that the pairs were chosen by would learn from its own choice: it takes no part. */
async function session(
  table: Table,
  scheme: Scheme,
  rule: Rule,
  { u, m, share, sample }: Start,
  means: Means,
): Promise<Session> {
  const origins = new Set(rule.columns.flatMap((column) => originsOf(scheme, column)))
  const numbers = [...scheme.comparisons.keys()].filter(
    (at) => !restsOn(scheme, scheme.comparisons[at], origins),
  )
  const of = <T>(all: readonly T[]): T[] => numbers.flatMap((at) => all[at] ?? [])
  const comparisons = of(scheme.comparisons)
  const patterns = await patternsOfRule(table, { ...scheme, comparisons }, rule, sample, means)
  const start = { patterns, u: of(u), m: of(m), share: shareWithin(table, rule, share) }
  const learnt = expectAndMaximise(start)
  return {
    m: new Map(comparisons.map(({ name }, at) => [name, learnt.m[at] ?? new Float64Array()])),
    rounds: learnt.rounds,
  }
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
  const odds = columns.reduce(
    (product, column) => (product * 0.95) / agreementIn(table, column),
    share / (1 - share),
  )
  return Math.min(0.999, odds / (1 + odds))
}

/** Of the pairs that a rule gives, or of every so manyth part of them if they are many more than wanted. */
async function patternsOfRule(
  table: Table,
  scheme: Scheme,
  rule: Rule,
  wanted: number,
  means: Means,
): Promise<Patterns> {
  const { starts, members, pairs } = blocksOf(table, rule)
  const step = Math.max(1, Math.floor(pairs / wanted))
  const some = tasksOf({ blocks: [{ starts, members }] }).filter((_, at) => at % step === 0)
  const { records, blocks, tasks } = onlyTasks({ starts, members }, some)
  const taught = recordsOnly(table, records)
  const candidates = candidatesFrom(taught, { ...scheme, rules: [] }, [], means.workers.allocate)
  return patternsOfTasks(scheme, { ...candidates, blocks: [blocks] }, tasks, means)
}

/** The records of some tasks, block by block, numbered anew in that order; nothing need be known of others. */
function onlyTasks({ starts, members }: Candidates['blocks'][number], some: readonly Task[]) {
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
    blocks: { starts: newStarts, members: records.map((_, at) => at) },
    tasks: some.map((task) => {
      const from = begins.get(task.from) ?? 0
      return { ...task, from, to: from + task.to - task.from }
    }),
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at)
}

async function patternsOfTasks(
  { comparisons }: Scheme,
  candidates: Candidates,
  tasks: readonly Task[],
  { workers, texts }: Means,
): Promise<Patterns> {
  const job = { kind: 'patterns', candidates, texts, comparisons } as const
  const answers = await doAll(workers, job, tasks)
  return patternsOf(
    answers.flatMap((answer) => (answer.kind === 'patterns' ? [answer] : [])),
    comparisons.map(({ levels }) => ({ levels: levels.length + 2 })),
  )
}

/** By level the value in the middle of what the sessions learnt (of two the mean), made to add up to one. */
function middleOf(comparison: string, learnt: readonly Float64Array[]): Float64Array {
  const [first] = learnt
  if (first === undefined)
    throw new Error(`every session rests on the columns of ${comparison}: none can teach it`)
  const middle = first.map((_, level) => median(learnt.map((one) => one[level] ?? 0)))
  const sum = middle.reduce((all, one) => all + one, 0)
  return middle.map((one) => one / sum)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
}

/** A pair that somebody has judged. */
export interface Label {
  readonly one: number
  readonly other: number
  readonly isSame: boolean
}

/**
 * The next version of a model, with m as judged pairs have it: their shares, and beside them the model’s own m as if so many
 * more pairs had been judged. u stays: judged pairs are chosen, and pairs of two people hardly ever look as they do.
 *
 * @param trust how many judged pairs the model’s own m is worth
 */
export function withLabels(
  table: Table,
  model: Model,
  labels: readonly Label[],
  trust = 100,
): Model {
  const { scheme } = model
  const candidates = candidatesOf(table, { ...scheme, rules: [] })
  const ready = readyIn(table, scheme, candidates)
  const counter = new PatternCounter(ready)
  const same = labels.filter(({ isSame }) => isSame)
  for (const { one, other } of same)
    counter.pair(candidates.rows, one * candidates.stride, other * candidates.stride)
  const patterns = patternsOf([counter.counted()], ready)
  const weights = model.weights.map(({ comparison, levels }, at): ComparisonWeights => {
    const counts = levelCounts(patterns, at, levels.length + 1).subarray(1)
    const all = counts.reduce((sum, count) => sum + count, 0)
    return {
      comparison,
      levels: levels.map(({ level, m, u }, number) =>
        levelWeight(level, ((counts[number] ?? 0) + trust * m) / (all + trust), u),
      ),
    }
  })
  const learnt = [...model.learnt, `m: ${same.length} judged pairs beside version ${model.version}`]
  // What the old weights stood for says nothing about the new ones.
  const { calibration: _, ...rest } = model
  return { ...rest, version: model.version + 1, weights, learnt }
}
