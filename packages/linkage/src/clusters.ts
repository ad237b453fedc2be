import type { Centibits } from './centibits.ts'
import { Partition } from './partition.ts'
import type { Links } from './work.ts'

/** What stands fast, whatever the weights say. */
export interface Constraints {
  /** Pairs that people have judged to be one person. */
  readonly same?: readonly Pair[]
  /** Pairs that are not one person: judged so, or in a hard conflict, as dead before seen alive. */
  readonly different?: readonly Pair[]
  /**
   * For each record its number in something of which a person has one at most: an official identity number. Negative where
   * it is not known. Nobody is joined under two of them.
   */
  readonly oneEach?: readonly Int32Array[]
  /**
   * For each record the list it is from, where that list has nobody twice; negative where it may. Two records of such a
   * list are never joined.
   */
  readonly once?: Int32Array
}

export type Pair = readonly [number, number]

export interface Clustering {
  /** For each record the smallest record of its cluster: two are in one cluster when theirs are equal. */
  readonly clusterOf: Int32Array
  /** Pairs judged different that judgements of sameness, one after another, nevertheless join: somebody must look. */
  readonly contradictions: readonly Pair[]
  /** Groups too large to weigh every pair, whose weakest links were cut first. */
  readonly cut: number
}

export interface Rules {
  /** Only what a chain of links from this weight on connects is ever joined. */
  readonly threshold: Centibits
  /** What the pairs between two groups must weigh on average to join them; the threshold, if nothing is said. */
  readonly average?: Centibits
  /** The weight of any two records, also of two that are no candidates. */
  readonly weightOf: (one: number, other: number) => Centibits
  readonly constraints?: Constraints
}

/**
 * Everybody who is joined by a chain of links, however thin: two large families and one wrong link are one cluster. The
 * baseline; `clusterRecords` is for use.
 */
export function connectedComponents(
  size: number,
  { left, right, weight }: Links,
  threshold: Centibits,
): Int32Array {
  const parts = new Partition(size)
  for (let at = 0; at < left.length; at++)
    if ((weight[at] ?? 0) >= threshold) parts.join(left[at] ?? 0, right[at] ?? 0)
  return parts.smallest()
}

/** In a group of more records not every pair is weighed. */
const mostWeighed = 150

/**
 * Clusters such that nothing which stands fast is broken, and each is held together by all its pairs and not by one link:
 * within what links join at all, the two groups are joined whose pairs weigh most on average (average linkage), as long as
 * that is at least `average`. What was judged the same is joined before anything else. Depends on the records and the
 * weights alone, not on the order of the links; what one component holds does not matter to any other, so after a change the
 * others stay as they are.
 */
export function clusterRecords(size: number, links: Links, rules: Rules): Clustering {
  const { constraints = {}, threshold } = rules
  const judged = new Partition(size)
  for (const [one, other] of constraints.same ?? []) judged.join(one, other)
  const whole = new Partition(size)
  for (const [one, other] of constraints.same ?? []) whole.join(one, other)
  for (let at = 0; at < links.left.length; at++)
    if ((links.weight[at] ?? 0) >= threshold) whole.join(links.left[at] ?? 0, links.right[at] ?? 0)
  const different = neighboursOf(constraints.different ?? [])
  const ofLinks = linksByComponent(links, whole, threshold)
  const clusters = new Partition(size)
  let cut = 0
  for (const members of whole.groups()) {
    const parts =
      members.length <= mostWeighed
        ? [members]
        : cutToSize(ofLinks.get(whole.find(members[0] ?? 0)) ?? [], links, members, judged)
    if (parts.length > 1) cut++
    for (const part of parts) joinWithin(part, judged, different, rules, clusters)
  }
  return {
    clusterOf: clusters.smallest(),
    contradictions: (constraints.different ?? []).filter(
      ([one, other]) => judged.find(one) === judged.find(other),
    ),
    cut,
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

/** Numbers of links by component, for components too large to weigh every pair. */
function linksByComponent(
  { left, weight }: Links,
  whole: Partition,
  threshold: Centibits,
): Map<number, number[]> {
  const large = new Map<number, number[]>()
  for (let at = 0; at < left.length; at++) {
    if ((weight[at] ?? 0) < threshold) continue
    const root = whole.find(left[at] ?? 0)
    if (whole.sizeOf(root) <= mostWeighed) continue
    const known = large.get(root)
    if (known === undefined) large.set(root, [at])
    else known.push(at)
  }
  return large
}

/** Joins by the strongest links first, as long as what comes of it can be weighed pair by pair. */
function cutToSize(
  numbers: readonly number[],
  { left, right, weight }: Links,
  members: readonly number[],
  judged: Partition,
): number[][] {
  const parts = new Partition(members.length)
  const placeOf = new Map(members.map((record, at) => [record, at]))
  const byJudgement = new Map<number, number>()
  for (const [at, record] of members.entries()) {
    const root = judged.find(record)
    parts.join(byJudgement.get(root) ?? at, at)
    byJudgement.set(root, at)
  }
  const strongest = numbers.toSorted(
    (a, b) =>
      (weight[b] ?? 0) - (weight[a] ?? 0) ||
      (left[a] ?? 0) - (left[b] ?? 0) ||
      (right[a] ?? 0) - (right[b] ?? 0),
  )
  for (const at of strongest) {
    const [one, other] = [placeOf.get(left[at] ?? 0) ?? 0, placeOf.get(right[at] ?? 0) ?? 0]
    const together = parts.sizeOf(parts.find(one)) + parts.sizeOf(parts.find(other))
    if (together <= mostWeighed) parts.join(one, other)
  }
  return parts.groups().map((group) => group.map((at) => members[at] ?? 0))
}

/** A cluster as it grows. */
interface Growing {
  readonly members: number[]
  /** For every kind of number of which a person has one at most, those its records have: none or one, unless judged so. */
  readonly numbers: readonly Set<number>[]
  readonly lists: Set<number>
}

function joinWithin(
  members: readonly number[],
  judged: Partition,
  different: ReadonlyMap<number, readonly number[]>,
  { weightOf, threshold, average = threshold, constraints = {} }: Rules,
  clusters: Partition,
): void {
  const groups = [...Map.groupBy(members, (record) => judged.find(record)).values()]
  const growing: (Growing | undefined)[] = groups.map((group) => growingOf(group, constraints))
  const count = growing.length
  // Sums of weights between groups: whole numbers, so that no order of adding matters.
  const sums = new Float64Array(count * count)
  for (const [i, one] of groups.entries()) {
    for (let j = i + 1; j < count; j++) {
      const other = groups[j] ?? []
      const sum = mayJoin(growing[i], growing[j], different)
        ? sumBetween(one, other, weightOf)
        : Number.NEGATIVE_INFINITY
      sums[i * count + j] = sum
      sums[j * count + i] = sum
    }
  }
  for (;;) {
    const best = heaviest(growing, sums, average)
    if (best === undefined) break
    const [i, j] = best
    growing[i] = merged(growing[i], growing[j])
    growing[j] = undefined
    for (let other = 0; other < count; other++) {
      if (other === i || growing[other] === undefined) continue
      const sum = mayJoin(growing[i], growing[other], different)
        ? (sums[i * count + other] ?? 0) + (sums[j * count + other] ?? 0)
        : Number.NEGATIVE_INFINITY
      sums[i * count + other] = sum
      sums[other * count + i] = sum
    }
  }
  for (const one of growing)
    for (const record of one?.members ?? []) clusters.join(one?.members[0] ?? record, record)
}

function growingOf(members: number[], { oneEach = [], once }: Constraints): Growing {
  const known = (numbers: Int32Array) =>
    members.flatMap((record) => ((numbers[record] ?? -1) >= 0 ? [numbers[record] ?? 0] : []))
  return {
    members,
    numbers: oneEach.map((numbers) => new Set(known(numbers))),
    lists: new Set(once === undefined ? [] : known(once)),
  }
}

function merged(one: Growing | undefined, other: Growing | undefined): Growing | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return {
    members: [...one.members, ...other.members].toSorted((a, b) => a - b),
    numbers: one.numbers.map((numbers, at) => numbers.union(other.numbers[at] ?? new Set())),
    lists: one.lists.union(other.lists),
  }
}

function mayJoin(
  one: Growing | undefined,
  other: Growing | undefined,
  different: ReadonlyMap<number, readonly number[]>,
): boolean {
  if (one === undefined || other === undefined) return false
  if (different.size === 0 && one.lists.size === 0 && one.numbers.length === 0) return true
  const isOneEach = one.numbers.every((numbers, at) => {
    const others = other.numbers[at] ?? new Set()
    return numbers.size === 0 || others.size === 0 || numbers.union(others).size === 1
  })
  if (!isOneEach || !one.lists.isDisjointFrom(other.lists)) return false
  const judged = one.members.flatMap((record) => different.get(record) ?? [])
  return judged.length === 0 || !judged.some((record) => other.members.includes(record))
}

function sumBetween(
  one: readonly number[],
  other: readonly number[],
  weightOf: (one: number, other: number) => Centibits,
): number {
  let sum = 0
  for (const a of one) for (const b of other) sum += a < b ? weightOf(a, b) : weightOf(b, a)
  return sum
}

/** The two whose pairs weigh most on average, at least this; of equals the first by their smallest records. */
function heaviest(
  growing: readonly (Growing | undefined)[],
  sums: Float64Array,
  average: Centibits,
): [number, number] | undefined {
  const count = growing.length
  let best: [number, number] | undefined
  let [bestSum, bestPairs] = [average, 1]
  for (let i = 0; i < count; i++) {
    const one = growing[i]?.members.length ?? 0
    if (one === 0) continue
    for (let j = i + 1; j < count; j++) {
      const pairs = one * (growing[j]?.members.length ?? 0)
      const sum = sums[i * count + j] ?? 0
      if (pairs === 0 || sum < average * pairs) continue
      // Averages compared without dividing: whole numbers stay exact.
      if (best !== undefined && sum * bestPairs <= bestSum * pairs) continue
      best = [i, j]
      ;[bestSum, bestPairs] = [sum, pairs]
    }
  }
  return best
}
