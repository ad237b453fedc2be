import type { Grade } from './grades.ts'
import type { Ready } from './levels.ts'
import { unknown } from './table.ts'

/** So many records are crossed with so many at once: what is known of their values stays near the processor. */
export const mostCrossed = 256

/** Some records, by where they stand in a list of records. */
export interface Span {
  readonly from: number
  readonly end: number
}

/**
 * Records crossed with records, all pairs at once. Within a block the same values meet again and again, so each two of them
 * are measured once, and what came of it is looked up for every pair that has them. The levels are those of `levelOf`.
 */
export class Crossing {
  readonly #ready: readonly Ready[]
  /** By comparison its looks, each with what it knows of the records at hand. */
  readonly #looks: readonly (readonly CrossedLook[])[]
  readonly #combinations = new Int32Array(mostCrossed)
  readonly #levels = new Uint8Array(mostCrossed)
  #across = 0

  constructor(ready: readonly Ready[]) {
    this.#ready = ready
    this.#looks = ready.map(({ looks }) => looks.map(crossedLook))
  }

  /** Takes the records that are crossed from now on: at most `mostCrossed` down and as many across. */
  take(rows: Int32Array, stride: number, members: Int32Array, down: Span, across: Span): void {
    this.#across = across.end - across.from
    for (const looks of this.#looks)
      for (const look of looks) look.take(rows, stride, members, down, across)
  }

  /**
   * The level by one comparison of a record down with each across, from one of them on. Good until it is asked again.
   *
   * @param row the number of the record among those down
   * @param from of those across the first that is asked for
   */
  levels(comparison: number, row: number, from: number): Uint8Array {
    const { table } = this.#ready[comparison] ?? { table: new Uint8Array(0) }
    const [levels, combinations, end] = [this.#levels, this.#combinations, this.#across]
    for (const look of this.#looks[comparison] ?? []) look.add(combinations, row, from, end)
    for (let at = from; at < end; at++) {
      levels[at] = table[combinations[at] ?? 0] ?? 0
      combinations[at] = 0
    }
    return levels
  }
}

/** A look at all pairs at hand: its state becomes the last digit of each combination. */
interface CrossedLook {
  take: (rows: Int32Array, stride: number, members: Int32Array, down: Span, across: Span) => void
  add: (combinations: Int32Array, row: number, from: number, end: number) => void
}

function crossedLook({ at, other, same, grade }: Ready['looks'][number]): CrossedLook {
  if (grade !== undefined) return new MeasuredLook(at, same, grade)
  return at === other ? new SameLook(at) : new ExchangedLook(at, other)
}

/** Whether codes are equal. */
class SameLook implements CrossedLook {
  readonly #at: number
  readonly #down = new Int32Array(mostCrossed)
  readonly #across = new Int32Array(mostCrossed)

  constructor(at: number) {
    this.#at = at
  }

  take(rows: Int32Array, stride: number, members: Int32Array, down: Span, across: Span): void {
    codesOf(rows, stride, members, down, this.#at, this.#down)
    codesOf(rows, stride, members, across, this.#at, this.#across)
  }

  add(combinations: Int32Array, row: number, from: number, end: number): void {
    const across = this.#across
    const one = this.#down[row] ?? unknown
    for (let at = from; at < end; at++) {
      const other = across[at] ?? unknown
      const state = (one | other) < 0 ? 0 : one === other ? 2 : 1
      combinations[at] = 3 * (combinations[at] ?? 0) + state
    }
  }
}

/** Whether codes are equal crosswise. */
class ExchangedLook implements CrossedLook {
  readonly #places: readonly [number, number]
  readonly #down = [new Int32Array(mostCrossed), new Int32Array(mostCrossed)] as const
  readonly #across = [new Int32Array(mostCrossed), new Int32Array(mostCrossed)] as const

  constructor(at: number, other: number) {
    this.#places = [at, other]
  }

  take(rows: Int32Array, stride: number, members: Int32Array, down: Span, across: Span): void {
    const [at, other] = this.#places
    codesOf(rows, stride, members, down, at, this.#down[0])
    codesOf(rows, stride, members, down, other, this.#down[1])
    codesOf(rows, stride, members, across, at, this.#across[0])
    codesOf(rows, stride, members, across, other, this.#across[1])
  }

  add(combinations: Int32Array, row: number, from: number, end: number): void {
    const [first, second] = this.#across
    const [one, other] = [this.#down[0][row] ?? unknown, this.#down[1][row] ?? unknown]
    for (let at = from; at < end; at++) {
      const [oneOf, otherOf] = [first[at] ?? unknown, second[at] ?? unknown]
      const isKnown = (one | other | oneOf | otherOf) >= 0
      const state = isKnown ? 1 + Number(one === otherOf && other === oneOf) : 0
      combinations[at] = 3 * (combinations[at] ?? 0) + state
    }
  }
}

const unmeasured = 255

/** What is measured of two values. Values get numbers: 0 the unknown, then 1, 2 … as they come. */
class MeasuredLook implements CrossedLook {
  readonly #at: number
  readonly #same: number
  readonly #grade: Grade
  readonly #down = new Numbering()
  readonly #across = new Numbering()
  /** By the number down and across the state, or `unmeasured`. */
  readonly #states = new Uint8Array((mostCrossed + 1) ** 2)
  #isSquare = false

  constructor(at: number, same: number, grade: Grade) {
    this.#at = at
    this.#same = same
    this.#grade = grade
  }

  take(rows: Int32Array, stride: number, members: Int32Array, down: Span, across: Span): void {
    this.#across.take(rows, stride, members, across, this.#at)
    this.#isSquare = down.from === across.from && down.end === across.end
    if (!this.#isSquare) this.#down.take(rows, stride, members, down, this.#at)
    const height = this.#isSquare ? this.#across.size : this.#down.size
    const width = this.#across.size
    const states = this.#states
    states.fill(unmeasured, 0, height * width)
    states.fill(0, 0, width)
    for (let at = 0; at < height; at++) states[at * width] = 0
  }

  add(combinations: Int32Array, row: number, from: number, end: number): void {
    const [states, numbers, radix] = [this.#states, this.#across.numbers, this.#same + 1]
    const down = this.#isSquare ? this.#across : this.#down
    const number = down.numbers[row] ?? 0
    const first = number * this.#across.size
    for (let at = from; at < end; at++) {
      const other = numbers[at] ?? 0
      let state = states[first + other] ?? 0
      if (state === unmeasured) state = this.#measure(number, other)
      combinations[at] = radix * (combinations[at] ?? 0) + state
    }
  }

  #measure(number: number, across: number): number {
    const one = (this.#isSquare ? this.#across : this.#down).codes[number] ?? 0
    const other = this.#across.codes[across] ?? 0
    const state = one === other ? this.#same : 1 + this.#grade(one, other)
    this.#states[number * this.#across.size + across] = state
    if (this.#isSquare) this.#states[across * this.#across.size + number] = state
    return state
  }
}

/** The different codes of some records, numbered. */
class Numbering {
  /** By record its number, and by number the code. */
  readonly numbers = new Int32Array(mostCrossed)
  readonly codes = new Int32Array(mostCrossed + 1)
  /** How many numbers there are, that of the unknown with them. */
  size = 1
  readonly #slots = new Int32Array(4 * mostCrossed)

  take(rows: Int32Array, stride: number, members: Int32Array, span: Span, at: number): void {
    const [numbers, codes, slots] = [this.numbers, this.codes, this.#slots]
    const count = span.end - span.from
    const mask = 2 ** Math.ceil(Math.log2(2 * count + 1)) - 1
    slots.fill(0, 0, mask + 1)
    let size = 1
    for (let record = 0; record < count; record++) {
      const code = rows[(members[span.from + record] ?? 0) * stride + at] ?? unknown
      let number = 0
      if (code >= 0) {
        let slot = Math.imul(code, 0x9e3779b1) >>> 16
        for (;;) {
          slot &= mask
          number = slots[slot] ?? 0
          if (number === 0 || codes[number] === code) break
          slot++
        }
        if (number === 0) {
          number = size++
          slots[slot] = number
          codes[number] = code
        }
      }
      numbers[record] = number
    }
    this.size = size
  }
}

function codesOf(
  rows: Int32Array,
  stride: number,
  members: Int32Array,
  { from, end }: Span,
  place: number,
  into: Int32Array,
): void {
  for (let at = from; at < end; at++)
    into[at - from] = rows[(members[at] ?? 0) * stride + place] ?? unknown
}
