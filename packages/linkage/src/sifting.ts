import type { Candidates, Task, Visitor } from './candidates.ts'
import { asFourBits, earlierGroups, emptyBytes } from './marks.ts'
import type { Sieve } from './sieve.ts'

/** So many pairs are gathered before they are shown: then the one loop runs on, and what it needs stays at hand. */
const shownTogether = 512

/** Goes through the blocks of one rule, pair by pair; of everything here this is done most often. */
export class Sifting {
  readonly #candidates: Candidates
  readonly #sieve: Sieve
  readonly #visitor: Visitor
  /** The groups that a pair of this rule must not share: lists, and blocks of earlier rules. */
  readonly #groups: number
  readonly #earlier: Int32Array
  /** The marks of a block’s records, one after another. */
  #marks = new Int32Array(1024)
  /** The records of pairs that were let through and not yet shown. */
  #pairs: Int32Array = new Int32Array(4 * shownTogether)
  #waiting = 0
  /** Pairs of this rule and no earlier one. */
  seen = 0

  constructor(candidates: Candidates, rule: number, sieve: Sieve, visitor: Visitor) {
    this.#candidates = candidates
    this.#sieve = sieve
    this.#visitor = visitor
    this.#groups = candidates.lists + rule
    this.#earlier = earlierGroups(this.#groups, Math.ceil(this.#groups / 4))
  }

  block(members: Int32Array, from: number, size: number, { firstRow, lastRow }: Task): void {
    this.#gather(members, from, size)
    const last = Math.min(size - 1, lastRow)
    for (let row = firstRow; row < last; row++) {
      if (this.#waiting >= shownTogether) this.show()
      if (this.#pairs.length < 2 * (this.#waiting + size))
        this.#pairs = longer(this.#pairs, 4 * (this.#waiting + size))
      this.#sift(members, from, row, size)
    }
  }

  #gather(members: Int32Array, from: number, size: number): void {
    const { numbers, width } = this.#candidates.marks
    if (this.#marks.length < size * width) this.#marks = new Int32Array(2 * size * width)
    const marks = this.#marks
    for (let at = 0; at < size; at++) {
      const first = (members[from + at] ?? 0) * width
      for (let word = 0; word < width; word++) marks[at * width + word] = numbers[first + word] ?? 0
    }
  }

  /** One record with all that follow it in its block. */
  #sift(members: Int32Array, from: number, row: number, size: number): void {
    const { width, groupWords, placeWords } = this.#candidates.marks
    const { floor, start, firstPlaces, places, begins, tables } = this.#sieve
    const [marks, earlier, pairs] = [this.#marks, this.#earlier, this.#pairs]
    const [words, ofTables, end] = [earlier.length, places.length, size * width]
    const a = row * width
    const left = members[from + row] ?? 0
    let [waiting, seen] = [this.#waiting, this.seen]
    for (let b = a + width, other = from + row + 1; b < end; b += width, other++) {
      let shared = 0
      for (let word = 0; word < words; word++)
        shared |= emptyBytes((marks[a + word] ?? 0) ^ (marks[b + word] ?? 0)) & (earlier[word] ?? 0)
      const right = members[other] ?? 0
      if (shared !== 0 && this.#sharesGroup(left, right)) continue
      seen++
      let same = 0
      for (let word = 0; word < placeWords; word++) {
        const at = groupWords + word
        const empty = emptyBytes((marks[a + at] ?? 0) ^ (marks[b + at] ?? 0))
        same |= asFourBits(empty) << (word << 2)
      }
      const unknowns = (marks[a + width - 1] ?? 0) | (marks[b + width - 1] ?? 0)
      let most = start
      for (let table = 0; table < ofTables; table++) {
        const [first, count] = [firstPlaces[table] ?? 0, places[table] ?? 0]
        const mask = (1 << count) - 1
        const at = ((same >>> first) & mask) | (((unknowns >>> first) & mask) << count)
        most += tables[(begins[table] ?? 0) + at] ?? 0
      }
      if (most < floor) continue
      pairs[2 * waiting] = left
      pairs[2 * waiting + 1] = right
      waiting++
    }
    this.#waiting = waiting
    this.seen = seen
  }

  /** For certain, after the marks have said that it may be. */
  #sharesGroup(left: number, right: number): boolean {
    const { rows, stride } = this.#candidates
    const [a, b] = [left * stride, right * stride]
    for (let group = 0; group < this.#groups; group++)
      if (rows[a + group] === rows[b + group]) return true
    return false
  }

  /** Shows the pairs that wait. */
  show(): void {
    const { rows, stride } = this.#candidates
    for (let at = 0; at < this.#waiting; at++) {
      const [left, right] = [this.#pairs[2 * at] ?? 0, this.#pairs[2 * at + 1] ?? 0]
      this.#visitor.pair(rows, left * stride, right * stride, left, right)
    }
    this.#waiting = 0
  }
}

function longer(numbers: Int32Array, length: number): Int32Array {
  const copy = new Int32Array(length)
  copy.set(numbers)
  return copy
}
