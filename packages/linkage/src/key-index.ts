import { unknown } from './table.ts'

/**
 * Numbers records by what they say in several columns together: equal answers get equal numbers, 0, 1, 2 … in the order in
 * which they are met. A record that is unknown in one of the columns gets none.
 */
export class KeyIndex {
  #columns: readonly Int32Array[]
  #slots = new Int32Array(1 << 10).fill(-1)
  /** For each number the record that was first to get it: its answers stand for all others’. */
  #first = new Int32Array(1 << 9)
  #size = 0

  constructor(columns: readonly Int32Array[]) {
    this.#columns = columns
  }

  get size(): number {
    return this.#size
  }

  /** After the columns have grown. What stood in them must stand there still. */
  use(columns: readonly Int32Array[]): void {
    this.#columns = columns
  }

  /** The number of a record’s answers, a new one if nobody has answered so yet; −1 if one is unknown. */
  add(record: number): number {
    const slot = this.#slotOf(record)
    if (slot < 0) return unknown
    const known = this.#slots[slot] ?? -1
    if (known >= 0) return known
    const made = this.#size++
    if (made === this.#first.length) {
      const longer = new Int32Array(2 * made)
      longer.set(this.#first)
      this.#first = longer
    }
    this.#first[made] = record
    this.#slots[slot] = made
    if (2 * this.#size > this.#slots.length) this.#spread()
    return made
  }

  /** The number of a record’s answers, if somebody has answered so already; else −1. */
  find(record: number): number {
    const slot = this.#slotOf(record)
    return slot < 0 ? unknown : (this.#slots[slot] ?? unknown)
  }

  #slotOf(record: number): number {
    const hash = this.#hashOf(record)
    if (hash < 0) return -1
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (;;) {
      const number = this.#slots[slot] ?? -1
      if (number < 0 || this.#isSame(record, this.#first[number] ?? 0)) return slot
      slot = (slot + 1) & mask
    }
  }

  #isSame(one: number, other: number): boolean {
    for (const column of this.#columns) if (column[one] !== column[other]) return false
    return true
  }

  #hashOf(record: number): number {
    let hash = 0
    for (const column of this.#columns) {
      const code = column[record] ?? unknown
      if (code < 0) return -1
      hash = Math.imul(hash ^ code, 0x9e3779b1)
      hash ^= hash >>> 15
    }
    return hash & 0x7fffffff
  }

  #spread(): void {
    const slots = new Int32Array(2 * this.#slots.length).fill(-1)
    const mask = slots.length - 1
    for (let number = 0; number < this.#size; number++) {
      let slot = this.#hashOf(this.#first[number] ?? 0) & mask
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
      slots[slot] = number
    }
    this.#slots = slots
  }
}
