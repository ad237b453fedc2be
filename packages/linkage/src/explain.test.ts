import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withDerived } from './derive.ts'
import { explainer, pairWeigher } from './explain.ts'
import { anyModel, scheme } from './testing/model.ts'
import { people, tableOf } from './testing/people.ts'
import { seeded } from './testing/random.ts'
import { weighAll } from './weigh-all.ts'

test('the reasons add up to the weight, exactly, and the weight is the one that was kept', async () => {
  await fc.assert(
    fc.asyncProperty(people, fc.integer({ min: 1 }), async (all, from) => {
      const table = withDerived(tableOf(all), scheme.derived)
      const model = anyModel(table, seeded(from))
      const kept = await weighAll(table, model, -800)
      const [explain, weightOf] = [explainer(table, model), pairWeigher(table, model)]
      for (const [at, left] of kept.left.entries()) {
        const { weight, prior, reasons, rules } = explain(left, kept.right[at]!)
        const sum = reasons.reduce(
          (so, reason) => so + reason.weight + (reason.rarity?.weight ?? 0),
          prior,
        )
        expect(sum).toBe(weight)
        expect(weight).toBe(kept.weight[at])
        expect(weight).toBe(weightOf(kept.right[at]!, left))
        expect(rules).not.toHaveLength(0)
      }
    }),
    { numRuns: 25 },
  )
})

test('a reason names what was seen, and how many bear the name', () => {
  const table = withDerived(
    tableOf([
      { given: 'Аляксандр', family: 'Кавалёў', born: '1990-03-04', place: 'Мінск' },
      { given: 'Alexander', family: 'Ковалев', born: '1990-04-03', place: null },
      { given: 'Ганна', family: 'Кавалёў', born: '1971', place: 'Мінск' },
    ]),
    scheme.derived,
  )
  const { reasons, rules, model } = explainer(table, anyModel(table, seeded(1)))(0, 1)
  expect(reasons.map(({ level }) => level)).toEqual(['both', 'swapped', 'unknown'])
  expect(reasons[0]!.rarity).toMatchObject({ column: 'family class', count: 3, total: 3 })
  expect(reasons[2]!.weight).toBe(0)
  expect(rules).toEqual(['family and year'])
  expect(model).toEqual({ name: 'any', version: 1 })
})
