import type { Centibits } from './centibits.ts'
import type { Constraints, Pair, Rules } from './clusters.ts'
import type { LinkIndex } from './link-index.ts'
import type { Partition } from './partition.ts'
import { withRoom } from './values.ts'
import type { Links } from './work.ts'

/** Links, and by which record each is found. */
interface Known {
  readonly links: Links
  readonly index: LinkIndex
}

/** Stands for the weight of a pair of which no link is known. */
const notKnown = -0x80000000

/**
 * Joins within one group after another the two parts whose pairs weigh most on average, while that is enough and nothing
 * stands against it. Groups are many and small: what is needed for one is used again for the next.
 */
export class Joining {
  readonly #rules: Rules
  readonly #known: Known
  readonly #average: Centibits
  readonly #judged: Partition
  readonly #joined: (one: number, other: number) => void
  readonly #standing: Standing | undefined
  /** The records of the group, part by part, and where each part begins. */
  #records = new Int32Array(16)
  #starts = new Int32Array(17)
  /** How many records each part has, 0 once it is joined to another. */
  #sizes = new Int32Array(16)
  /** For each part the one behind it with which it weighs most, or −1. */
  #partners = new Int32Array(16)
  /** Where in the group each record stands that is in it. */
  readonly #placeOf: Int32Array
  /** How many records the group has, and the weights of those of its pairs that are links. */
  #size = 0
  #weights = new Int32Array(256)
  /** Sums of weights between parts: whole numbers, so that no order of adding matters. */
  #sums = new Float64Array(256)

  /** @param joined is told of every two records that are joined */
  constructor(
    rules: Rules,
    known: Known,
    judged: Partition,
    joined: (one: number, other: number) => void,
  ) {
    const { constraints = {}, threshold, average = threshold } = rules
    this.#rules = rules
    this.#known = known
    this.#placeOf = new Int32Array(known.index.starts.length)
    this.#average = average
    this.#judged = judged
    this.#joined = joined
    this.#standing = standsFast(constraints) ? new Standing(constraints) : undefined
  }

  within(members: Int32Array): void {
    const count = this.#part(members)
    this.#standing?.begin(this.#records, this.#starts, count)
    this.#sumAll(count)
    for (;;) {
      const best = this.#heaviest(count)
      if (best < 0) return
      this.#join(Math.floor(best / count), best % count, count)
    }
  }

  /** The parts that judgements have joined already; the first of each is its smallest record, and they come in that order. */
  #part(members: Int32Array): number {
    const size = members.length
    if (this.#records.length < size) {
      this.#records = new Int32Array(2 * size)
      this.#starts = new Int32Array(2 * size + 1)
      this.#sizes = new Int32Array(2 * size)
      this.#partners = new Int32Array(2 * size)
      this.#sums = new Float64Array(4 * size * size)
    }
    let [count, end] = [0, 0]
    for (let at = 0; at < size; at++) {
      const record = members[at] ?? 0
      const root = this.#judged.find(record)
      if (this.#judged.sizeOf(root) > 1 && this.#isTaken(root, end)) continue
      this.#starts[count] = end
      this.#records[end++] = record
      if (this.#judged.sizeOf(root) > 1)
        for (let other = at + 1; other < size; other++)
          if (this.#judged.find(members[other] ?? 0) === root)
            this.#records[end++] = members[other] ?? 0
      this.#sizes[count] = end - (this.#starts[count] ?? 0)
      for (let joined = (this.#starts[count] ?? 0) + 1; joined < end; joined++)
        this.#joined(record, this.#records[joined] ?? 0)
      count++
    }
    this.#starts[count] = end
    return count
  }

  #isTaken(root: number, end: number): boolean {
    for (let at = 0; at < end; at++)
      if (this.#judged.find(this.#records[at] ?? 0) === root) return true
    return false
  }

  #sumAll(count: number): void {
    this.#size = this.#starts[count] ?? 0
    this.#readLinks()
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) {
        const sum = this.#mayJoin(i, j) ? this.#sumBetween(i, j) : Number.NEGATIVE_INFINITY
        this.#sums[i * count + j] = sum
        this.#sums[j * count + i] = sum
      }
    }
    for (let i = 0; i < count; i++) this.#findPartner(i, count)
  }

  /** What is known of the pairs of the group already need not be weighed again. */
  #readLinks(): void {
    const { links, index } = this.#known
    const [records, size, placeOf] = [this.#records, this.#size, this.#placeOf]
    this.#weights = withRoom(this.#weights, size * size)
    const weights = this.#weights.fill(notKnown, 0, size * size)
    for (let place = 0; place < size; place++) placeOf[records[place] ?? 0] = place
    for (let place = 0; place < size; place++) {
      const record = records[place] ?? 0
      const end = index.starts[record + 1] ?? 0
      for (let at = index.starts[record] ?? 0; at < end; at++) {
        const link = index.numbers[at] ?? 0
        const other = links.right[link] ?? 0
        const there = placeOf[other] ?? 0
        // Of another group the place is an old one, where somebody else stands.
        if (there >= size || records[there] !== other) continue
        const weight = links.weight[link] ?? 0
        weights[place * size + there] = weight
        weights[there * size + place] = weight
      }
    }
  }

  #mayJoin(i: number, j: number): boolean {
    return this.#standing === undefined || this.#standing.mayJoin(i, j)
  }

  #sumBetween(i: number, j: number): number {
    const size = this.#size
    let sum = 0
    for (let one = this.#starts[i] ?? 0; one < (this.#starts[i + 1] ?? 0); one++)
      for (let other = this.#starts[j] ?? 0; other < (this.#starts[j + 1] ?? 0); other++) {
        const weight = this.#weights[one * size + other] ?? notKnown
        sum += weight === notKnown ? this.#weigh(one, other) : weight
      }
    return sum
  }

  #weigh(one: number, other: number): number {
    const [a, b] = [this.#records[one] ?? 0, this.#records[other] ?? 0]
    return this.#rules.weightOf(Math.min(a, b), Math.max(a, b))
  }

  /** The two whose pairs weigh most on average, at least this, as one number; of equals the first. −1 if there are none. */
  #heaviest(count: number): number {
    let [best, bestSum, bestPairs] = [-1, 0, 1]
    for (let i = 0; i < count; i++) {
      const j = this.#partners[i] ?? -1
      if (j < 0) continue
      const sum = this.#sums[i * count + j] ?? 0
      const pairs = (this.#sizes[i] ?? 0) * (this.#sizes[j] ?? 0)
      // Averages compared without dividing: whole numbers stay exact.
      if (best >= 0 && sum * bestPairs <= bestSum * pairs) continue
      best = i * count + j
      bestSum = sum
      bestPairs = pairs
    }
    return best
  }

  /** For a part the one of those behind it with which it weighs most; −1 if with none it is enough. */
  #findPartner(i: number, count: number): void {
    let [best, bestSum, bestSize] = [-1, 0, 1]
    const one = this.#sizes[i] ?? 0
    for (let j = i + 1; j < count && one > 0; j++) {
      const size = this.#sizes[j] ?? 0
      const sum = this.#sums[i * count + j] ?? 0
      if (size === 0 || sum < this.#average * one * size) continue
      if (best >= 0 && sum * bestSize <= bestSum * size) continue
      best = j
      bestSum = sum
      bestSize = size
    }
    this.#partners[i] = best
  }

  #join(i: number, j: number, count: number): void {
    const first = (part: number) => this.#records[this.#starts[part] ?? 0] ?? 0
    this.#standing?.join(i, j)
    this.#joined(first(i), first(j))
    this.#sizes[i] = (this.#sizes[i] ?? 0) + (this.#sizes[j] ?? 0)
    this.#sizes[j] = 0
    for (let other = 0; other < count; other++) {
      if (other === i || (this.#sizes[other] ?? 0) === 0) continue
      const sum = this.#mayJoin(i, other)
        ? (this.#sums[i * count + other] ?? 0) + (this.#sums[j * count + other] ?? 0)
        : Number.NEGATIVE_INFINITY
      this.#sums[i * count + other] = sum
      this.#sums[other * count + i] = sum
    }
    this.#partners[j] = -1
    this.#findPartner(i, count)
    // Of those before, whoever had one of the two as a partner looks anew; whoever now weighs more with both changes.
    for (let other = 0; other < j; other++) {
      const partner = this.#partners[other] ?? -1
      const isBefore = other < i && this.#isHeavier(other, i, partner, count)
      if (other !== i && (partner === i || partner === j || isBefore))
        this.#findPartner(other, count)
    }
  }

  /** Whether a part may weigh as much with one as with its partner: then it has to look. */
  #isHeavier(part: number, one: number, partner: number, count: number): boolean {
    const [own, size] = [this.#sizes[part] ?? 0, this.#sizes[one] ?? 0]
    const sum = this.#sums[part * count + one] ?? 0
    if (own === 0 || sum < this.#average * own * size) return false
    const others = this.#sizes[partner] ?? 0
    return partner < 0 || sum * others >= (this.#sums[part * count + partner] ?? 0) * size
  }
}

function standsFast({ different = [], oneEach = [], once }: Constraints): boolean {
  return different.length > 0 || oneEach.length > 0 || once !== undefined
}

/** A part as it grows, as far as something can stand against its growing. */
interface Growing {
  readonly members: readonly number[]
  /** For every kind of number of which a person has one at most, those its records have: none or one, unless judged so. */
  readonly numbers: readonly Set<number>[]
  readonly lists: Set<number>
}

/** What stands fast, as the parts of one group grow. */
class Standing {
  readonly #constraints: Constraints
  readonly #different: ReadonlyMap<number, readonly number[]>
  #growing: Growing[] = []

  constructor(constraints: Constraints) {
    this.#constraints = constraints
    this.#different = neighboursOf(constraints.different ?? [])
  }

  begin(records: Int32Array, starts: Int32Array, count: number): void {
    this.#growing = Array.from({ length: count }, (_, part) =>
      this.#growingOf([...records.subarray(starts[part], starts[part + 1])]),
    )
  }

  #growingOf(members: readonly number[]): Growing {
    const { oneEach = [], once } = this.#constraints
    const known = (numbers: Int32Array) =>
      members.map((record) => numbers[record] ?? -1).filter((number) => number >= 0)
    return {
      members,
      numbers: oneEach.map((numbers) => new Set(known(numbers))),
      lists: new Set(once === undefined ? [] : known(once)),
    }
  }

  mayJoin(i: number, j: number): boolean {
    const [one, other] = [this.#growing[i], this.#growing[j]]
    if (one === undefined || other === undefined) return false
    const isOneEach = one.numbers.every((numbers, at) => {
      const others = other.numbers[at] ?? new Set()
      return numbers.size === 0 || others.size === 0 || numbers.union(others).size === 1
    })
    if (!isOneEach || !one.lists.isDisjointFrom(other.lists)) return false
    const judged = one.members.flatMap((record) => this.#different.get(record) ?? [])
    return judged.length === 0 || !judged.some((record) => other.members.includes(record))
  }

  join(i: number, j: number): void {
    const [one, other] = [this.#growing[i], this.#growing[j]]
    if (one === undefined || other === undefined) return
    this.#growing[i] = {
      members: [...one.members, ...other.members],
      numbers: one.numbers.map((numbers, at) => numbers.union(other.numbers[at] ?? new Set())),
      lists: one.lists.union(other.lists),
    }
  }
}

function neighboursOf(pairs: readonly Pair[]): Map<number, number[]> {
  const neighbours = new Map<number, number[]>()
  const add = (one: number, other: number) => {
    const known = neighbours.get(one)
    if (known === undefined) neighbours.set(one, [other])
    else known.push(other)
  }
  for (const [one, other] of pairs) {
    add(one, other)
    add(other, one)
  }
  return neighbours
}
