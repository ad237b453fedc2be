import type { Candidates, Task, Visitor } from './candidates.ts'
import { asFourBits, earlierGroups, emptyBytes } from './marks.ts'
import { firstShared, type BlocksOfRecords } from './several-keys.ts'
import type { Sieve } from './sieve.ts'

/** So many pairs are gathered before they are shown: then the one loop runs on, and what it needs stays at hand. */
const shownTogether = 512

const numbersOfPair = 4

/** So many records are fetched before they are compared. */
const fetchedTogether = 256

/** Goes through the blocks of one rule, pair by pair; of everything here this is done most often. */
export class Sifting {
  readonly #candidates: Candidates
  readonly #sieve: Sieve
  readonly #visitor: Visitor
  readonly #blocks: Candidates['blocks'][number]
  /** The bits of the groups that a pair of this rule must not share: lists, and blocks of earlier rules. */
  readonly #earlier: Int32Array
  /** The blocks of records under earlier rules of several keys; and under this one, if it has several. */
  readonly #severalEarlier: readonly BlocksOfRecords[]
  readonly #several: BlocksOfRecords | undefined
  #current = 0
  /** The marks of the records of some blocks, one after another, so many numbers each. */
  readonly #width: number
  #marks = new Int32Array(1024)
  /** The pairs that were let through and not yet shown: two records, and by their marks which places are the same or unknown. */
  #pairs: Int32Array = new Int32Array(2 * numbersOfPair * shownTogether)
  #waiting = 0
  readonly #seen = { same: 0, unknown: 0 }
  /** Of no meaning: were it kept nowhere, nothing would need to be touched for it. */
  touched = 0
  /** By marked place where it lies in a row, and for crossed columns the second. */
  readonly #at: Int32Array
  readonly #other: Int32Array
  /** Pairs of this rule and no earlier one. */
  seen = 0

  constructor(candidates: Candidates, rule: number, sieve: Sieve, visitor: Visitor) {
    this.#candidates = candidates
    this.#sieve = sieve
    this.#visitor = visitor
    this.#blocks = candidates.blocks[rule] ?? nobody
    // Of the numbers of groups, which come last, those of later rules do not matter here.
    this.#width = candidates.marks.unknowns + 1 + candidates.lists + rule
    this.#at = Int32Array.from(candidates.glances, ({ at }) => at)
    this.#other = Int32Array.from(candidates.glances, ({ other }) => other)
    this.#earlier = earlierGroups(candidates.lists + rule)
    this.#severalEarlier = candidates.blocks.slice(0, rule).flatMap(({ several }) => several ?? [])
    this.#several = this.#blocks.several
  }

  /** The blocks of a task. */
  task({ from, to, firstRow, lastRow }: Task): void {
    const { starts } = this.#blocks
    for (let block = from; block < to;) {
      // Small blocks are fetched together: while one record is on its way from memory, so is the next.
      const first = starts[block] ?? 0
      let next = block + 1
      while (next < to && (starts[next + 1] ?? 0) - first <= fetchedTogether) next++
      this.#gather(first, starts[next] ?? first)
      for (; block < next; block++) {
        const begin = (starts[block] ?? 0) - first
        const end = (starts[block + 1] ?? 0) - first
        this.#current = block
        this.#block(first, begin, end, begin + firstRow, Math.min(end, begin + lastRow))
      }
    }
    this.show()
  }

  #gather(from: number, to: number): void {
    const { numbers, width } = this.#candidates.marks
    const own = this.#width
    const members = this.#blocks.members
    if (this.#marks.length < (to - from) * own) this.#marks = new Int32Array(2 * (to - from) * own)
    this.touched = touch(numbers, members.subarray(from, to), width, own)
    const marks = this.#marks
    for (let member = from, at = 0; member < to; member++) {
      const first = (members[member] ?? 0) * width
      for (let word = 0; word < own; word++) marks[at++] = numbers[first + word] ?? 0
    }
  }

  #block(first: number, begin: number, end: number, firstRow: number, lastRow: number): void {
    for (let row = firstRow; row < lastRow; row++) {
      if (this.#waiting >= shownTogether) this.show()
      const most = numbersOfPair * (this.#waiting + end - begin)
      if (this.#pairs.length < most) this.#pairs = longer(this.#pairs, 2 * most)
      this.#sift(first, row, end)
    }
  }

  /** One record with all that follow it in its block. */
  #sift(first: number, row: number, end: number): void {
    const { places, unknowns } = this.#candidates.marks
    const members = this.#blocks.members
    const width = this.#width
    const { floor, start, firstPlaces, places: placesOf, begins, tables } = this.#sieve
    const marks = this.#marks
    const earlier = this.#earlier
    const pairs = this.#pairs
    const words = earlier.length
    const a = row * width
    const last = end * width
    const left = members[first + row] ?? 0
    const unknownOfA = marks[a + unknowns] ?? 0
    const count = placesOf[0] ?? 0
    const mask = (1 << count) - 1
    const firstPlace = firstPlaces[0] ?? 0
    const isSeveral = this.#several !== undefined || this.#severalEarlier.length > 0
    let waiting = this.#waiting
    let seen = 0
    for (let b = a + width, other = first + row + 1; b < last; b += width, other++) {
      let isEarlier = false
      for (let word = 0; word < words; word++) {
        const shared =
          emptyBytes((marks[a + word] ?? 0) ^ (marks[b + word] ?? 0)) & (earlier[word] ?? 0)
        if (shared === 0 || !this.#sharesGroup(a, b, word, shared)) continue
        isEarlier = true
        break
      }
      if (isEarlier || (isSeveral && this.#isGivenBefore(left, members[other] ?? 0))) continue
      seen++
      let same = 0
      for (let word = places; word < unknowns; word++) {
        const empty = emptyBytes((marks[a + word] ?? 0) ^ (marks[b + word] ?? 0))
        same |= asFourBits(empty) << ((word - places) << 2)
      }
      const unknown = unknownOfA | (marks[b + unknowns] ?? 0)
      // The first table, which excludes most, is at hand.
      const at = ((same >>> firstPlace) & mask) | (((unknown >>> firstPlace) & mask) << count)
      let most = start + (tables[at] ?? 0)
      for (let table = 1; table < begins.length && most >= floor; table++)
        most += this.#inTable(table, same, unknown)
      if (most < floor) continue
      pairs[numbersOfPair * waiting] = left
      pairs[numbersOfPair * waiting + 1] = members[other] ?? 0
      pairs[numbersOfPair * waiting + 2] = same & ~unknown
      pairs[numbersOfPair * waiting + 3] = unknown
      waiting++
    }
    this.#waiting = waiting
    this.seen += seen
  }

  #inTable(table: number, same: number, unknown: number): number {
    const { firstPlaces, places, begins, tables } = this.#sieve
    const first = firstPlaces[table] ?? 0
    const count = places[table] ?? 0
    const mask = (1 << count) - 1
    const at = ((same >>> first) & mask) | (((unknown >>> first) & mask) << count)
    return tables[(begins[table] ?? 0) + at] ?? 0
  }

  /** Whether two records share a block of an earlier rule of several keys, or an earlier block of this one. */
  #isGivenBefore(one: number, other: number): boolean {
    if (this.#several !== undefined && firstShared(this.#several, one, other) < this.#current)
      return true
    for (const earlier of this.#severalEarlier)
      if (firstShared(earlier, one, other) >= 0) return true
    return false
  }

  /** For certain, after the marks have said which of four groups it may be. */
  #sharesGroup(a: number, b: number, word: number, shared: number): boolean {
    const marks = this.#marks
    const first = this.#candidates.marks.unknowns + 1 + (word << 2)
    for (let bits = shared; bits !== 0; bits &= bits - 1) {
      const group = first + ((31 - Math.clz32(bits & -bits)) >> 3)
      if (marks[a + group] === marks[b + group]) return true
    }
    return false
  }

  /** Shows the pairs that wait. */
  show(): void {
    const { rows, stride } = this.#candidates
    const pairs = this.#pairs
    const seen = this.#seen
    this.touched = touchPairs(rows, pairs, numbersOfPair * this.#waiting, stride)
    for (let at = 0; at < numbersOfPair * this.#waiting; at += numbersOfPair) {
      const left = pairs[at] ?? 0
      const right = pairs[at + 1] ?? 0
      const a = left * stride
      const b = right * stride
      seen.same = this.#surelySame(pairs[at + 2] ?? 0, a, b)
      seen.unknown = pairs[at + 3] ?? 0
      this.#visitor.pair(rows, a, b, left, right, seen)
    }
    this.#waiting = 0
  }

  /** Of the places whose marks are the same those whose values are. */
  #surelySame(marked: number, a: number, b: number): number {
    const { rows } = this.#candidates
    let same = marked
    for (let bits = marked; bits !== 0; bits &= bits - 1) {
      const place = 31 - Math.clz32(bits & -bits)
      const at = this.#at[place] ?? 0
      const other = this.#other[place] ?? 0
      const isThere = rows[a + at] === rows[b + other]
      if (!isThere || (at !== other && rows[a + other] !== rows[b + at])) same &= ~(1 << place)
    }
    return same
  }
}

/**
 * Asks for the first and the last number of each record’s, so that all are on their way from memory at once. Who copies one
 * after another waits for each; of ten million records most of the time is such waiting.
 */
function touch(numbers: Int32Array, records: Int32Array, width: number, length: number): number {
  let touched = 0
  for (let at = 0; at < records.length; at++) {
    const first = (records[at] ?? 0) * width
    touched |= (numbers[first] ?? 0) | (numbers[first + length - 1] ?? 0)
  }
  return touched
}

/** The same of the rows of both records of each pair. */
function touchPairs(rows: Int32Array, pairs: Int32Array, end: number, stride: number): number {
  let touched = 0
  for (let at = 0; at < end; at += numbersOfPair) {
    const [a, b] = [(pairs[at] ?? 0) * stride, (pairs[at + 1] ?? 0) * stride]
    touched |= (rows[a] ?? 0) | (rows[b] ?? 0)
  }
  return touched
}

const nobody = { starts: new Int32Array(0), members: new Int32Array(0) }

function longer(numbers: Int32Array, length: number): Int32Array {
  const copy = new Int32Array(length)
  copy.set(numbers)
  return copy
}
