import { Asking, open, type Seen } from './asking.ts'
import type { Centibits } from './centibits.ts'
import type { Texts } from './grades.ts'
import { readyComparison, type Ready } from './levels.ts'
import { countsByCode, rarityBy, type Model } from './model.ts'
import type { Comparison } from './scheme.ts'
import { sieveOf, type Sieve } from './sieve.ts'
import type { Values } from './values.ts'

/** What a worker needs of a model: plain data, and arrays that may lie in shared memory. */
export interface Weights {
  readonly prior: Centibits
  readonly comparisons: readonly Comparison[]
  /** By comparison and level; 0 for unknown. */
  readonly byLevel: readonly (readonly Centibits[])[]
  /** By column and value: what its frequency adds; beyond the end of the array, as for a value never seen before. */
  readonly rarities: Readonly<Record<string, { byValue: Int32Array; unseen: Centibits }>>
}

/** A model’s weights for the values of a table. A value that the model has not seen counts as coming once. */
export function weightsOf(
  { prior, scheme, weights, frequencies }: Model,
  values: Values,
  allocate: (length: number) => Int32Array = (length) => new Int32Array(length),
): Weights {
  const rarities = Object.entries(frequencies).map(([column, known]) => {
    const byValue = allocate(values.size)
    const rarity = rarityBy(known)
    byValue.fill(rarity(1))
    const { codes, counts } = countsByCode(known, values)
    for (let at = 0; at < codes.length; at++) byValue[codes[at] ?? 0] = rarity(counts[at] ?? 0)
    return [column, { byValue, unseen: rarity(1) }] as const
  })
  return {
    prior,
    comparisons: scheme.comparisons,
    byLevel: weights.map(({ levels }) => [0, ...levels.map(({ weight }) => weight)]),
    rarities: Object.fromEntries(rarities),
  }
}

/** Weighs pairs of rows. */
export class Weigher {
  readonly #prior: Centibits
  readonly #ready: readonly Ready[]
  readonly #asking: Asking
  /** By comparison where its levels begin in the arrays by level. */
  readonly #levels: Int32Array
  readonly #weights: Int32Array
  /** By level where the value stands whose frequency counts, or −1; and what that adds at most. */
  readonly #rarePlaces: Int32Array
  readonly #mostRare: Int32Array
  readonly #rarities: readonly (Rarity | undefined)[]
  /** By standing the most its comparison can still add, and by comparison what it was last counted with. */
  readonly #most: Int32Array
  readonly #standings: Int32Array

  constructor(weights: Weights, texts: Texts, placeOf: (column: string) => number) {
    const { comparisons, byLevel } = weights
    const rare = comparisons.flatMap(({ levels }) => [
      undefined,
      ...levels.map(({ frequency }) => rarityOf(weights, frequency, placeOf)),
      undefined,
    ])
    let begin = 0
    this.#prior = weights.prior
    this.#ready = comparisons.map((one) => readyComparison(one, texts, placeOf))
    this.#asking = new Asking(this.#ready)
    this.#levels = Int32Array.from(this.#ready, ({ levels }) => (begin += levels) - levels)
    this.#weights = Int32Array.from(byLevel.flat())
    this.#rarities = rare
    this.#rarePlaces = Int32Array.from(rare, (one) => one?.place ?? -1)
    this.#mostRare = Int32Array.from(rare, (one) => one?.most ?? 0)
    this.#most = this.#asking.mostOf((comparison, level) => this.#mostOf(comparison, level))
    this.#standings = new Int32Array(comparisons.length)
  }

  #mostOf(comparison: number, level: number): Centibits {
    const at = (this.#levels[comparison] ?? 0) + level
    return (this.#weights[at] ?? 0) + (this.#mostRare[at] ?? 0)
  }

  /** Lets through what the marks of two records do not show to be below the floor. */
  sieve(floor: Centibits): Sieve {
    const mostOf = (comparison: number, level: number) => this.#mostOf(comparison, level)
    return sieveOf(this.#ready, this.#prior, floor, mostOf)
  }

  /** The weight of a pair, the prior with it. */
  weight(rows: Int32Array, a: number, b: number): Centibits {
    let sum = this.#prior
    for (let at = 0; at < this.#asking.comparisons; at++) sum += this.part(at, rows, a, b)
    return sum
  }

  /** What one comparison adds. */
  part(comparison: number, rows: Int32Array, a: number, b: number): Centibits {
    const level = this.level(comparison, rows, a, b)
    const weight = this.#weights[(this.#levels[comparison] ?? 0) + level] ?? 0
    return weight + this.rarity(comparison, level, rows, a, b)
  }

  level(comparison: number, rows: Int32Array, a: number, b: number): number {
    return this.#asking.level(comparison, rows, a, b)
  }

  /** What the frequency of the values adds at a level; of two values the more frequent counts. */
  rarity(comparison: number, level: number, rows: Int32Array, a: number, b: number): Centibits {
    const at = (this.#levels[comparison] ?? 0) + level
    const place = this.#rarePlaces[at] ?? -1
    if (place < 0) return 0
    const [one, other] = [rows[a + place] ?? -1, rows[b + place] ?? -1]
    const rare = this.#rarities[at]
    if (one < 0 || other < 0 || rare === undefined) return 0
    const { byValue, unseen } = rare
    const rarity = byValue[one] ?? unseen
    return one === other ? rarity : Math.min(rarity, byValue[other] ?? unseen)
  }

  /**
   * The same, or `tooLow` if it is below the floor. Looks first at what shows without measuring texts, then at frequencies;
   * as soon as the most that a pair can still come to is below the floor, it is given up. That loses no pair.
   *
   * @param seen what shows at a glance, if that is known already
   */
  weightFrom(floor: Centibits, rows: Int32Array, a: number, b: number, seen?: Seen): Centibits {
    const standings = this.#standings
    let most = this.#prior
    for (let at = 0; at < standings.length; at++) {
      const standing =
        seen === undefined
          ? this.#asking.atAGlance(at, rows, a, b)
          : this.#asking.asSeen(at, rows, a, b, seen)
      standings[at] = standing
      most += this.#most[standing] ?? 0
    }
    for (let at = 0; at < standings.length; at++) {
      if (most < floor) return tooLow
      most -= this.#lessForRarity(at, standings[at] ?? 0, rows, a, b)
    }
    return this.#measured(floor, most, rows, a, b)
  }

  /** Measures, comparison by comparison, what the standings leave open. */
  #measured(floor: Centibits, start: Centibits, rows: Int32Array, a: number, b: number): Centibits {
    const { levels } = this.#asking
    let most = start
    for (let at = 0; at < this.#standings.length; at++) {
      let standing = this.#standings[at] ?? 0
      if (levels[standing] !== open) continue
      while (most >= floor && levels[standing] === open) {
        const before = this.#most[standing] ?? 0
        standing = this.#asking.measured(at, standing, rows, a, b)
        most += (this.#most[standing] ?? 0) - before
      }
      if (most < floor) return tooLow
      most -= this.#lessForRarity(at, standing, rows, a, b)
    }
    return most < floor ? tooLow : most
  }

  /** By how much less than the most the frequency of the values adds, once the level is certain. */
  #lessForRarity(at: number, standing: number, rows: Int32Array, a: number, b: number): Centibits {
    const level = this.#asking.levels[standing] ?? open
    const number = (this.#levels[at] ?? 0) + level
    if (level === open || (this.#rarePlaces[number] ?? -1) < 0) return 0
    const most = this.#mostRare[number] ?? 0
    return most - this.rarity(at, level, rows, a, b)
  }
}

/** What stands for every weight below the floor that was asked for. */
export const tooLow = -0x80000000

interface Rarity {
  readonly place: number
  readonly byValue: Int32Array
  readonly unseen: Centibits
  readonly most: Centibits
}

function rarityOf(
  { rarities }: Weights,
  column: string | undefined,
  placeOf: (column: string) => number,
): Rarity | undefined {
  const known = column === undefined ? undefined : rarities[column]
  if (column === undefined || known === undefined) return undefined
  // Nothing is rarer than what was never seen; and nothing is added where the column is unknown.
  return { place: placeOf(column), ...known, most: Math.max(0, known.unseen) }
}
