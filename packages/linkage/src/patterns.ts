import { Asking, type Seen } from './asking.ts'
import type { Visitor } from './candidates.ts'
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

/** Counts the patterns of the pairs it is shown. */
export class PatternCounter implements Visitor {
  readonly #asking: Asking
  readonly #radixes: Int32Array
  readonly #dense: Float64Array
  readonly #sparse = new Map<number, number>()

  /** @param asking the same comparisons, for those who count again and again */
  constructor(ready: readonly Ready[], asking = new Asking(ready)) {
    this.#asking = asking
    this.#radixes = Int32Array.from(ready, ({ levels }) => levels)
    const combinations = combinationsOf(ready)
    if (combinations > Number.MAX_SAFE_INTEGER)
      throw new Error('too many comparisons to count patterns')
    this.#dense = new Float64Array(combinations <= 1 << 20 ? combinations : 0)
  }

  pair(rows: Int32Array, a: number, b: number, _left?: number, _right?: number, seen?: Seen): void {
    let code = 0
    for (let at = 0; at < this.#radixes.length; at++)
      code = code * (this.#radixes[at] ?? 1) + this.#asking.level(at, rows, a, b, seen)
    if (this.#dense.length > 0) this.#dense[code] = (this.#dense[code] ?? 0) + 1
    else this.#sparse.set(code, (this.#sparse.get(code) ?? 0) + 1)
  }

  /** Codes of patterns and how often each came, in the order of the codes. */
  counted(): { codes: Float64Array; counts: Float64Array } {
    const dense: (readonly [number, number])[] = []
    for (const [code, count] of this.#dense.entries()) if (count > 0) dense.push([code, count])
    const all = [...dense, ...[...this.#sparse].toSorted(([a], [b]) => a - b)]
    return {
      codes: Float64Array.from(all, ([code]) => code),
      counts: Float64Array.from(all, ([, count]) => count),
    }
  }
}

/** Counts of several parts of the work together, in the order of the codes. */
export function patternsOf(
  parts: readonly { readonly codes: Float64Array; readonly counts: Float64Array }[],
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
