import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bCubed, curveOf, estimateQuality, mergeDistance, ofLinks, pairwise } from './evaluate.ts'
import { clopperPearson, falseLinksPerHundred, wilson } from './intervals.ts'
import { seeded } from './testing/random.ts'

const groupings = fc
  .integer({ min: 1, max: 25 })
  .chain((size) =>
    fc.tuple(...[0, 1].map(() => fc.array(fc.nat(6), { minLength: size, maxLength: size }))),
  )

/** All pairs of records, with whether each grouping has them together. */
function pairsOf(found: readonly number[], truth: readonly number[]) {
  return found.flatMap((group, i) =>
    found.slice(i + 1).map((other, at) => ({
      pair: [i, i + 1 + at] as const,
      found: group === other,
      truly: truth[i] === truth[i + 1 + at],
    })),
  )
}

test('pairwise quality is what counting pairs says', () => {
  fc.assert(
    fc.property(groupings, ([found = [], truth = []]) => {
      const pairs = pairsOf(found, truth)
      const met = pairs.filter((it) => it.found && it.truly).length
      const [ofFound, ofTruth] = [pairs.filter((it) => it.found), pairs.filter((it) => it.truly)]
      const { precision, recall } = pairwise(found, truth)
      expect(precision).toBeCloseTo(ofFound.length === 0 ? 1 : met / ofFound.length, 12)
      expect(recall).toBeCloseTo(ofTruth.length === 0 ? 1 : met / ofTruth.length, 12)
      const [left, right] = [ofFound.map(({ pair }) => pair[0]), ofFound.map(({ pair }) => pair[1])]
      expect(ofLinks({ left, right }, truth)).toEqual(pairwise(found, truth))
    }),
  )
})

test('B-cubed is the mean over records of what each one’s group holds', () => {
  fc.assert(
    fc.property(groupings, ([found = [], truth = []]) => {
      const shares = found.map((group, i) => {
        const [mine, truly] = [
          found.filter((it) => it === group).length,
          truth.filter((it) => it === truth[i]).length,
        ]
        const both = found.filter((it, at) => it === group && truth[at] === truth[i]).length
        return [both / mine, both / truly] as const
      })
      const mean = (at: 0 | 1) => shares.reduce((sum, share) => sum + share[at], 0) / shares.length
      const { precision, recall } = bCubed(found, truth)
      expect(precision).toBeCloseTo(mean(0), 12)
      expect(recall).toBeCloseTo(mean(1), 12)
    }),
  )
})

test('the merge distance is the way through the parts that both groupings share', () => {
  expect(mergeDistance([1, 1, 1, 2], [1, 1, 2, 2])).toEqual({ splits: 1, merges: 1 })
  fc.assert(
    fc.property(groupings, ([found = [], truth = []]) => {
      expect(mergeDistance(truth, truth)).toEqual({ splits: 0, merges: 0 })
      const { splits, merges } = mergeDistance(found, truth)
      expect(mergeDistance(truth, found)).toEqual({ splits: merges, merges: splits })
      expect(new Set(found).size + splits - merges).toBe(new Set(truth).size)
    }),
  )
})

test('each point of the curve is the quality of the links from its threshold on', () => {
  const links = fc.array(
    fc.record({ one: fc.nat(9), other: fc.nat(9), weight: fc.integer({ min: -5, max: 5 }) }),
  )
  fc.assert(
    fc.property(links, fc.array(fc.nat(3), { minLength: 10, maxLength: 10 }), (all, truth) => {
      const [left, right, weight] = [
        all.map((it) => it.one),
        all.map((it) => it.other),
        all.map((it) => it.weight),
      ].map((it) => Int32Array.from(it))
      const points = curveOf({ left: left!, right: right!, weight: weight! }, truth)
      expect(points.map(({ threshold }) => threshold)).toEqual(
        [...new Set(weight)].toSorted((a, b) => b - a),
      )
      for (const { threshold, links: count, ...quality } of points) {
        const kept = all.filter((it) => it.weight >= threshold)
        expect(count).toBe(kept.length)
        expect(quality).toEqual(
          ofLinks({ left: kept.map((it) => it.one), right: kept.map((it) => it.other) }, truth),
        )
      }
    }),
  )
})

test('quality estimated from all clusters is the quality, and from a sample its interval holds it nearly always', () => {
  const random = seeded(11)
  const truth = Array.from({ length: 3000 }, (_, at) => Math.floor(at / 3))
  const found = truth.map((group, at) =>
    random(10) === 0 ? 5000 + at : random(12) === 0 ? group + 1 : group,
  )
  const clusters = [...Map.groupBy([...truth.keys()], (record) => truth[record]!).values()]
  const { precision, recall } = pairwise(found, truth)
  const whole = estimateQuality(
    clusters.map((members) => ({ members, chance: 1 })),
    found,
  )
  expect(whole.precision.value).toBeCloseTo(precision, 12)
  expect(whole.recall.value).toBeCloseTo(recall, 12)
  let held = 0
  for (let turn = 0; turn < 100; turn++) {
    const sample = clusters
      .filter(() => random(6) === 0)
      .map((members) => ({ members, chance: 1 / 6 }))
    const estimated = estimateQuality(sample, found)
    held += Number(estimated.recall.low <= recall && recall <= estimated.recall.high)
    held += Number(estimated.precision.low <= precision && precision <= estimated.precision.high)
  }
  expect(held).toBeGreaterThanOrEqual(180)
})

test('intervals are those of the books', () => {
  // Newcombe 1998, Statistics in Medicine 17, table I, methods 3 and 5.
  const examples = [
    [81, 263, [0.2553, 0.3662], [0.2527, 0.3676]],
    [15, 148, [0.0624, 0.1605], [0.0578, 0.1617]],
    [0, 20, [0, 0.1611], [0, 0.1684]],
    [1, 29, [0.0061, 0.1718], [0.0009, 0.1776]],
  ] as const
  for (const [hits, tries, ofWilson, exact] of examples) {
    const [one, other] = [wilson(hits, tries), clopperPearson(hits, tries)]
    for (const [at, end] of (['low', 'high'] as const).entries()) {
      expect(one[end]).toBeCloseTo(ofWilson[at]!, 4)
      expect(other[end]).toBeCloseTo(exact[at]!, 4)
    }
  }
})

test('below a hundred judged pairs there is no number', () => {
  expect(falseLinksPerHundred(0, 99)).toEqual({
    verdict: 'too-few-judged',
    judged: 99,
    needed: 100,
  })
  const estimated = falseLinksPerHundred(0, 100)
  // The “rule of three” at 97.5 %: 1 − 0.025^(1/100).
  expect(estimated).toMatchObject({ verdict: 'estimated', perHundred: 0, low: 0 })
  expect(estimated.verdict === 'estimated' && estimated.high).toBeCloseTo(3.62, 2)
})
