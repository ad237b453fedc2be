import { Bounds, tooLow } from './bounds.ts'
import type { Centibits } from './centibits.ts'
import type { Texts } from './grades.ts'
import { levelOf, readyComparison, type Ready } from './levels.ts'
import { rarityBy, type Model } from './model.ts'
import type { Comparison } from './scheme.ts'
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
    for (const [text, count] of Object.entries(known.counts)) {
      const code = values.find(text)
      if (code >= 0) byValue[code] = rarity(count)
    }
    return [column, { byValue, unseen: rarity(1) }] as const
  })
  return {
    prior,
    comparisons: scheme.comparisons,
    byLevel: weights.map(({ levels }) => [0, ...levels.map(({ weight }) => weight)]),
    rarities: Object.fromEntries(rarities),
  }
}

interface Rarity {
  readonly place: number
  readonly byValue: Int32Array
  readonly unseen: Centibits
  readonly most: Centibits
}

/** Weighs pairs of rows. */
export class Weigher {
  readonly #prior: Centibits
  readonly #ready: readonly Ready[]
  readonly #byLevel: readonly Int32Array[]
  readonly #rarities: readonly (readonly (Rarity | undefined)[])[]
  readonly #bounds: Bounds

  constructor(weights: Weights, texts: Texts, placeOf: (column: string) => number) {
    const { comparisons, byLevel } = weights
    this.#prior = weights.prior
    this.#ready = comparisons.map((one) => readyComparison(one, texts, placeOf))
    this.#byLevel = byLevel.map((levels) => Int32Array.from(levels))
    this.#rarities = comparisons.map(({ levels }) => [
      undefined,
      ...levels.map(({ frequency }) => rarityOf(weights, frequency, placeOf)),
      undefined,
    ])
    this.#bounds = new Bounds(
      this.#ready,
      this.#prior,
      (comparison, level) => this.#mostOf(comparison, level),
      (comparison, level) => this.#rarities[comparison]?.[level] === undefined,
    )
  }

  #mostOf(comparison: number, level: number): Centibits {
    return (
      (this.#byLevel[comparison]?.[level] ?? 0) + (this.#rarities[comparison]?.[level]?.most ?? 0)
    )
  }

  /** The weight of a pair, the prior with it. */
  weight(rows: Int32Array, a: number, b: number): Centibits {
    let sum = this.#prior
    for (let at = 0; at < this.#ready.length; at++) sum += this.part(at, rows, a, b)
    return sum
  }

  /** What one comparison adds. */
  part(comparison: number, rows: Int32Array, a: number, b: number): Centibits {
    const level = this.level(comparison, rows, a, b)
    return (this.#byLevel[comparison]?.[level] ?? 0) + this.rarity(comparison, level, rows, a, b)
  }

  level(comparison: number, rows: Int32Array, a: number, b: number): number {
    const ready = this.#ready[comparison]
    return ready === undefined ? 0 : levelOf(ready, rows, a, b)
  }

  /** What the frequency of the values adds at a level; of two values the more frequent counts. */
  rarity(comparison: number, level: number, rows: Int32Array, a: number, b: number): Centibits {
    const rare = this.#rarities[comparison]?.[level]
    if (rare === undefined) return 0
    const [one, other] = [rows[a + rare.place] ?? -1, rows[b + rare.place] ?? -1]
    if (one < 0 || other < 0) return 0
    const { byValue, unseen } = rare
    return Math.min(byValue[one] ?? unseen, byValue[other] ?? unseen)
  }

  /**
   * The same, or `tooLow` if it is below the floor. Looks first at what shows without measuring texts; as soon as the most
   * that a pair can still come to is below the floor, it is given up. That loses no pair.
   */
  weightFrom(floor: Centibits, rows: Int32Array, a: number, b: number): Centibits {
    const bounds = this.#bounds
    let most = bounds.most(floor, rows, a, b)
    for (let at = 0; at < bounds.order.length; at++) {
      if (most < floor) return tooLow
      if (!bounds.isCertain(at))
        most += this.part(bounds.order[at] ?? 0, rows, a, b) - bounds.counted(at)
    }
    return most < floor ? tooLow : most
  }
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
