import { Asking } from './asking.ts'
import type { Blocks } from './blocking.ts'
import type { Task } from './candidates.ts'
import { Crossing, fillSet, mostCrossed, wordsOfSet, type Span } from './crossing.ts'
import { bitCount } from './grades.ts'
import type { Ready } from './levels.ts'

/**
 * Pairs by the levels they came out at: how often each combination occurs. What is learnt is learnt from this alone, so its
 * cost does not grow with the pairs.
 */
export interface Patterns {
  /** For each pattern its level by each comparison, one pattern after another. */
  readonly levels: Uint8Array
  readonly counts: Float64Array
  readonly comparisons: number
}

/** Codes of patterns and how often each came, in the order of the codes. */
export interface CodedPatterns {
  readonly codes: Float64Array
  readonly counts: Float64Array
}

/** How often each pattern came, by its code: the levels are its digits. */
class PatternCounts {
  /** Where the patterns there can be are few, a count for each; else those that came. */
  readonly #dense: Float64Array
  readonly #sparse = new Map<number, number>()

  constructor(ready: readonly Ready[]) {
    const combinations = combinationsOf(ready)
    if (combinations > Number.MAX_SAFE_INTEGER)
      throw new Error('too many comparisons to count patterns')
    this.#dense = new Float64Array(combinations <= mostDense ? combinations : 0)
  }

  add(code: number, times = 1): void {
    if (this.#dense.length > 0) this.#dense[code] = (this.#dense[code] ?? 0) + times
    else this.#sparse.set(code, (this.#sparse.get(code) ?? 0) + times)
  }

  of(code: number): number {
    return (this.#dense.length > 0 ? this.#dense[code] : this.#sparse.get(code)) ?? 0
  }

  counted(): CodedPatterns {
    const all = [...this.#sparse].toSorted(([a], [b]) => a - b)
    for (let code = 0; code < this.#dense.length; code++) {
      const count = this.#dense[code] ?? 0
      if (count > 0) all.push([code, count])
    }
    return {
      codes: Float64Array.from(all, ([code]) => code),
      counts: Float64Array.from(all, ([, count]) => count),
    }
  }
}

const mostDense = 1 << 18

/** Counts the patterns of the pairs it is shown. */
export class PatternCounter {
  readonly #asking: Asking
  readonly #radixes: readonly number[]
  readonly #counts: PatternCounts

  constructor(ready: readonly Ready[], counts = new PatternCounts(ready)) {
    this.#asking = new Asking(ready)
    this.#radixes = ready.map(({ levels }) => levels)
    this.#counts = counts
  }

  pair(rows: Int32Array, a: number, b: number): void {
    const radixes = this.#radixes
    let code = 0
    for (let at = 0; at < radixes.length; at++)
      code = code * (radixes[at] ?? 0) + this.#asking.level(at, rows, a, b)
    this.#counts.add(code)
  }

  counted(): CodedPatterns {
    return this.#counts.counted()
  }
}

/** Records to be crossed: those of a block with each other. */
export interface Crossed {
  readonly rows: Int32Array
  readonly stride: number
  readonly blocks: Pick<Blocks, 'starts' | 'members'>
  /** For each record its list, if two of one list are no pair. */
  readonly lists?: Int32Array
}

/** Blocks of fewer records are gone through pair by pair. */
const leastCrossed = 24

/** Counts the patterns of all pairs of some blocks. */
export class CrossedPatterns {
  readonly #crossed: Crossed
  readonly #crossing: Crossing
  readonly #radixes: readonly number[]
  readonly #counts: PatternCounts
  readonly #pairs: PatternCounter
  /** What is left of the records across after each comparison. */
  readonly #left: Int32Array
  readonly #sets: Int32Array[] = []
  #words = 0

  constructor(ready: readonly Ready[], crossing: Crossing, crossed: Crossed) {
    this.#crossed = crossed
    this.#crossing = crossing
    this.#radixes = ready.map(({ levels }) => levels)
    this.#counts = new PatternCounts(ready)
    this.#pairs = new PatternCounter(ready, this.#counts)
    this.#left = new Int32Array(wordsOfSet * (ready.length + 1))
  }

  task({ from, to, firstRow, lastRow }: Omit<Task, 'rule'>): void {
    const { starts } = this.#crossed.blocks
    for (let block = from; block < to; block++) {
      const [begin, end] = [starts[block] ?? 0, starts[block + 1] ?? 0]
      const rows = { from: begin + firstRow, end: Math.min(end, begin + lastRow) }
      if (end - begin < leastCrossed) this.#eachPair(rows, end)
      else this.#block({ from: begin, end }, rows)
    }
  }

  /** What makes crossing ready is more than the few pairs of a small block. */
  #eachPair(down: Span, end: number): void {
    const { rows, stride, blocks, lists } = this.#crossed
    const { members } = blocks
    for (let at = down.from; at < down.end; at++) {
      const one = members[at] ?? 0
      for (let behind = at + 1; behind < end; behind++) {
        const other = members[behind] ?? 0
        if (lists === undefined || lists[one] !== lists[other])
          this.#pairs.pair(rows, one * stride, other * stride)
      }
    }
  }

  /** Of a large block part by part: some records down, and across all that are not before them. */
  #block(block: Span, wanted: Span): void {
    const { rows, stride, blocks } = this.#crossed
    const partOf = (at: number) => at - ((at - block.from) % mostCrossed)
    for (let from = wanted.from; from < wanted.end;) {
      const down = { from, end: Math.min(wanted.end, partOf(from) + mostCrossed) }
      for (let first = partOf(from); first < block.end; first += mostCrossed) {
        const across = { from: first, end: Math.min(block.end, first + mostCrossed) }
        this.#crossing.take(rows, stride, blocks.members, down, across)
        for (let row = down.from; row < down.end; row++) this.#row(row, down, across)
      }
      from = down.end
    }
  }

  /** One record down with those across that stand behind it. */
  #row(row: number, down: Span, across: Span): void {
    const from = Math.max(0, row + 1 - across.from)
    this.#words = Math.ceil((across.end - across.from) / 32)
    fillSet(this.#left, from, across.end - across.from)
    this.#leaveOutList(row, across)
    for (let at = 0; at < this.#radixes.length; at++)
      this.#sets[at] = this.#crossing.sets(at, row - down.from, from)
    this.#split(0, 0)
  }

  #leaveOutList(row: number, across: Span): void {
    const { lists, blocks } = this.#crossed
    if (lists === undefined) return
    const list = lists[blocks.members[row] ?? 0]
    for (let at = across.from; at < across.end; at++)
      if (lists[blocks.members[at] ?? 0] === list) {
        const place = at - across.from
        const word = place >> 5
        this.#left[word] = (this.#left[word] ?? 0) & ~(1 << (place & 31))
      }
  }

  /** Splits what is left by one comparison after another; what has come through all of them has one pattern. */
  #split(comparison: number, code: number): void {
    const left = this.#left
    const sets = this.#sets[comparison]
    const begin = comparison * wordsOfSet
    if (sets === undefined) {
      let count = 0
      for (let word = 0; word < this.#words; word++) count += bitCount(left[begin + word] ?? 0)
      this.#counts.add(code, count)
      return
    }
    const levels = this.#radixes[comparison] ?? 0
    for (let level = 0, rest = -1; level < levels && rest !== 0; level++) {
      let any = 0
      rest = 0
      for (let word = 0; word < this.#words; word++) {
        const before = left[begin + word] ?? 0
        const common = before & (sets[level * wordsOfSet + word] ?? 0)
        left[begin + word] = before ^ common
        left[begin + wordsOfSet + word] = common
        rest |= before ^ common
        any |= common
      }
      if (any !== 0) this.#split(comparison + 1, code * levels + level)
    }
  }

  /** How often the rarest of some codes has come. */
  leastOf(from: number, end: number): number {
    let least = Number.POSITIVE_INFINITY
    for (let code = from; code < end; code++) least = Math.min(least, this.#counts.of(code))
    return least
  }

  counted(): CodedPatterns {
    return this.#counts.counted()
  }
}

/** Counts of several parts of the work together, in the order of the codes. */
export function patternsOf(
  parts: readonly CodedPatterns[],
  ready: readonly Pick<Ready, 'levels'>[],
): Patterns {
  const sums = new Map<number, number>()
  for (const { codes, counts } of parts)
    for (const [at, code] of codes.entries())
      sums.set(code, (sums.get(code) ?? 0) + (counts[at] ?? 0))
  const all = [...sums].toSorted(([a], [b]) => a - b)
  const levels = new Uint8Array(all.length * ready.length)
  for (const [at, [code]] of all.entries()) {
    let rest = code
    for (let comparison = ready.length - 1; comparison >= 0; comparison--) {
      const radix = ready[comparison]?.levels ?? 1
      levels[at * ready.length + comparison] = rest % radix
      rest = Math.floor(rest / radix)
    }
  }
  return { levels, counts: Float64Array.from(all, ([, count]) => count), comparisons: ready.length }
}

function combinationsOf(ready: readonly Ready[]): number {
  return ready.reduce((product, { levels }) => product * levels, 1)
}

/** How often each level of one comparison came, by its number. */
export function levelCounts(
  { levels, counts, comparisons }: Patterns,
  comparison: number,
  size: number,
): Float64Array {
  const sums = new Float64Array(size)
  for (const [at, count] of counts.entries()) {
    const level = levels[at * comparisons + comparison] ?? 0
    sums[level] = (sums[level] ?? 0) + count
  }
  return sums
}
