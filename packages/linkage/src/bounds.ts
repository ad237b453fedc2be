import type { Centibits } from './centibits.ts'
import { glance, glancesOf, levelsByGlance, type Ready } from './levels.ts'

/** What stands for every weight below the floor that was asked for. */
export const tooLow = -0x80000000

/**
 * What a pair can come to at most, by what shows of it without measuring. Every candidate is looked at so, and most no
 * further; so everything lies in a few arrays, and the comparisons that can speak most against a pair come first.
 */
export class Bounds {
  /** The numbers of the comparisons in the order in which they are looked at. */
  readonly order: Int32Array
  readonly #start: Centibits
  readonly #best: Int32Array
  readonly #ends: Int32Array
  readonly #at: Int32Array
  readonly #other: Int32Array
  readonly #tables: Int32Array
  readonly #begins: Int32Array
  readonly #isWhole: Uint8Array
  readonly #seen: Int32Array

  /**
   * @param mostOf the most that a comparison adds at a level
   * @param isFixed whether it always adds that
   */
  constructor(
    ready: readonly Ready[],
    prior: Centibits,
    mostOf: (comparison: number, level: number) => Centibits,
    isFixed: (comparison: number, level: number) => boolean,
  ) {
    const all = ready.map((one, comparison) => {
      const levels = levelsByGlance(one)
      const most = levels.map((some) =>
        Math.max(tooLow, ...some.map((level) => mostOf(comparison, level))),
      )
      const possible = most.filter((weight) => weight !== tooLow)
      return {
        comparison,
        glances: glancesOf(one),
        most: most.map((weight) => (weight === tooLow ? 0 : weight)),
        isWhole: levels.map(
          ([only, ...more]) => only !== undefined && more.length === 0 && isFixed(comparison, only),
        ),
        best: Math.max(...possible),
        worst: Math.min(...possible),
      }
    })
    const sorted = all.toSorted(
      (a, b) => b.best - b.worst - (a.best - a.worst) || a.comparison - b.comparison,
    )
    const glances = sorted.flatMap((one) => one.glances)
    this.order = Int32Array.from(sorted, ({ comparison }) => comparison)
    this.#start = sorted.reduce((sum, { best }) => sum + best, prior)
    this.#best = Int32Array.from(sorted, ({ best }) => best)
    let [end, begin] = [0, 0]
    this.#ends = Int32Array.from(sorted, (one) => (end += one.glances.length))
    this.#begins = Int32Array.from(sorted, ({ most }) => (begin += most.length) - most.length)
    this.#at = Int32Array.from(glances, ({ at }) => at)
    this.#other = Int32Array.from(glances, ({ other }) => other)
    this.#tables = Int32Array.from(sorted.flatMap(({ most }) => most))
    this.#isWhole = Uint8Array.from(
      sorted.flatMap(({ isWhole }) => isWhole),
      Number,
    )
    this.#seen = new Int32Array(sorted.length)
  }

  /** The most a pair can weigh, or `tooLow` as soon as that shows to be below the floor. */
  most(floor: Centibits, rows: Int32Array, a: number, b: number): Centibits {
    const [ends, places, others, seen] = [this.#ends, this.#at, this.#other, this.#seen]
    let [most, next] = [this.#start, 0]
    for (let at = 0; at < ends.length; at++) {
      const end = ends[at] ?? 0
      let state = this.#begins[at] ?? 0
      let digits = 0
      for (; next < end; next++)
        digits = digits * 3 + glance(rows, a, b, places[next] ?? 0, others[next] ?? 0)
      state += digits
      seen[at] = state
      most += (this.#tables[state] ?? 0) - (this.#best[at] ?? 0)
      if (most < floor) return tooLow
    }
    return most
  }

  /** What the comparison at a place of the order was last counted with. */
  counted(at: number): Centibits {
    return this.#tables[this.#seen[at] ?? 0] ?? 0
  }

  /** Whether measuring cannot change that. */
  isCertain(at: number): boolean {
    return this.#isWhole[this.#seen[at] ?? 0] === 1
  }
}
