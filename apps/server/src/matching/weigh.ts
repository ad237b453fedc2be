import {
  centibits,
  explainer,
  pairWeigher,
  TableBuilder,
  textAt,
  type Explanation,
  type Model,
  type Table,
} from '@amparo/linkage'
import { readingsOf, type Described, type Readings, type Row } from './columns.ts'
import { comparedNumbers, shareNumber, type ComparedNumber } from './numbers.ts'
import { columns } from './scheme.ts'

/** How often names come among the people known here, by their classes. */
export interface NameCounts {
  readonly people: number
  readonly families: ReadonlyMap<string, number>
}

/** What a pair weighs, by the readings of the two that speak most for one person. */
export interface Weighed {
  /** Hundredths of a bit, the odds before anything is compared among them. */
  readonly weight: number
  readonly explanation: Explanation
  /** What of each was compared. */
  readonly one: Row
  readonly other: Row
  /** How many of how many people known here have the family name that agrees; null where none does. */
  readonly rarity: {
    readonly count: number
    readonly people: number
    readonly weight: number
  } | null
  /** Numbers by which a state knows both. */
  readonly numbers: readonly ComparedNumber[]
  /** What the weight has for a number that agrees; 0 where none does. */
  readonly numbersWeight: number
}

/** Rows of people in two tables: by whole given names, and by their first sound alone. */
interface Laid {
  readonly said: Described
  readonly readings: Readings
  readonly whole: readonly number[]
  readonly short: readonly number[]
}

/**
 * Weighs any two of some people by a model. Where of either no more than an initial is known, given names are compared by their
 * first sound. What is missing weighs nothing. A family name that agrees weighs more the fewer people known here have it. A number
 * by which a state knows people and that agrees makes up for the odds before anything is compared, once, however many agree.
 */
export class PairWeighing {
  readonly #model: Model
  readonly #counts: NameCounts
  readonly #people: readonly Laid[]
  readonly #whole: Weighable
  readonly #short: Weighable

  constructor(model: Model, people: readonly Described[], counts: NameCounts) {
    this.#model = model
    this.#counts = counts
    const [whole, short] = [new TableBuilder(columns), new TableBuilder(columns)]
    this.#people = people.map((one) => {
      const readings = readingsOf(one)
      const into = (builder: TableBuilder, rows: Readings['whole']) =>
        rows.map((row) => {
          builder.add(row)
          return builder.size - 1
        })
      return {
        said: one,
        readings,
        whole: into(whole, readings.whole),
        short: into(short, readings.short),
      }
    })
    this.#whole = new Weighable(whole.table(), model)
    this.#short = new Weighable(short.table(), model)
  }

  /** The weight alone: whole numbers, the same on every machine. */
  weight(one: number, other: number): number {
    const { weight, at } = this.#best(one, other)
    const rarity = this.#rarityOf(at)?.weight ?? 0
    return weight + rarity + (this.shareNumber(one, other) ? -this.#model.prior : 0)
  }

  /** Whether a number by which a state knows people is the same. */
  shareNumber(one: number, other: number): boolean {
    return shareNumber(this.#laid(one).said, this.#laid(other).said)
  }

  #numbersOf(one: number, other: number): ComparedNumber[] {
    return comparedNumbers(this.#laid(one).said, this.#laid(other).said)
  }

  explain(one: number, other: number): Weighed {
    const { weight, at } = this.#best(one, other)
    const rarity = this.#rarityOf(at)
    const numbersWeight = this.shareNumber(one, other) ? -this.#model.prior : 0
    return {
      weight: weight + (rarity?.weight ?? 0) + numbersWeight,
      explanation: this.#of(at).explain(at.a, at.b),
      one: this.#rowAt(at, at.a),
      other: this.#rowAt(at, at.b),
      rarity,
      numbers: this.#numbersOf(one, other),
      numbersWeight,
    }
  }

  #of({ isWhole }: Pick<Place, 'isWhole'>): Weighable {
    return isWhole ? this.#whole : this.#short
  }

  #rowAt(at: Place, row: number): Row {
    const { table } = this.#of(at)
    const said = columns.flatMap((column) => {
      const text = textAt(table, column, row)
      return text === undefined ? [] : [[column, text]]
    })
    return Object.fromEntries(said)
  }

  #laid(person: number): Laid {
    const laid = this.#people[person]
    if (laid === undefined) throw new Error('nobody has this place')
    return laid
  }

  #best(one: number, other: number): { weight: number; at: Place } {
    const [left, right] = [this.#laid(one), this.#laid(other)]
    const isWhole = left.readings.hasGiven && right.readings.hasGiven
    const { weigh } = this.#of({ isWhole })
    let best: { weight: number; at: Place } | undefined
    for (const a of isWhole ? left.whole : left.short)
      for (const b of isWhole ? right.whole : right.short) {
        const weight = weigh(a, b)
        if (best === undefined || weight > best.weight) best = { weight, at: { a, b, isWhole } }
      }
    if (best === undefined) throw new Error('somebody has no reading')
    return best
  }

  #rarityOf(at: Place): Weighed['rarity'] {
    const { a, b } = at
    const { table } = this.#of(at)
    const families = table.columns.get('family')
    const code = families?.[a] ?? -1
    if (code < 0 || code !== families?.[b]) return null
    const family = table.values.text(code)
    const count = this.#counts.families.get(family)
    if (count === undefined || this.#counts.people === 0) return null
    const weight = this.#weightOfRarity(count, family.includes(' '))
    return { count, people: this.#counts.people, weight }
  }

  /** Of two words neither of which is known as a given name, one is likely to be: both agree, and that weighs as both would. */
  #weightOfRarity(count: number, isWhole: boolean): number {
    const shareOf = (at: number) => this.#model.weights[at]?.levels[0]?.u ?? 0
    const usual = shareOf(0)
    const expected = isWhole ? usual * shareOf(1) : usual
    // Beside the one who is known already.
    const others = Math.max(0, count - 1)
    const share = (others + expected * FEW) / (this.#counts.people + FEW)
    const most = MOST_RARITY + (isWhole ? centibits(1, shareOf(1)) : 0)
    return Math.max(LEAST_RARITY, Math.min(most, centibits(usual, share)))
  }
}

/** A table, made ready for weighing and for explaining when it is first asked for. */
class Weighable {
  readonly table: Table
  readonly #model: Model
  #weigh: ((one: number, other: number) => number) | undefined
  #explain: ((one: number, other: number) => Explanation) | undefined

  constructor(table: Table, model: Model) {
    this.table = table
    this.#model = model
  }

  get weigh(): (one: number, other: number) => number {
    this.#weigh ??= pairWeigher(this.table, this.#model)
    return this.#weigh
  }

  get explain(): (one: number, other: number) => Explanation {
    this.#explain ??= explainer(this.table, this.#model)
    return this.#explain
  }
}

/** Among so many people counting begins to tell more of a name than what is usual: of ten, two with one name say little. */
const FEW = 1_000
/** However many or few bear a name, it stays one answer among several. */
const LEAST_RARITY = -300
const MOST_RARITY = 300

interface Place {
  readonly a: number
  readonly b: number
  readonly isWhole: boolean
}
