import type { Centibits } from './centibits.ts'
import { deriver } from './derive.ts'
import { KeyIndex } from './key-index.ts'
import { comparedColumns } from './levels.ts'
import type { Model } from './model.ts'
import { unknown } from './table.ts'
import { Values, withRoom } from './values.ts'
import { tooLow, Weigher, weightsOf } from './weigher.ts'

/** A record by column; what is missing, null or nothing but spaces is unknown. */
export type Saying = Readonly<Record<string, string | null | undefined>>

/** Somebody known who may be the one asked about. */
export interface Candidate {
  readonly record: number
  readonly weight: Centibits
  /** The number of the rule that found them first. */
  readonly rule: number
}

/**
 * Records that come one after another, and candidates for each among those before it. Taken in any order, all records have
 * together the pairs and weights that `weighAll` finds in a table of them; nothing that was weighed is weighed again. Under a
 * rule with a limit a block that has grown over it gives nothing from then on, and is not parted.
 */
export class Prober {
  readonly #values = new Values()
  readonly #names: readonly string[]
  readonly #derivers: readonly {
    from: readonly number[]
    derive: (codes: readonly number[]) => number
  }[]
  readonly #rules: readonly RuleChains[]
  readonly #columns: Int32Array[]
  readonly #compared: readonly number[]
  readonly #weigher: Weigher
  readonly #list: number
  #rows = new Int32Array(1024)
  #size = 0

  /** @param columns the columns records come with */
  constructor(model: Model, columns: readonly string[]) {
    const { scheme } = model
    this.#names = columns
    const all = [...columns, ...scheme.derived.map(({ name }) => name)]
    const numberOf = (name: string) => {
      const at = all.indexOf(name)
      if (at < 0) throw new Error(`there is no column ${name}`)
      return at
    }
    this.#derivers = scheme.derived.map((derivation) => ({
      from: derivation.from.map(numberOf),
      derive: deriver(this.#values, derivation),
    }))
    this.#columns = all.map(() => new Int32Array(1024))
    this.#rules = scheme.rules.map((rule) => new RuleChains(rule.columns.map(numberOf), rule.most))
    const compared = comparedColumns(scheme.comparisons)
    this.#compared = compared.map(numberOf)
    this.#list = scheme.between === undefined ? -1 : numberOf(scheme.between)
    // The model’s own values come first, so that their frequencies are known by their codes.
    for (const { counts } of Object.values(model.frequencies))
      for (const text of Object.keys(counts)) this.#values.intern(text)
    const weights = weightsOf(model, this.#values)
    this.#weigher = new Weigher(weights, this.#values, (name) => compared.indexOf(name))
  }

  get size(): number {
    return this.#size
  }

  /** Who of those known may be this one, the likeliest first; nothing is kept but the spelling of names. */
  probe(saying: Saying, floor: Centibits): Candidate[] {
    this.#write(saying)
    return this.#candidates(floor)
  }

  /** Takes a record in, under the next number, with those before it who may be the same. */
  add(saying: Saying, floor: Centibits): Candidate[] {
    this.#write(saying)
    const found = this.#candidates(floor)
    for (const rule of this.#rules) rule.add(this.#size)
    this.#size++
    return found
  }

  /** Puts a record where the next one will stand. */
  #write(saying: Saying): void {
    const codes = this.#names.map((name) => {
      const text = saying[name]?.trim() ?? ''
      return text === '' ? unknown : this.#values.intern(text)
    })
    for (const { from, derive } of this.#derivers)
      codes.push(derive(from.map((at) => codes[at] ?? unknown)))
    for (const [at, code] of codes.entries()) {
      const column = withRoom(this.#columns[at] ?? new Int32Array(0), this.#size + 1)
      column[this.#size] = code
      this.#columns[at] = column
    }
    const stride = this.#compared.length
    this.#rows = withRoom(this.#rows, (this.#size + 1) * stride)
    for (const [place, at] of this.#compared.entries())
      this.#rows[this.#size * stride + place] = codes[at] ?? unknown
    for (const rule of this.#rules) rule.use(this.#columns)
  }

  #candidates(floor: Centibits): Candidate[] {
    const record = this.#size
    const stride = this.#compared.length
    const found: Candidate[] = []
    for (const [rule, chains] of this.#rules.entries()) {
      for (const other of chains.of(record)) {
        if (this.#isOfOneList(record, other) || this.#isOfEarlierRule(record, other, rule)) continue
        const weight = this.#weigher.weightFrom(floor, this.#rows, other * stride, record * stride)
        if (weight !== tooLow) found.push({ record: other, weight, rule })
      }
    }
    return found.toSorted((a, b) => b.weight - a.weight || a.record - b.record)
  }

  #isOfOneList(one: number, other: number): boolean {
    const lists = this.#columns[this.#list]
    return lists !== undefined && (lists[one] ?? unknown) >= 0 && lists[one] === lists[other]
  }

  #isOfEarlierRule(one: number, other: number, rule: number): boolean {
    return this.#rules.slice(0, rule).some((earlier) => earlier.joins(one, other))
  }
}

/** The blocks of one rule as they grow: each a chain from its last record back to its first. */
class RuleChains {
  readonly #at: readonly number[]
  readonly #most: number
  readonly #index: KeyIndex
  #blockOf = new Int32Array(1024)
  #previous = new Int32Array(1024)
  #last = new Int32Array(1024)
  #sizes = new Int32Array(1024)

  constructor(at: readonly number[], most = Number.POSITIVE_INFINITY) {
    this.#at = at
    this.#most = most
    this.#index = new KeyIndex([])
  }

  use(columns: readonly Int32Array[]): void {
    this.#index.use(this.#at.map((at) => columns[at] ?? new Int32Array(0)))
  }

  add(record: number): void {
    const block = this.#index.add(record)
    this.#blockOf = withRoom(this.#blockOf, record + 1)
    this.#previous = withRoom(this.#previous, record + 1)
    this.#blockOf[record] = block
    if (block < 0) return
    this.#last = withRoom(this.#last, block + 1)
    this.#sizes = withRoom(this.#sizes, block + 1)
    const size = this.#sizes[block] ?? 0
    this.#previous[record] = size === 0 ? -1 : (this.#last[block] ?? -1)
    this.#last[block] = record
    this.#sizes[block] = size + 1
  }

  /** The records before this one that are in its block. */
  *of(record: number): Generator<number> {
    const block = this.#index.find(record)
    if (block < 0 || (this.#sizes[block] ?? 0) + 1 > this.#most) return
    let other = (this.#sizes[block] ?? 0) === 0 ? -1 : (this.#last[block] ?? -1)
    while (other >= 0) {
      yield other
      other = this.#previous[other] ?? -1
    }
  }

  /** Whether this rule gives the pair of a record that is being asked about and one that is known. */
  joins(record: number, known: number): boolean {
    const block = this.#index.find(record)
    if (block < 0 || (this.#sizes[block] ?? 0) + 1 > this.#most) return false
    return this.#blockOf[known] === block
  }
}
