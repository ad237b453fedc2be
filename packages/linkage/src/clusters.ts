import type { Centibits } from './centibits.ts'
import { Joining } from './joining.ts'
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

/** The weight of two records, whichever is called first. */
export interface WeightOf {
  (one: number, other: number): Centibits
  /**
   * The same of all pairs of some records at once, up to 256, where that is less work: of those at i and, behind it, j at
   * i · n + j. Good until it is asked again.
   */
  readonly among?: (records: Int32Array) => Int32Array
}

export interface Rules {
  /** Only what a chain of links from this weight on connects is ever joined. */
  readonly threshold: Centibits
  /** What the pairs between two groups must weigh on average to join them; the threshold, if nothing is said. */
  readonly average?: Centibits
  /** The weight of any two records, also of two that are no candidates. `pairWeigher` gives it. */
  readonly weightOf: WeightOf
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
  const { starts, all, linksWithin } = groupsOf(size, links, constraints, threshold)
  const clusters = new Partition(size)
  const joining = new Joining(rules, judged, clusters)
  let cut = 0
  for (let group = 0; group + 1 < starts.length; group++) {
    const members = all.subarray(starts[group], starts[group + 1])
    const parts =
      members.length <= mostWeighed
        ? [members]
        : cutToSize(linksWithin(members), links, members, judged)
    if (parts.length > 1) cut++
    for (const part of parts) joining.within(part)
  }
  return {
    clusterOf: clusters.smallest(),
    contradictions: (constraints.different ?? []).filter(
      ([one, other]) => judged.find(one) === judged.find(other),
    ),
    cut,
  }
}

/** Everybody whom links or judgements connect, and the numbers of the links within a group that is large. */
function groupsOf(size: number, links: Links, { same = [] }: Constraints, threshold: Centibits) {
  const whole = new Partition(size)
  for (const [one, other] of same) whole.join(one, other)
  for (let at = 0; at < links.left.length; at++)
    if ((links.weight[at] ?? 0) >= threshold) whole.join(links.left[at] ?? 0, links.right[at] ?? 0)
  const { starts, members: all } = whole.groups()
  const groups = { starts, all }
  if (!hasLarge(starts)) return { ...groups, linksWithin: none }
  const ofLinks = linksByComponent(links, whole, threshold)
  const linksWithin = (members: Int32Array) => ofLinks.get(whole.find(members[0] ?? 0)) ?? []
  return { ...groups, linksWithin }
}

/** Outside, so that it keeps nothing of what was needed to find the groups. */
const none = (): number[] => []

function hasLarge(starts: Int32Array): boolean {
  for (let group = 0; group + 1 < starts.length; group++)
    if ((starts[group + 1] ?? 0) - (starts[group] ?? 0) > mostWeighed) return true
  return false
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
  members: Int32Array,
  judged: Partition,
): Int32Array[] {
  const parts = new Partition(members.length)
  const placeOf = new Map(Array.from(members, (record, at) => [record, at] as const))
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
  const { starts, members: places } = parts.groups()
  const records = places.map((at) => members[at] ?? 0)
  return Array.from({ length: starts.length - 1 }, (_, part) =>
    records.subarray(starts[part], starts[part + 1]),
  )
}
