import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calibrated, calibrationOf, likelihoodOf, type Judged } from './calibration.ts'
import { probabilityOf } from './centibits.ts'
import { withDerived } from './derive.ts'
import { explainer } from './explain.ts'
import { formatModel, readModel } from './model.ts'
import { anyModel, scheme } from './testing/model.ts'
import { tableOf } from './testing/people.ts'
import { seeded } from './testing/random.ts'
import { withLabels } from './train.ts'

const judgedPairs: fc.Arbitrary<Judged[]> = fc.array(
  fc.record({ weight: fc.integer({ min: -30, max: 30 }), isSame: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
)

/** By its definition: of all stretches that begin at or before a weight the best worst share up to one at or after it. */
function byMinMax(judged: readonly Judged[], weight: number): number {
  const weights = judged.map((one) => one.weight)
  const all = [
    ...judged,
    { weight: Math.max(0, ...weights), isSame: false },
    { weight: Math.min(0, ...weights), isSame: true },
  ]
  const levels = [...new Set(all.map((one) => one.weight))].toSorted((a, b) => a - b)
  const share = (from: number, to: number) => {
    const some = all.filter((one) => one.weight >= from && one.weight <= to)
    return some.filter(({ isSame }) => isSame).length / some.length
  }
  const at = levels.findLast((level) => level <= weight) ?? levels[0]!
  const before = levels.filter((level) => level <= at)
  const after = levels.filter((level) => level >= at)
  return Math.max(...before.map((from) => Math.min(...after.map((to) => share(from, to)))))
}

test('the share at each weight is the isotonic one, whatever the order of the judgements', () => {
  fc.assert(
    fc.property(judgedPairs, fc.integer({ min: -40, max: 40 }), (judged, weight) => {
      const calibration = calibrationOf(judged)
      expect(likelihoodOf({ calibration }, weight)).toBeCloseTo(byMinMax(judged, weight), 12)
      expect(calibrationOf(judged.toReversed())).toEqual(calibration)
    }),
    { numRuns: 300 },
  )
})

test('more weight is never less likely, and nothing is certain', () => {
  fc.assert(
    fc.property(judgedPairs, (judged) => {
      const calibration = calibrationOf(judged)
      const shares = Array.from({ length: 80 }, (_, at) => likelihoodOf({ calibration }, at - 40))
      for (const [at, share] of shares.entries()) {
        expect(share).toBeGreaterThan(0)
        expect(share).toBeLessThan(1)
        expect(share).toBeGreaterThanOrEqual(shares[at - 1] ?? 0)
      }
    }),
  )
})

const people = Array.from({ length: 40 }, (_, at) => ({
  given: ['Анна', 'Ганна', 'علي'][at % 3]!,
  family: ['Кавалёў', 'Ковалев', 'ใจดี', 'حسن'][at % 4]!,
  born: `199${at % 7}-03-04`,
  place: 'Мінск',
}))
const table = withDerived(tableOf(people), scheme.derived)
const model = anyModel(table, seeded(3))
const labels = Array.from({ length: 120 }, (_, at) => {
  const one = at % 39
  return { one, other: one + 1 + (at % (39 - one || 1)), isSame: at % 3 === 0 }
})

test('a calibrated model is the next version, weighs and explains as before, and is read as it was written', () => {
  const result = calibrated(table, model, labels)
  if (result.verdict !== 'calibrated') throw new Error(result.verdict)
  expect(result.model.version).toBe(model.version + 1)
  expect(model.calibration).toBeUndefined()
  const [before, after] = [explainer(table, model)(0, 4), explainer(table, result.model)(0, 4)]
  expect(after).toEqual({ ...before, model: { name: model.name, version: model.version + 1 } })
  expect(readModel(formatModel(result.model))).toEqual({ verdict: 'read', model: result.model })
  // New weights mean that what was learnt of the old ones no longer holds.
  expect(withLabels(table, result.model, labels).calibration).toBeUndefined()
})

test('few judged pairs calibrate nothing, and without a calibration the weight speaks for itself', () => {
  expect(calibrated(table, model, labels.slice(0, 99))).toEqual({
    verdict: 'too-few-judged',
    judged: 99,
    needed: 100,
  })
  expect(likelihoodOf(model, 250)).toBe(probabilityOf(250))
})

test('a calibration whose shares fall is refused', () => {
  const steps = [
    { from: 0, same: 3, pairs: 4 },
    { from: 100, same: 1, pairs: 4 },
  ]
  expect(readModel(formatModel({ ...model, calibration: { steps } }))).toEqual({
    verdict: 'refused',
    fault: 'calibration-falls',
  })
})
