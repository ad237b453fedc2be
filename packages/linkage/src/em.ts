import type { Patterns } from './patterns.ts'

/** What is learnt of pairs: how likely each level is among pairs of one person, and how many of the pairs those are. */
export interface Learnt {
  /** By comparison and level; 0 for `unknown`. */
  readonly m: readonly Float64Array[]
  /** The share of pairs of one person among those looked at. */
  readonly share: number
  readonly rounds: number
}

export interface Expectation {
  readonly patterns: Patterns
  /** By comparison and level: how likely each level is among pairs of two people. It stays as it is. */
  readonly u: readonly Float64Array[]
  readonly m: readonly Float64Array[]
  readonly share: number
}

const mostRounds = 25
const smallestChange = 1e-4
/** As if half a pair more had come out at each level: what was never seen is rare, not impossible. */
export const unseen = 0.5

/**
 * Expectation and maximisation (Dempster, Laird and Rubin 1977; for this model Winkler 1988) until no probability changes by
 * more than a ten-thousandth, at most 25 rounds. Adds and multiplies only, in the order of the patterns, so every machine
 * learns the same.
 */
export function expectAndMaximise(start: Expectation): Learnt {
  let { m, share } = start
  for (let rounds = 1; ; rounds++) {
    const next = oneRound({ ...start, m, share })
    const change = changeBetween({ m, share }, next)
    ;({ m, share } = next)
    if (change < smallestChange || rounds === mostRounds) return { m, share, rounds }
  }
}

function oneRound({ patterns, u, m, share }: Expectation) {
  const { levels, counts, comparisons } = patterns
  const sums = m.map((ofLevel) => new Float64Array(ofLevel.length))
  let [same, all] = [0, 0]
  for (const [at, count] of counts.entries()) {
    let [ifSame, ifNot] = [share, 1 - share]
    for (let comparison = 0; comparison < comparisons; comparison++) {
      const level = levels[at * comparisons + comparison] ?? 0
      if (level === 0) continue
      ifSame *= m[comparison]?.[level] ?? 1
      ifNot *= u[comparison]?.[level] ?? 1
    }
    const expected = (ifSame / (ifSame + ifNot)) * count
    same += expected
    all += count
    for (let comparison = 0; comparison < comparisons; comparison++) {
      const level = levels[at * comparisons + comparison] ?? 0
      const sum = sums[comparison]
      if (sum !== undefined) sum[level] = (sum[level] ?? 0) + expected
    }
  }
  return { m: sums.map(sharesOfLevels), share: all === 0 ? share : same / all }
}

/** Of all pairs that are known, the share of each level. Unknown is no level: what is missing says nothing. */
export function sharesOfLevels(counts: Float64Array): Float64Array {
  const known = counts.subarray(1)
  const all = known.reduce((sum, count) => sum + count, 0) + unseen * known.length
  return counts.map((count, level) => (level === 0 ? 0 : (count + unseen) / all))
}

function changeBetween(
  one: Pick<Expectation, 'm' | 'share'>,
  other: Pick<Expectation, 'm' | 'share'>,
): number {
  const changes = one.m.flatMap((levels, comparison) =>
    Array.from(levels, (value, level) => Math.abs(value - (other.m[comparison]?.[level] ?? 0))),
  )
  return Math.max(Math.abs(one.share - other.share), ...changes)
}
