import type { Blocks } from './blocking.ts'
import type { Allocate } from './candidates.ts'
import type { Centibits } from './centibits.ts'
import { Joining } from './joining.ts'
import { indexOfLinks, type LinkIndex } from './link-index.ts'
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
export type WeightOf = (one: number, other: number) => Centibits

export interface Rules {
  /** Only what a chain of links from this weight on connects is ever joined. */
  readonly threshold: Centibits
  /** What the pairs between two groups must weigh on average to join them; the threshold, if nothing is said. */
  readonly average?: Centibits
  /** The weight of two records that no link is known of. `pairWeigher` gives it. */
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
  const gathered = gatherGroups(size, links, rules)
  const clusters = new Partition(size)
  const join = joiningGroups(gathered, rules, (one, other) => clusters.join(one, other))
  const cut = join(0, gathered.groups.starts.length - 1)
  return clusteringOf(size, clusters, cut, rules)
}

/** What clusters are made from: no record of one group is ever joined to one of another. */
export interface Gathered {
  readonly size: number
  readonly links: Links
  readonly index: LinkIndex
  /** Where each group begins among the records of all. */
  readonly groups: Pick<Blocks, 'starts' | 'members'>
}

export function gatherGroups(
  size: number,
  links: Links,
  { constraints = {}, threshold }: Pick<Rules, 'constraints' | 'threshold'>,
  allocate?: Allocate,
): Gathered {
  const groups = groupsOf(size, links, constraints, threshold)
  return { size, links, index: indexOfLinks(size, links, allocate), groups }
}

/**
 * Joins within the groups from one number to another, and comes back with how many of them were cut.
 *
 * @param joined is told of every two records that are joined
 */
export function joiningGroups(
  { size, links, index, groups }: Gathered,
  rules: Rules,
  joined: (one: number, other: number) => void,
): (from: number, to: number) => number {
  const judged = judgedSame(size, rules)
  const joining = new Joining(rules, { links, index }, judged, joined)
  return (from, to) => {
    let cut = 0
    for (let group = from; group < to; group++) {
      const members = groups.members.subarray(groups.starts[group], groups.starts[group + 1])
      const parts =
        members.length <= mostWeighed
          ? [members]
          : cutToSize(
              strongestWithin(members, links, index, rules.threshold),
              links,
              members,
              judged,
            )
      if (parts.length > 1) cut++
      for (const part of parts) joining.within(part)
    }
    return cut
  }
}

export function clusteringOf(
  size: number,
  clusters: Partition,
  cut: number,
  rules: Pick<Rules, 'constraints'>,
): Clustering {
  const judged = judgedSame(size, rules)
  return {
    clusterOf: clusters.smallest(),
    contradictions: (rules.constraints?.different ?? []).filter(
      ([one, other]) => judged.find(one) === judged.find(other),
    ),
    cut,
  }
}

function judgedSame(size: number, { constraints }: Pick<Rules, 'constraints'>): Partition {
  const judged = new Partition(size)
  for (const [one, other] of constraints?.same ?? []) judged.join(one, other)
  return judged
}

/** Everybody whom links or judgements connect. */
function groupsOf(size: number, links: Links, { same = [] }: Constraints, threshold: Centibits) {
  const whole = new Partition(size)
  for (const [one, other] of same) whole.join(one, other)
  for (let at = 0; at < links.left.length; at++)
    if ((links.weight[at] ?? 0) >= threshold) whole.join(links.left[at] ?? 0, links.right[at] ?? 0)
  return whole.groups()
}

/** The numbers of the links that hold a group together, the strongest first. */
function strongestWithin(
  members: Int32Array,
  { left, right, weight }: Links,
  { starts, numbers }: LinkIndex,
  threshold: Centibits,
): number[] {
  const within = [...members].flatMap((record) => [
    ...numbers.subarray(starts[record], starts[record + 1]),
  ])
  return within
    .filter((at) => (weight[at] ?? 0) >= threshold)
    .toSorted(
      (a, b) =>
        (weight[b] ?? 0) - (weight[a] ?? 0) ||
        (left[a] ?? 0) - (left[b] ?? 0) ||
        (right[a] ?? 0) - (right[b] ?? 0),
    )
}

/** Joins by the strongest links first, as long as what comes of it can be weighed pair by pair. */
function cutToSize(
  strongest: readonly number[],
  { left, right }: Links,
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
