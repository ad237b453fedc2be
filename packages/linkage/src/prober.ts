import type { Centibits } from './centibits.ts'
import { deriver } from './derive.ts'
import { KeyIndex } from './key-index.ts'
import { comparedColumns } from './levels.ts'
import type { Model } from './model.ts'
import { keysOf } from './several-keys.ts'
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
  readonly #compared: readonly number[]
  readonly #weigher: Weigher
  /** Where the list stands among a record’s codes, and by record which it is. */
  readonly #list: number
  #lists = new Int32Array(1024)
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
    this.#rules = scheme.rules.map(
      (rule) =>
        new RuleChains(
          rule.columns.map((key) => [key].flat().map(numberOf)),
          rule.most,
        ),
    )
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
    this.#lists = withRoom(this.#lists, this.#size + 1)
    this.#lists[this.#size] = codes[this.#list] ?? unknown
    const stride = this.#compared.length
    this.#rows = withRoom(this.#rows, (this.#size + 1) * stride)
    for (const [place, at] of this.#compared.entries())
      this.#rows[this.#size * stride + place] = codes[at] ?? unknown
    for (const rule of this.#rules) rule.write(this.#size, codes)
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
    const list = this.#lists[one] ?? unknown
    return list >= 0 && list === this.#lists[other]
  }

  #isOfEarlierRule(one: number, other: number, rule: number): boolean {
    return this.#rules.slice(0, rule).some((earlier) => earlier.joins(one, other))
  }
}

/**
 * The blocks of one rule as they grow: each a chain from its last record back to its first. A record appears under every key
 * it has; what is known of its appearances stands at their numbers.
 */
class RuleChains {
  /** Where the values of each part of a key stand among a record’s codes. */
  readonly #at: readonly (readonly number[])[]
  readonly #most: number
  readonly #index: KeyIndex
  readonly #columns: Int32Array[]
  #recordOf = new Int32Array(1024)
  #blockOf = new Int32Array(1024)
  #previous = new Int32Array(1024)
  /** By block the last of its appearances, and how many there are. */
  #last = new Int32Array(1024)
  #sizes = new Int32Array(1024)
  /** By record the first of its appearances and, one further, where they end. */
  #starts = new Int32Array(1024)
  /** How many appearances the record has that is being asked about. They stand behind those of all that are known. */
  #asked = 0

  constructor(at: readonly (readonly number[])[], most = Number.POSITIVE_INFINITY) {
    this.#at = at
    this.#most = most
    this.#index = new KeyIndex([])
    this.#columns = at.map(() => new Int32Array(1024))
  }

  /** Takes the codes of the record that is asked about, by its number. */
  write(record: number, codes: readonly number[]): void {
    this.#starts = withRoom(this.#starts, record + 2)
    const first = this.#starts[record] ?? 0
    const keys = keysOf(this.#at.map((some) => some.map((at) => codes[at] ?? unknown)))
    this.#asked = keys.length
    for (const [part, column] of this.#columns.entries()) {
      const longer = withRoom(column, first + keys.length)
      for (const [at, key] of keys.entries()) longer[first + at] = key[part] ?? unknown
      this.#columns[part] = longer
    }
    this.#index.use(this.#columns)
  }

  add(record: number): void {
    const first = this.#starts[record] ?? 0
    const end = first + this.#asked
    this.#starts[record + 1] = end
    this.#recordOf = withRoom(this.#recordOf, end)
    this.#blockOf = withRoom(this.#blockOf, end)
    this.#previous = withRoom(this.#previous, end)
    for (let at = first; at < end; at++) {
      const block = this.#index.add(at)
      this.#last = withRoom(this.#last, block + 1)
      this.#sizes = withRoom(this.#sizes, block + 1)
      const size = this.#sizes[block] ?? 0
      this.#recordOf[at] = record
      this.#blockOf[at] = block
      this.#previous[at] = size === 0 ? -1 : (this.#last[block] ?? -1)
      this.#last[block] = at
      this.#sizes[block] = size + 1
    }
  }

  /** The records before this one that are in a block of its, each once. */
  of(record: number): Set<number> {
    const found = new Set<number>()
    for (const block of this.#blocks(record))
      for (let at = this.#last[block] ?? -1; at >= 0; at = this.#previous[at] ?? -1)
        found.add(this.#recordOf[at] ?? 0)
    return found
  }

  /** Whether this rule gives the pair of a record that is being asked about and one that is known. */
  joins(record: number, known: number): boolean {
    const ofKnown = this.#blockOf.subarray(this.#starts[known], this.#starts[known + 1])
    return ofKnown.length > 0 && this.#blocks(record).some((block) => ofKnown.includes(block))
  }

  /** The blocks that a record is in or comes into, less those that would be over the limit with it. */
  #blocks(record: number): number[] {
    const first = this.#starts[record] ?? 0
    return Array.from({ length: this.#asked }, (_, at) => this.#index.find(first + at)).filter(
      (block) => block >= 0 && (this.#sizes[block] ?? 0) < this.#most,
    )
  }
}
