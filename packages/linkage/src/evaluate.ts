/** For each record the number of its group: two are together when theirs are equal. */
export type Grouping = ArrayLike<number>

/** How much of what was found is right, how much of what is right was found, and both in one (harmonic mean). 1 where there is nothing to find. */
export interface Quality {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Of pairs: those found together beside those that are together. */
export function pairwise(found: Grouping, truth: Grouping): Quality {
  const { both, ofFound, ofTruth } = sizesOf(found, truth)
  const pairs = (sizes: Iterable<number>) => sum(sizes, (size) => (size * (size - 1)) / 2)
  return qualityOf(pairs(both.values()), pairs(ofFound), pairs(ofTruth))
}

/** Of links as they are, without what follows from them. */
export function ofLinks(
  { left, right }: { readonly left: ArrayLike<number>; readonly right: ArrayLike<number> },
  truth: Grouping,
): Quality {
  let met = 0
  for (let at = 0; at < left.length; at++) if (truth[left[at] ?? 0] === truth[right[at] ?? 0]) met++
  const all = sum(countsOf(numbered(truth)), (size) => (size * (size - 1)) / 2)
  return qualityOf(met, left.length, all)
}

/** By record, and averaged (Bagga and Baldwin 1998): large groups count no more than their records. */
export function bCubed(found: Grouping, truth: Grouping): Quality {
  const { both, ofFound, ofTruth } = sizesOf(found, truth)
  let [precision, recall] = [0, 0]
  for (const [key, size] of both) {
    precision += size ** 2 / (ofFound[Math.floor(key / ofTruth.length)] ?? 1)
    recall += size ** 2 / (ofTruth[key % ofTruth.length] ?? 1)
  }
  const records = Math.max(1, found.length)
  return found.length === 0 ? qualityOf(0, 0, 0) : withF1(precision / records, recall / records)
}

/** How many splits of a group in two and joins of two groups lead from what was found to the truth (Menestrina, Whang and Garcia-Molina 2010, every step costing 1). */
export function mergeDistance(
  found: Grouping,
  truth: Grouping,
): { splits: number; merges: number } {
  const { both, ofFound, ofTruth } = sizesOf(found, truth)
  return { splits: both.size - ofFound.length, merges: both.size - ofTruth.length }
}

/** How many records each group has, and how many each found one has of each true one: by the numbers of both in one number. */
function sizesOf(found: Grouping, truth: Grouping) {
  if (found.length !== truth.length) throw new Error('two groupings are not of the same records')
  const [ones, others] = [numbered(found), numbered(truth)]
  const [ofFound, ofTruth] = [countsOf(ones), countsOf(others)]
  const both = new Map<number, number>()
  for (let record = 0; record < found.length; record++) {
    const key = (ones[record] ?? 0) * ofTruth.length + (others[record] ?? 0)
    both.set(key, (both.get(key) ?? 0) + 1)
  }
  return { both, ofFound, ofTruth }
}

/** Groups numbered 0, 1, 2 … as they come. */
function numbered(groups: Grouping): Int32Array {
  const numbers = new Map<number, number>()
  const numberOf = new Int32Array(groups.length)
  for (let record = 0; record < groups.length; record++) {
    const group = groups[record] ?? 0
    const number = numbers.get(group) ?? numbers.size
    if (number === numbers.size) numbers.set(group, number)
    numberOf[record] = number
  }
  return numberOf
}

function countsOf(numbers: Int32Array): Float64Array {
  const counts = new Float64Array(numbers.reduce((most, one) => Math.max(most, one + 1), 0))
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1
  return counts
}

function sum<T>(values: Iterable<T>, of: (value: T) => number): number {
  let all = 0
  for (const value of values) all += of(value)
  return all
}

function qualityOf(met: number, found: number, truth: number): Quality {
  return withF1(found === 0 ? 1 : met / found, truth === 0 ? 1 : met / truth)
}

function withF1(precision: number, recall: number): Quality {
  const both = precision + recall
  return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / both }
}

export interface Point extends Quality {
  /** Links from this weight on. */
  readonly threshold: number
  readonly links: number
}

/**
 * Precision and recall of links for every threshold there is, from the strictest on. Report the whole curve, or points chosen
 * beforehand: the best point alone is chosen by the truth, which nobody has.
 */
export function curveOf(
  { left, right, weight }: { left: Int32Array; right: Int32Array; weight: Int32Array },
  truth: Grouping,
): Point[] {
  const all = sum(countsOf(numbered(truth)), (size) => (size * (size - 1)) / 2)
  const order = Int32Array.from(weight, (_, at) => at).sort(
    (a, b) => (weight[b] ?? 0) - (weight[a] ?? 0),
  )
  const points: Point[] = []
  let met = 0
  for (const [links, at] of order.entries()) {
    if (truth[left[at] ?? 0] === truth[right[at] ?? 0]) met++
    const threshold = weight[at] ?? 0
    if (threshold === weight[order[links + 1] ?? -1]) continue
    points.push({ threshold, links: links + 1, ...qualityOf(met, links + 1, all) })
  }
  return points
}

/** A cluster as somebody who looked at everything found it, and how likely it was to be drawn. */
export interface SampledCluster {
  readonly members: readonly number[]
  readonly chance: number
}

export interface Estimate {
  readonly value: number
  /** An interval of about 95 %, by leaving out one cluster at a time (jackknife); within 0 and 1. */
  readonly low: number
  readonly high: number
}

/**
 * Pairwise precision and recall of a whole register from a sample of true clusters, where nobody knows the whole truth (ratio
 * estimators, Binette and others 2023). Draw clusters in proportion to their size: draw records, and take each one’s cluster.
 */
export function estimateQuality(
  sample: readonly SampledCluster[],
  found: Grouping,
): { precision: Estimate; recall: Estimate } {
  const sizes = new Map<number, number>()
  for (let record = 0; record < found.length; record++)
    sizes.set(found[record] ?? 0, (sizes.get(found[record] ?? 0) ?? 0) + 1)
  const parts = sample.map(({ members, chance }) => {
    const together = Map.groupBy(members, (record) => found[record] ?? 0)
    const met = sum(together.values(), ({ length }) => (length * (length - 1)) / 2)
    const paired = sum(members, (record) => (sizes.get(found[record] ?? 0) ?? 1) - 1) / 2
    const pairs = (members.length * (members.length - 1)) / 2
    return { met: met / chance, paired: paired / chance, pairs: pairs / chance }
  })
  return {
    precision: ratioOf(parts.map(({ met, paired }) => [met, paired])),
    recall: ratioOf(parts.map(({ met, pairs }) => [met, pairs])),
  }
}

function ratioOf(parts: readonly (readonly [number, number])[]): Estimate {
  const [above, below] = [sum(parts, ([met]) => met), sum(parts, ([, all]) => all)]
  const value = below === 0 ? 1 : above / below
  const without = parts.map(([met, all]) => (below === all ? value : (above - met) / (below - all)))
  const count = without.length
  const mean = sum(without, (one) => one) / Math.max(1, count)
  const variance = ((count - 1) / Math.max(1, count)) * sum(without, (one) => (one - mean) ** 2)
  const reach = 1.96 * Math.sqrt(variance)
  return { value, low: Math.max(0, value - reach), high: Math.min(1, value + reach) }
}
