import { blocksOf } from './blocking.ts'
import { listsOf, rowsOf, type Allocate } from './candidates.ts'
import { unseen } from './em.ts'
import { comparedColumns, looksOf } from './levels.ts'
import { levelCounts, patternsOf, type Crossed } from './patterns.ts'
import type { Comparison, Scheme } from './scheme.ts'
import { pairsAgreeing } from './model.ts'
import { columnOf, recordsOnly, unknown, type Table } from './table.ts'
import { doAll, type Means } from './work.ts'

/** A whole number from 0 to below the bound; whoever wants the same model twice gives the same numbers twice. */
export type Random = (below: number) => number

/** How likely each level is among pairs of two people, by comparison; and from which pairs that was learnt, in words. */
export interface ByChance {
  readonly u: readonly Float64Array[]
  readonly learnt: readonly string[]
}

/** What has come so often is known well enough: its share is off by a tenth or less, two times in three. */
const enough = 100

/** So many records are drawn together and crossed. */
const drawnTogether = 256

/**
 * What chance alone brings about, from pairs as they come: nearly all of them are of two people. That two records say the
 * same is counted for all pairs there are, by how often each value comes. All other levels are learnt from pairs that are
 * drawn: for each comparison until every level has come a hundred times, or there are no more.
 *
 * @param most how many pairs are drawn, about, at most; all there are, if they are no more
 */
export async function learnByChance(
  table: Table,
  scheme: Scheme,
  most: number,
  random: Random,
  { workers, texts }: Means,
): Promise<ByChance> {
  const { comparisons } = scheme
  const same = comparisons.map((one) => shareSaidSame(table, scheme, one))
  // Of a comparison that asks nothing else the rest differs.
  const asked = [...comparisons.keys()].filter(
    (at) => same[at] === undefined || (comparisons[at]?.levels.length ?? 0) > 1,
  )
  const crossed = drawn(table, scheme, most, random, workers.allocate)
  const firsts = same.map((known) => (known === undefined ? 1 : 2))
  const job = { kind: 'chances', ...crossed, texts, comparisons, firsts, enough } as const
  const tasks = asked.map((at) => ({ ...wholeRule, rule: at }))
  const answers = await doAll(workers, job, tasks)
  const counts = comparisons.map(({ levels }, at) => {
    const [answer, size] = [answers[asked.indexOf(at)], levels.length + 2]
    const coded = answer?.kind === 'patterns' ? [answer] : []
    return levelCounts(patternsOf(coded, [{ levels: size }]), 0, size)
  })
  return {
    u: counts.map((ofLevels, at) => sharesBeside(same[at], ofLevels)),
    learnt: comparisons.map(({ name }, at) => inWords(name, same[at], counts[at])),
  }
}

const wholeRule = { from: 0, to: 0, firstRow: 0, lastRow: 0 }

/** Records as they are drawn, some together at a time, those together to be crossed. */
function drawn(
  table: Table,
  scheme: Scheme,
  most: number,
  random: Random,
  allocate: Allocate,
): { crossed: Crossed; places: Readonly<Record<string, number>> } {
  const isFew = pairsOf(table.size) <= most
  const size = isFew ? table.size : Math.min(drawnTogether, recordsFor(most))
  const times = isFew ? 1 : Math.ceil(most / pairsOf(size))
  const records = new Int32Array(times * size)
  for (let time = 0; time < times; time++)
    records.set(sampleOf(table.size, size, random), time * size)
  return crossedOf(table, scheme, records, startsOf(times, size), allocate)
}

function startsOf(times: number, size: number): Int32Array {
  return Int32Array.from({ length: times + 1 }, (_, at) => at * size)
}

/** Some records of a table made ready to be crossed, block after block, numbered anew in that order. */
export function crossedOf(
  table: Table,
  { comparisons, between }: Scheme,
  records: Int32Array,
  starts: Int32Array,
  allocate: Allocate,
): { crossed: Crossed; places: Readonly<Record<string, number>> } {
  const names = [...comparedColumns(comparisons), ...(between === undefined ? [] : [between])]
  const some = recordsOnly(table, names, records)
  const { rows, stride, places } = rowsOf(some, { comparisons }, allocate)
  const members = allocate(some.size)
  for (let record = 0; record < some.size; record++) members[record] = record
  const crossed = { rows, stride, blocks: { starts, members } }
  if (between === undefined) return { crossed, places }
  return { crossed: { ...crossed, lists: listsOf(some, between) }, places }
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2
}

/** How many records have so many pairs among them. */
function recordsFor(pairs: number): number {
  return Math.ceil((1 + Math.sqrt(1 + 8 * pairs)) / 2)
}

/** Some records, each at most once, in the order of the table; all of them if there are no more (Floyd’s algorithm). */
function sampleOf(size: number, wanted: number, random: Random): Int32Array {
  if (size <= wanted) return Int32Array.from({ length: size }, (_, record) => record)
  const chosen = new Set<number>()
  for (let last = size - wanted; last < size; last++) {
    const one = random(last + 1)
    chosen.add(chosen.has(one) ? last : one)
  }
  return Int32Array.from(chosen).sort()
}

/** Of all pairs of which anything is known the share that says the same, where that is what the first level asks. */
function shareSaidSame(
  table: Table,
  { between }: Scheme,
  comparison: Comparison,
): number | undefined {
  const [first] = comparison.levels
  if (first?.when.is !== 'same') return undefined
  const { column } = first.when
  const looks = looksOf(comparison, () => 0).filter(({ is }) => is !== 'crossed')
  const columns = looks.map((look) => columnOf(table, look.column))
  const lists = between === undefined ? undefined : listsOf(table, between)
  const pairs =
    lists === undefined
      ? pairsAgreeing(table, column)
      : blocksOf(table, { name: '', columns: [column] }, lists).pairs
  const known = pairsKnown(columns, table.size, lists)
  return (pairs + unseen) / (known + unseen * (comparison.levels.length + 1))
}

/** Pairs of which both records are known in some one of these columns. */
function pairsKnown(columns: readonly Int32Array[], size: number, lists?: Int32Array): number {
  const all = pairsOfKinds(kindsKnown(columns, size))
  if (lists === undefined) return all
  const ofLists = Map.groupBy(lists.keys(), (record) => lists[record] ?? unknown).values()
  return [...ofLists].reduce((rest, records) => {
    if (records.length < 2) return rest
    const own = columns.map((column) => Int32Array.from(records, (at) => column[at] ?? unknown))
    return rest - pairsOfKinds(kindsKnown(own, records.length))
  }, all)
}

/** How many records are known in which of the columns, by a bit for each. */
function kindsKnown(columns: readonly Int32Array[], size: number): Int32Array {
  const kinds = new Int32Array(size)
  for (const column of columns)
    for (let record = 0; record < size; record++)
      kinds[record] = 2 * (kinds[record] ?? 0) + Number((column[record] ?? unknown) >= 0)
  const counts = new Int32Array(2 ** columns.length)
  for (let record = 0; record < size; record++) {
    const kind = kinds[record] ?? 0
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

function pairsOfKinds(counts: Int32Array): number {
  const kinds = [...counts.entries()].filter(([, count]) => count > 0)
  let pairs = 0
  for (const [one, ofOne] of kinds)
    for (const [other, ofOther] of kinds)
      if ((one & other) !== 0) pairs += ofOne * (one === other ? ofOne - 1 : ofOther)
  return pairs / 2
}

/** What each level is likely by: of the first it may be known exactly, of the others by how often each came beside it. */
function sharesBeside(same: number | undefined, counts: Float64Array): Float64Array {
  const first = same === undefined ? 1 : 2
  const others = counts.subarray(first)
  const all = others.reduce((sum, count) => sum + count, 0) + unseen * others.length
  return counts.map((count, level) => {
    if (level === 0) return 0
    if (level < first) return same ?? 0
    return ((1 - (same ?? 0)) * (count + unseen)) / all
  })
}

function inWords(name: string, same: number | undefined, counts?: Float64Array): string {
  const looked = counts?.reduce((sum, count) => sum + count, 0) ?? 0
  const least = Math.min(...(counts?.subarray(same === undefined ? 1 : 2) ?? []))
  const drawing =
    looked === 0
      ? []
      : [`${looked} pairs drawn${least < enough ? `, not every level ${enough} times` : ''}`]
  return `u: ${name}: ${[...(same === undefined ? [] : ['the same from all pairs']), ...drawing].join('; ')}`
}
