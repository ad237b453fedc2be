import { blocksOf, shareBlock, type Blocks } from './blocking.ts'
import { learnByChance, type Random } from './by-chance.ts'
import { blocksEach } from './candidates-by.ts'
import { candidatesOf, listsOf, type Candidates } from './candidates.ts'
import { centibits } from './centibits.ts'
import { readyComparison, type Ready } from './levels.ts'
import {
  frequenciesOf,
  frequencyColumns,
  levelWeight,
  type ComparisonWeights,
  type Model,
} from './model.ts'
import { levelCounts, PatternCounter, patternsOf } from './patterns.ts'
import { levelNames, type Rule, type Scheme } from './scheme.ts'
import { holdSession, type Session } from './session.ts'
import { firstShared } from './several-keys.ts'
import type { Table } from './table.ts'
import { sharedTexts } from './weigh-all.ts'
import { alone, type Workers } from './work.ts'

/** How a model is learnt without anybody’s judgements: plain data, beside the scheme. */
export interface Training {
  /** Rules whose pairs are nearly all of one person, and which share of such pairs they find, by a guess. They give the prior. */
  readonly sure: readonly Rule[]
  readonly recall: number
  /** One session each: the pairs that this rule gives teach all comparisons that do not rest on its columns. */
  readonly sessions: readonly Rule[]
  /**
   * From how many pairs is learnt at most, about: from pairs drawn as they come how two people look, and in each session. Of
   * drawn pairs fewer are enough for a comparison all of whose levels have come a hundred times. The model says how many
   * there were.
   */
  readonly sample: number
}

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
  const chance = await learnByChance(table, scheme, training.sample, random, means)
  const share = await shareOfSame(table, scheme, training, workers)
  const start = { u: chance.u, share, most: training.sample }
  const sessions: Session[] = []
  for (const rule of training.sessions)
    sessions.push(await holdSession(table, scheme, rule, start, means))
  const m = scheme.comparisons.map(({ name }) =>
    middleOf(
      name,
      sessions.flatMap((one) => one.m.get(name) ?? []),
    ),
  )
  const u = m.map((same, at) => withoutSame(chance.u[at], same, share))
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
      ...chance.learnt,
      ...sessions.map(
        ({ pairs, rounds }, at) =>
          `m: ${training.sessions[at]?.name}: ${pairs} pairs, ${rounds} rounds`,
      ),
    ],
  }
}

/**
 * How likely each level is among pairs of two people, from how likely it is among all: less the pairs of one person. They are
 * few, but of pairs that agree on something rare they may be most. Never less than a tenth is left, for their number is a guess.
 */
function withoutSame(all: Float64Array | undefined, m: Float64Array, share: number): Float64Array {
  const left = m.map((ofLevel, level) => {
    const likely = all?.[level] ?? 0
    return Math.max(likely - share * ofLevel, likely / 10)
  })
  const sum = left.reduce((total, one) => total + one, 0)
  return left.map((one) => one / sum)
}

function readyIn(table: Table, { comparisons }: Scheme, { places }: Candidates): Ready[] {
  return comparisons.map((one) =>
    readyComparison(one, table.values, (column) => places[column] ?? -1),
  )
}

/** Which share of all pairs is of one person, by the rules that are sure and what they are thought to miss. */
async function shareOfSame(
  table: Table,
  scheme: Scheme,
  { sure, recall }: Training,
  workers: Workers,
): Promise<number> {
  const given = await pairsGiven(table, scheme, sure, workers)
  const share = given / recall / allPairs(table, scheme)
  return Math.min(0.5, Math.max(share, 1 / allPairs(table, scheme)))
}

/** Pairs of one rule are counted without making them; what several give together has to be gone through. */
async function pairsGiven(
  table: Table,
  { between }: Scheme,
  rules: readonly Rule[],
  workers: Workers,
): Promise<number> {
  const lists = between === undefined ? undefined : listsOf(table, between)
  const [only, second] = rules
  if (only === undefined) return 0
  if (second === undefined) return blocksOf(table, only, lists).pairs
  const blocks = await blocksEach(workers, table, rules)
  return blocks.reduce((sum, one, at) => sum + pairsApart(one, blocks.slice(0, at), lists), 0)
}

/** How many pairs within blocks no earlier rule gives, each once. */
function pairsApart(blocks: Blocks, earlier: readonly Blocks[], lists?: Int32Array): number {
  const { starts, members, several } = blocks
  let pairs = 0
  for (let block = 0; block + 1 < starts.length; block++) {
    const end = starts[block + 1] ?? 0
    for (let at = starts[block] ?? 0; at < end; at++)
      for (let behind = at + 1; behind < end; behind++) {
        const [one, other] = [members[at] ?? 0, members[behind] ?? 0]
        if (lists !== undefined && lists[one] === lists[other]) continue
        if (several !== undefined && firstShared(several, one, other) < block) continue
        if (!shareAny(earlier, one, other)) pairs++
      }
  }
  return pairs
}

function shareAny(all: readonly Blocks[], one: number, other: number): boolean {
  for (const blocks of all) if (shareBlock(blocks, one, other)) return true
  return false
}

function allPairs({ size, ...table }: Table, { between }: Scheme): number {
  const all = (size * (size - 1)) / 2
  if (between === undefined) return Math.max(1, all)
  const { pairs } = blocksOf({ size, ...table }, { name: '', columns: [between] })
  return Math.max(1, all - pairs)
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
