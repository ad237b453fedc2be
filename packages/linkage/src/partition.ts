import { withRoom } from './values.ts'

/** Numbers from 0 on, parted into groups: union by size, with the way to each root halved as it is gone. */
export class Partition {
  readonly #size: number
  /** Nothing until something is joined: of many partitions nothing ever is. */
  #parent = new Int32Array(0)
  #sizes = new Int32Array(0)

  constructor(size: number) {
    this.#size = size
  }

  /** One of the group, the same for all of it until it is joined to another. */
  find(member: number): number {
    const parent = this.#parent
    let at = member
    for (;;) {
      const above = parent[at] ?? at
      if (above === at) return at
      const next = parent[above] ?? above
      parent[at] = next
      at = next
    }
  }

  join(one: number, other: number): void {
    const a = this.find(one)
    const b = this.find(other)
    if (a === b) return
    if (this.#parent.length === 0) this.#begin()
    const isLess = (this.#sizes[a] ?? 0) < (this.#sizes[b] ?? 0)
    const large = isLess ? b : a
    const small = isLess ? a : b
    this.#parent[small] = large
    this.#sizes[large] = (this.#sizes[large] ?? 0) + (this.#sizes[small] ?? 0)
  }

  #begin(): void {
    this.#parent = new Int32Array(this.#size)
    for (let at = 0; at < this.#size; at++) this.#parent[at] = at
    this.#sizes = new Int32Array(this.#size).fill(1)
  }

  /** How many are in the group of a root. */
  sizeOf(root: number): number {
    return this.#sizes[root] ?? 1
  }

  /** For each member the smallest of its group. */
  smallest(): Int32Array {
    const size = this.#size
    const first = new Int32Array(size).fill(-1)
    const smallest = new Int32Array(size)
    for (let member = 0; member < size; member++) {
      const root = this.find(member)
      if ((first[root] ?? -1) < 0) first[root] = member
      smallest[member] = first[root] ?? member
    }
    return smallest
  }

  /** The groups of more than one, by their smallest members, each in order: where each begins among all members. */
  groups(): { readonly starts: Int32Array; readonly members: Int32Array } {
    const size = this.#size
    // By root where its group goes on, once it has begun.
    const next = new Int32Array(size).fill(-1)
    const members = new Int32Array(size)
    let starts = new Int32Array(1024)
    let [count, end] = [0, 0]
    for (let member = 0; member < size; member++) {
      const root = this.find(member)
      const own = this.sizeOf(root)
      if (own < 2) continue
      if (next[root] === -1) {
        next[root] = end
        end += own
        starts = withRoom(starts, count + 2)
        starts[++count] = end
      }
      const place = next[root] ?? 0
      members[place] = member
      next[root] = place + 1
    }
    return { starts: starts.subarray(0, count + 1), members: members.subarray(0, end) }
  }
}
