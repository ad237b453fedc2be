import type { Grade } from './grades.ts'
import type { Ready } from './levels.ts'
import { unknown } from './table.ts'

/** So many records are crossed with so many at once. */
export const mostCrossed = 256

/** A set of records across is so many numbers, a bit for each record. */
export const wordsOfSet = mostCrossed / 32

/** Some records, by where they stand in a list of records. */
export interface Span {
  readonly from: number
  readonly end: number
}

/**
 * Records crossed with records, all pairs at once. Of one record down, those across that have a level are a set of bits: so
 * what is common to many pairs is done for 32 of them together, and each two values are measured once. The levels are those
 * of `levelOf`.
 */
export class Crossing {
  readonly #ready: readonly Ready[]
  readonly #looks: readonly (readonly CrossedLook[])[]
  /** By comparison the set of each level. */
  readonly #sets: readonly Int32Array[]
  /** What is left of the records across after each look. */
  readonly #left: Int32Array
  #across = 0
  #words = 0

  constructor(ready: readonly Ready[]) {
    this.#ready = ready
    this.#looks = ready.map(({ looks }) => looks.map(crossedLook))
    this.#sets = ready.map(({ levels }) => new Int32Array(levels * wordsOfSet))
    this.#left = new Int32Array(
      wordsOfSet * (1 + Math.max(0, ...ready.map(({ looks }) => looks.length))),
    )
  }

  /** Takes the records that are crossed from now on: at most `mostCrossed` down and as many across. */
  take(rows: Int32Array, stride: number, members: Int32Array, down: Span, across: Span): void {
    this.#across = across.end - across.from
    this.#words = Math.ceil(this.#across / 32)
    for (const looks of this.#looks)
      for (const look of looks) look.take(rows, stride, members, down, across)
  }

  /**
   * By level the set of those across that have it with a record down, `wordsOfSet` numbers each. Good until the same
   * comparison is asked again.
   *
   * @param row the number of the record among those down
   * @param from of those across the first that is asked for
   */
  sets(comparison: number, row: number, from: number): Int32Array {
    const sets = this.#sets[comparison] ?? new Int32Array(0)
    const words = this.#words
    for (let first = 0; first < sets.length; first += wordsOfSet)
      for (let word = 0; word < words; word++) sets[first + word] = 0
    fillSet(this.#left, from, this.#across)
    const looks = this.#looks[comparison] ?? []
    for (const look of looks) look.at(row)
    this.#split(looks, 0, 0, this.#ready[comparison]?.table ?? new Uint8Array(0), sets)
    return sets
  }

  /** Splits what is left by the states of one look after another; what has come through all of them has one level. */
  #split(
    looks: readonly CrossedLook[],
    depth: number,
    combination: number,
    table: Uint8Array,
    sets: Int32Array,
  ): void {
    const left = this.#left
    const words = this.#words
    const begin = depth * wordsOfSet
    const look = looks[depth]
    if (look === undefined) {
      const level = (table[combination] ?? 0) * wordsOfSet
      for (let word = 0; word < words; word++)
        sets[level + word] = (sets[level + word] ?? 0) | (left[begin + word] ?? 0)
      return
    }
    const { bits, states, first } = look
    for (let state = 0, rest = -1; state < states && rest !== 0; state++) {
      const from = first + state * wordsOfSet
      let any = 0
      rest = 0
      for (let word = 0; word < words; word++) {
        const before = left[begin + word] ?? 0
        const common = before & (bits[from + word] ?? 0)
        left[begin + word] = before ^ common
        left[begin + wordsOfSet + word] = common
        rest |= before ^ common
        any |= common
      }
      if (any !== 0) this.#split(looks, depth + 1, combination * states + state, table, sets)
    }
  }
}

/** Fills the words in use of a set, up to the last member, with those from one on to before another. */
export function fillSet(set: Int32Array, from: number, end: number): void {
  for (let word = 0, first = 0; first < end; word++, first += 32) {
    const isAll = from <= first && first + 32 <= end
    set[word] = isAll ? -1 : someBits(Math.max(0, from - first), Math.min(32, end - first))
  }
}

function someBits(from: number, end: number): number {
  return from >= end ? 0 : (-1 << from) & (-1 >>> (32 - end))
}

/** A look of one record down at all across. */
interface CrossedLook {
  /** How many states there are, and the sets of those across that are in each, from `first` on. */
  readonly states: number
  readonly bits: Int32Array
  readonly first: number
  take: (rows: Int32Array, stride: number, members: Int32Array, down: Span, across: Span) => void
  at: (row: number) => void
}

function crossedLook({ at, other, same, grade }: Ready['looks'][number]): CrossedLook {
  if (grade !== undefined) return new MeasuredLook(at, same, grade)
  return at === other ? new SameLook(at) : new ExchangedLook(at, other)
}

/** Whether codes are equal. */
class SameLook implements CrossedLook {
  readonly states = 3
  readonly bits = new Int32Array(3 * wordsOfSet)
  readonly first = 0
  readonly #place: number
  readonly #down = new Int32Array(mostCrossed)
  readonly #across = new Numbering()

  constructor(place: number) {
    this.#place = place
  }

  take(rows: Int32Array, stride: number, members: Int32Array, down: Span, across: Span): void {
    codesOf(rows, stride, members, down, this.#place, this.#down)
    this.#across.take(rows, stride, members, across, this.#place)
  }

  at(row: number): void {
    const bits = this.bits
    const { bits: ofNumbers, words } = this.#across
    const code = this.#down[row] ?? unknown
    const number = this.#across.find(code) * wordsOfSet
    for (let word = 0; word < words; word++) {
      const none = code < 0 ? -1 : (ofNumbers[word] ?? 0)
      const same = number > 0 ? (ofNumbers[number + word] ?? 0) : 0
      bits[word] = none
      bits[wordsOfSet + word] = ~(none | same)
      bits[2 * wordsOfSet + word] = same
    }
  }
}

/** Whether codes are equal crosswise. */
class ExchangedLook implements CrossedLook {
  readonly states = 3
  readonly bits = new Int32Array(3 * wordsOfSet)
  readonly first = 0
  readonly #places: readonly [number, number]
  readonly #down = [new Int32Array(mostCrossed), new Int32Array(mostCrossed)] as const
  readonly #across = [new Numbering(), new Numbering()] as const

  constructor(place: number, other: number) {
    this.#places = [place, other]
  }

  take(rows: Int32Array, stride: number, members: Int32Array, down: Span, across: Span): void {
    for (const at of [0, 1] as const) {
      codesOf(rows, stride, members, down, this.#places[at], this.#down[at])
      this.#across[at].take(rows, stride, members, across, this.#places[at])
    }
  }

  at(row: number): void {
    const bits = this.bits
    const first = this.#across[0]
    const second = this.#across[1]
    const one = this.#down[0][row] ?? unknown
    const other = this.#down[1][row] ?? unknown
    const isUnknown = (one | other) < 0
    const there = first.find(other) * wordsOfSet
    const back = second.find(one) * wordsOfSet
    for (let word = 0; word < first.words; word++) {
      const none = isUnknown ? -1 : (first.bits[word] ?? 0) | (second.bits[word] ?? 0)
      const both = (first.bits[there + word] ?? 0) & (second.bits[back + word] ?? 0)
      const same = there > 0 && back > 0 ? both & ~none : 0
      bits[word] = none
      bits[wordsOfSet + word] = ~(none | same)
      bits[2 * wordsOfSet + word] = same
    }
  }
}

/** What is measured of two values: each two once. */
class MeasuredLook implements CrossedLook {
  readonly states: number
  readonly bits: Int32Array
  first = 0
  readonly #place: number
  readonly #same: number
  readonly #grade: Grade
  readonly #down = new Numbering()
  readonly #across = new Numbering()
  #isSquare = false

  constructor(place: number, same: number, grade: Grade) {
    this.#place = place
    this.#same = same
    this.#grade = grade
    this.states = same + 1
    this.bits = new Int32Array((mostCrossed + 1) * this.states * wordsOfSet)
  }

  take(rows: Int32Array, stride: number, members: Int32Array, down: Span, across: Span): void {
    this.#across.take(rows, stride, members, across, this.#place)
    this.#isSquare = down.from === across.from && down.end === across.end
    if (!this.#isSquare) this.#down.take(rows, stride, members, down, this.#place)
    this.#begin(this.#isSquare ? this.#across.size : this.#down.size)
    if (this.#isSquare) this.#crossWithItself()
    else this.#crossWithOthers()
  }

  /** All differ, until something else is found. */
  #begin(down: number): void {
    const bits = this.bits
    const { bits: ofNumbers, words } = this.#across
    for (let number = 0; number < down; number++) {
      const first = number * this.states * wordsOfSet
      const end = first + this.states * wordsOfSet
      for (let word = 0; word < words; word++) {
        for (let at = first + word; at < end; at += wordsOfSet) bits[at] = 0
        const none = number === 0 ? -1 : (ofNumbers[word] ?? 0)
        bits[first + word] = none
        bits[first + wordsOfSet + word] = ~none
      }
    }
  }

  #crossWithItself(): void {
    const { codes, size } = this.#across
    const grade = this.#grade
    for (let one = 1; one < size; one++) {
      this.#move(one, this.#same, one)
      const code = codes[one] ?? 0
      for (let other = one + 1; other < size; other++) {
        const graded = grade(code, codes[other] ?? 0)
        if (graded === 0) continue
        this.#move(one, 1 + graded, other)
        this.#move(other, 1 + graded, one)
      }
    }
  }

  #crossWithOthers(): void {
    const [down, across, grade] = [this.#down, this.#across, this.#grade]
    for (let one = 1; one < down.size; one++) {
      const code = down.codes[one] ?? 0
      for (let other = 1; other < across.size; other++) {
        const there = across.codes[other] ?? 0
        const state = code === there ? this.#same : 1 + grade(code, there)
        if (state !== 1) this.#move(one, state, other)
      }
    }
  }

  /** Of a value down those across that have another one are not different, but in this state. */
  #move(down: number, state: number, across: number): void {
    const bits = this.bits
    const { bits: ofNumbers, words } = this.#across
    const first = down * this.states * wordsOfSet
    const to = first + state * wordsOfSet
    for (let word = 0; word < words; word++) {
      const some = ofNumbers[across * wordsOfSet + word] ?? 0
      bits[first + wordsOfSet + word] = (bits[first + wordsOfSet + word] ?? 0) & ~some
      bits[to + word] = (bits[to + word] ?? 0) | some
    }
  }

  at(row: number): void {
    const { numbers } = this.#isSquare ? this.#across : this.#down
    this.first = (numbers[row] ?? 0) * this.states * wordsOfSet
  }
}

/** The different codes of some records, numbered as they come, from 1 on: 0 is the unknown. */
class Numbering {
  /** By record its number, by number the code and the set of the records that have it. */
  readonly numbers = new Int32Array(mostCrossed)
  readonly codes = new Int32Array(mostCrossed + 1)
  readonly bits = new Int32Array((mostCrossed + 1) * wordsOfSet)
  /** How many numbers there are, that of the unknown with them; and how many words of a set are in use. */
  size = 1
  words = 0
  readonly #slots = new Int32Array(4 * mostCrossed)
  #mask = 0

  take(rows: Int32Array, stride: number, members: Int32Array, span: Span, place: number): void {
    const count = span.end - span.from
    this.words = Math.ceil(count / 32)
    this.#mask = 2 ** Math.ceil(Math.log2(2 * count + 1)) - 1
    this.#slots.fill(0, 0, this.#mask + 1)
    this.size = 1
    this.#clear(0)
    for (let record = 0; record < count; record++) {
      const code = rows[(members[span.from + record] ?? 0) * stride + place] ?? unknown
      const number = code < 0 ? 0 : this.#add(code)
      this.numbers[record] = number
      const word = number * wordsOfSet + (record >> 5)
      this.bits[word] = (this.bits[word] ?? 0) | (1 << (record & 31))
    }
  }

  #add(code: number): number {
    const slot = this.#slotOf(code)
    const known = this.#slots[slot] ?? 0
    if (known > 0) return known
    const number = this.size++
    this.#slots[slot] = number
    this.codes[number] = code
    this.#clear(number)
    return number
  }

  #clear(number: number): void {
    for (let word = 0; word < this.words; word++) this.bits[number * wordsOfSet + word] = 0
  }

  /** The number of a code; 0 if nobody has it. */
  find(code: number): number {
    return code < 0 ? 0 : (this.#slots[this.#slotOf(code)] ?? 0)
  }

  #slotOf(code: number): number {
    const slots = this.#slots
    const codes = this.codes
    const mask = this.#mask
    let slot = (Math.imul(code, 0x9e3779b1) >>> 16) & mask
    for (;;) {
      const number = slots[slot] ?? 0
      if (number === 0 || codes[number] === code) return slot
      slot = (slot + 1) & mask
    }
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
