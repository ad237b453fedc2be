import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusterRecords, connectedComponents, type Constraints, type Pair } from './clusters.ts'
import { decide } from './decisions.ts'
import { seeded } from './testing/random.ts'
import type { Links } from './work.ts'

const threshold = 100

interface Case {
  readonly size: number
  readonly weights: readonly number[]
  readonly constraints: Constraints
  readonly seed: number
}

/** Records of which all pairs have a weight, mostly against; those above the threshold are links. */
const cases: fc.Arbitrary<Case> = fc.integer({ min: 2, max: 14 }).chain((size) => {
  const record = fc.nat(size - 1)
  const pairs = fc.array(
    fc.tuple(record, record).filter(([a, b]) => a !== b),
    { maxLength: 4 },
  )
  const numbers = fc
    .array(fc.integer({ min: -4, max: 2 }), { minLength: size, maxLength: size })
    .map((some) => Int32Array.from(some))
  return fc.record({
    size: fc.constant(size),
    weights: fc.array(fc.integer({ min: -600, max: 800 }), {
      minLength: size * size,
      maxLength: size * size,
    }),
    constraints: fc.record({
      same: pairs,
      different: pairs,
      oneEach: fc.array(numbers, { maxLength: 2 }),
      once: numbers,
    }),
    seed: fc.integer({ min: 1 }),
  })
})

const weigher =
  ({ size, weights }: Pick<Case, 'size' | 'weights'>) =>
  (one: number, other: number) =>
    weights[Math.min(one, other) * size + Math.max(one, other)]!

function linksOf(
  one: Pick<Case, 'size' | 'weights'>,
  order: (some: Pair[]) => Pair[] = (some) => some,
  floor = threshold,
): Links {
  const weightOf = weigher(one)
  const pairs = Array.from({ length: one.size }, (_, a) => a).flatMap((a) =>
    Array.from({ length: one.size - a - 1 }, (_, at) => [a, a + 1 + at] as const),
  )
  const links = order(pairs.filter(([a, b]) => weightOf(a, b) >= floor))
  return {
    left: Int32Array.from(links, ([a]) => a),
    right: Int32Array.from(links, ([, b]) => b),
    weight: Int32Array.from(links, ([a, b]) => weightOf(a, b)),
  }
}

function clustered(one: Case, constraints = one.constraints, links = linksOf(one)) {
  return clusterRecords(one.size, links, { threshold, weightOf: weigher(one), constraints })
}

function groupsOf(clusterOf: Int32Array): number[][] {
  return [...Map.groupBy(clusterOf.keys(), (record) => clusterOf[record]!).values()]
}

test('what stands fast is never broken', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const { same = [], different = [], oneEach = [], once } = one.constraints
      const { clusterOf, contradictions } = clustered(one)
      const judged = clusterRecords(one.size, linksOf({ ...one, weights: [] }), {
        threshold,
        weightOf: () => 0,
        constraints: { same },
      }).clusterOf
      for (const [a, b] of same) expect(clusterOf[a]).toBe(clusterOf[b])
      for (const pair of different)
        if (clusterOf[pair[0]] === clusterOf[pair[1]]) expect(contradictions).toContain(pair)
      for (const group of groupsOf(clusterOf)) {
        // Judgements may force together what else would not be; nothing is added to that.
        const parts = new Set(group.map((record) => judged[record]!))
        if (parts.size === 1) continue
        for (const numbers of oneEach) {
          const ofParts = [...parts].map(
            (part) =>
              new Set(
                group.filter((r) => judged[r] === part && numbers[r]! >= 0).map((r) => numbers[r]!),
              ),
          )
          const known = ofParts.filter((some) => some.size > 0)
          if (known.length > 1) expect(new Set(known.flatMap((some) => [...some])).size).toBe(1)
        }
        for (const [at, record] of group.entries())
          for (const other of group.slice(at + 1))
            if (judged[record] !== judged[other] && once![record]! >= 0)
              expect(once![record]).not.toBe(once![other])
      }
    }),
    { numRuns: 400 },
  )
})

test('what is a link is not weighed again, and it is no matter which of the other pairs are links', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const weightOf = (a: number, b: number) => {
        const weight = weigher(one)(a, b)
        expect(weight).toBeLessThan(threshold)
        return weight
      }
      const rules = { threshold, constraints: one.constraints }
      const everyPair = linksOf(one, undefined, Number.NEGATIVE_INFINITY)
      const all = clusterRecords(one.size, everyPair, {
        ...rules,
        weightOf: weigher({ ...one, weights: [] }),
      })
      expect(clusterRecords(one.size, linksOf(one), { ...rules, weightOf })).toEqual(all)
    }),
    { numRuns: 200 },
  )
})

/** By trying all pairs of groups each time: joins the two that weigh most on average, of equals the first. */
function byAverage(components: Int32Array, weightOf: (one: number, other: number) => number) {
  const groups = [...components.keys()].map((record) => [record])
  for (;;) {
    let best: { at: number; other: number; sum: number; pairs: number } | undefined
    for (const [at, group] of groups.entries()) {
      for (const [further, others] of groups.slice(at + 1).entries()) {
        if (components[group[0]!] !== components[others[0]!]) continue
        const pairs = group.length * others.length
        const sum = group.flatMap((a) => others.map((b) => weightOf(a, b))).reduce((x, y) => x + y)
        const isMore = best === undefined || sum * best.pairs > best.sum * pairs
        if (sum >= threshold * pairs && isMore) best = { at, other: at + 1 + further, sum, pairs }
      }
    }
    if (best === undefined) return groups.map((group) => group.toSorted((a, b) => a - b))
    groups[best.at]!.push(...groups[best.other]!)
    groups.splice(best.other, 1)
  }
}

test('always the two groups are joined whose pairs weigh most on average', () => {
  // Weights of few values, so that many are equal.
  const few = cases.map((one) => ({
    ...one,
    weights: one.weights.map((weight) => 100 * Math.round(weight / 100)),
  }))
  fc.assert(
    fc.property(few, (one) => {
      const components = connectedComponents(one.size, linksOf(one), threshold)
      const { clusterOf } = clustered(one, {})
      expect(groupsOf(clusterOf)).toEqual(byAverage(components, weigher(one)))
    }),
    { numRuns: 400 },
  )
})

test('nothing is joined beyond what links join, and nothing is left that would be joined', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const links = linksOf(one)
      const weightOf = weigher(one)
      const { clusterOf } = clustered(one, {})
      const components = connectedComponents(one.size, links, threshold)
      const groups = groupsOf(clusterOf)
      for (const group of groups)
        expect(new Set(group.map((record) => components[record])).size).toBe(1)
      for (const [at, group] of groups.entries()) {
        for (const other of groups.slice(at + 1)) {
          if (components[group[0]!] !== components[other[0]!]) continue
          const all = group.flatMap((a) => other.map((b) => weightOf(a, b)))
          expect(all.reduce((sum, weight) => sum + weight, 0)).toBeLessThan(threshold * all.length)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('the order in which links come is no matter', () => {
  fc.assert(
    fc.property(cases, (one) => {
      const random = seeded(one.seed)
      const shuffled = linksOf(one, (some) =>
        some
          .map((pair) => [random(1000), pair] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, pair]) => pair),
      )
      expect(clustered(one, one.constraints, shuffled)).toEqual(clustered(one))
    }),
  )
})

test('a judgement taken back leaves no trace, and other components never notice it', () => {
  fc.assert(
    fc.property(cases, fc.nat(), fc.nat(), (one, a, b) => {
      const before = clustered(one)
      const pair = [a % one.size, b % one.size] as const
      const { same = [], different = [] } = one.constraints
      for (const judged of [
        { ...one.constraints, same: [...same, pair] },
        { ...one.constraints, different: [...different, pair] },
      ]) {
        const between = clustered(one, judged)
        const whole = connectedComponents(
          one.size,
          withSame(linksOf(one), [...same, pair]),
          threshold,
        )
        for (let record = 0; record < one.size; record++)
          if (whole[record] !== whole[pair[0]] && whole[record] !== whole[pair[1]])
            expect(between.clusterOf[record]).toBe(before.clusterOf[record])
      }
      expect(clustered(one)).toEqual(before)
    }),
  )
})

function withSame({ left, right, weight }: Links, same: readonly Pair[]): Links {
  return {
    left: Int32Array.of(...left, ...same.map(([a]) => a)),
    right: Int32Array.of(...right, ...same.map(([, b]) => b)),
    weight: Int32Array.of(...weight, ...same.map(() => threshold)),
  }
}

test('one thin link does not join two families', () => {
  const weights = Array.from({ length: 36 }, (_, at) => {
    const [a, b] = [Math.floor(at / 6), at % 6]
    if (Math.floor(a / 3) === Math.floor(b / 3)) return 900
    return a === 2 && b === 3 ? 300 : -500
  })
  const one = { size: 6, weights, constraints: {}, seed: 1 }
  expect([...connectedComponents(6, linksOf(one), threshold)]).toEqual([0, 0, 0, 0, 0, 0])
  expect([...clustered(one).clusterOf]).toEqual([0, 0, 0, 3, 3, 3])
})

test('a group too large to weigh pair by pair is cut at its weakest links, and that is said', () => {
  const size = 400
  const weightOf = (a: number, b: number) => (a >> 2 === b >> 2 ? 900 : -300)
  const chain = Array.from({ length: size - 1 }, (_, at) => [at, at + 1] as const)
  const links = {
    left: Int32Array.from(chain, ([a]) => a),
    right: Int32Array.from(chain, ([, b]) => b),
    weight: Int32Array.from(chain, ([a, b]) => (a >> 2 === b >> 2 ? 900 : 150)),
  }
  const { clusterOf, cut } = clusterRecords(size, links, { threshold, weightOf })
  expect(cut).toBe(1)
  expect([...clusterOf]).toEqual(Array.from({ length: size }, (_, at) => at & ~3))
})

test('what stands in conflict is looked at by somebody, whatever it weighs', () => {
  const thresholds = { link: 663, review: 0 }
  expect([700, 663, 100, -1].map((weight) => decide(weight, thresholds))).toEqual([
    'link',
    'link',
    'review',
    'apart',
  ])
  expect([700, -1].map((weight) => decide(weight, thresholds, true))).toEqual(['review', 'apart'])
})
