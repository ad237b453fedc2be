import { unknown } from './table.ts'

/** Records by what they say in several columns together: those that say the same are a group. Nobody is one alone. */
export interface Groups {
  /** For each record the number of its group, negative and nobody else’s if it is in none. */
  readonly groupOf: Int32Array
  /** Where in `members` each group begins and, one further, where it ends. */
  readonly starts: Int32Array
  /** The records of all groups, within a group in the order of the table. */
  readonly members: Int32Array
}

/** A number for a record that shares no group with anybody. */
export function alone(record: number): number {
  return -1 - record
}

/** So many records are looked at together: what is known of them stays near the processor. */
const recordsOfPart = 4096
const mostParts = 2048

/**
 * Groups records by their answers, all known. At first only by a hash of them, into parts that are small; then within each
 * part for certain. Memory is gone through in order nearly everywhere: at ten million records nothing else counts.
 */
export function groupsOf(columns: readonly Int32Array[], size: number): Groups {
  if (columns.length === 0) throw new Error('a rule without columns would pair everybody')
  const parts = Math.min(mostParts, 2 ** Math.ceil(Math.log2(Math.max(1, size / recordsOfPart))))
  const { entries, ends } = spread(columns, size, parts)
  const groupOf = new Int32Array(size)
  for (let record = 0; record < size; record++) groupOf[record] = alone(record)
  const within = new WithinPart(entries, columns.length, groupOf)
  let from = 0
  for (const end of ends) {
    within.group(from, end)
    from = end
  }
  return within.groups()
}

/** The records that know all answers, part by part, each with its answers behind its number; and where each part ends. */
function spread(
  columns: readonly Int32Array[],
  size: number,
  parts: number,
): { entries: Int32Array; ends: Int32Array } {
  const [stride, last] = [1 + columns.length, parts - 1]
  const hashes = hashesOf(columns, size)
  const next = new Int32Array(parts + 1)
  for (let record = 0; record < size; record++) {
    const hash = hashes[record] ?? unknown
    if (hash >= 0) next[(hash & last) + 1] = (next[(hash & last) + 1] ?? 0) + 1
  }
  for (let part = 0; part < parts; part++)
    next[part + 1] = (next[part + 1] ?? 0) + (next[part] ?? 0)
  const entries = new Int32Array(stride * (next[parts] ?? 0))
  for (let record = 0; record < size; record++) {
    const hash = hashes[record] ?? unknown
    if (hash < 0) continue
    const place = next[hash & last] ?? 0
    next[hash & last] = place + 1
    entries[place * stride] = record
    for (let at = 0; at < columns.length; at++)
      entries[place * stride + 1 + at] = columns[at]?.[record] ?? unknown
  }
  // Each part has been written up to where the next one began.
  return { entries, ends: next.subarray(0, parts) }
}

function hashesOf(columns: readonly Int32Array[], size: number): Int32Array {
  const hashes = new Int32Array(size)
  for (const column of columns) addToHashes(hashes, column)
  return hashes
}

function addToHashes(hashes: Int32Array, column: Int32Array): void {
  for (let record = 0; record < hashes.length; record++) {
    const code = column[record] ?? unknown
    const hash = hashes[record] ?? unknown
    hashes[record] = (code | hash) < 0 ? unknown : mixed(hash, code)
  }
}

function mixed(hash: number, code: number): number {
  const product = Math.imul(hash ^ code, 0x9e3779b1)
  return (product ^ (product >>> 15)) & 0x7fffffff
}

/** Groups the records of one part after another, and gathers the groups of at least two. */
class WithinPart {
  readonly #entries: Int32Array
  readonly #columns: number
  readonly #groupOf: Int32Array
  readonly #members: Int32Array
  #starts = new Int32Array(1024)
  #groups = 0
  #end = 0
  /** By hash of the answers the first entry that gave them, plus one; an open addressing table. */
  #slots = new Int32Array(4 * recordsOfPart)
  /** For each entry of the part its kind, and for each kind how many there are, then where the next one comes. */
  #kinds = new Int32Array(2 * recordsOfPart)
  #counts = new Int32Array(2 * recordsOfPart)

  constructor(entries: Int32Array, columns: number, groupOf: Int32Array) {
    this.#entries = entries
    this.#columns = columns
    this.#groupOf = groupOf
    this.#members = new Int32Array(entries.length / (1 + columns))
  }

  group(from: number, end: number): void {
    const size = end - from
    if (this.#kinds.length < size) {
      this.#kinds = new Int32Array(2 * size)
      this.#counts = new Int32Array(2 * size)
      this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(4 * size)))
    }
    const kinds = this.#countKinds(from, size)
    this.#placeKinds(kinds)
    this.#gather(from, size)
  }

  #countKinds(from: number, size: number): number {
    const [slots, stride] = [this.#slots, 1 + this.#columns]
    // Of the table no more than the part needs: one part may be as large as all others together.
    const mask = 2 ** Math.ceil(Math.log2(2 * size)) - 1
    slots.fill(0, 0, mask + 1)
    let kinds = 0
    for (let at = 0; at < size; at++) {
      const entry = (from + at) * stride
      let slot = this.#hashOf(entry) & mask
      let first = slots[slot] ?? 0
      while (first !== 0 && !this.#isSame(entry, (from + first - 1) * stride)) {
        slot = (slot + 1) & mask
        first = slots[slot] ?? 0
      }
      if (first === 0) {
        slots[slot] = at + 1
        this.#counts[kinds] = 1
        this.#kinds[at] = kinds++
      } else {
        const kind = this.#kinds[first - 1] ?? 0
        this.#kinds[at] = kind
        this.#counts[kind] = (this.#counts[kind] ?? 0) + 1
      }
    }
    return kinds
  }

  /** Other bits than those the part was chosen by, which are the same for all of it. */
  #hashOf(entry: number): number {
    let hash = 0
    for (let at = 1; at <= this.#columns; at++)
      hash = Math.imul(hash ^ (this.#entries[entry + at] ?? 0), 0x85ebca6b)
    return hash ^ (hash >>> 16)
  }

  #isSame(one: number, other: number): boolean {
    for (let at = 1; at <= this.#columns; at++)
      if (this.#entries[one + at] !== this.#entries[other + at]) return false
    return true
  }

  /** Numbers the kinds of at least two records as groups: in place of its count each gets where it begins, or −1. */
  #placeKinds(kinds: number): void {
    if (this.#starts.length < this.#groups + kinds + 1) {
      const longer = new Int32Array(2 * (this.#groups + kinds + 1))
      longer.set(this.#starts)
      this.#starts = longer
    }
    for (let kind = 0; kind < kinds; kind++) {
      const count = this.#counts[kind] ?? 0
      this.#counts[kind] = count < 2 ? -1 : this.#groups
      if (count < 2) continue
      this.#end += count
      this.#starts[++this.#groups] = this.#end
    }
  }

  #gather(from: number, size: number): void {
    const stride = 1 + this.#columns
    // As a group is filled, its start moves on to its end.
    const starts = this.#starts
    for (let at = 0; at < size; at++) {
      const group = this.#counts[this.#kinds[at] ?? 0] ?? -1
      if (group < 0) continue
      const record = this.#entries[(from + at) * stride] ?? 0
      const place = starts[group] ?? 0
      this.#members[place] = record
      starts[group] = place + 1
      this.#groupOf[record] = group
    }
  }

  groups(): Groups {
    // Every start stands now where its group ends, which is where the next one begins.
    const starts = new Int32Array(this.#groups + 1)
    starts.set(this.#starts.subarray(0, this.#groups), 1)
    return { groupOf: this.#groupOf, starts, members: this.#members.slice(0, this.#end) }
  }
}
