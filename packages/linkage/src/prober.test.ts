import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withDerived } from './derive.ts'
import { Prober } from './prober.ts'
import { anyModel, scheme } from './testing/model.ts'
import { columns, people, tableOf } from './testing/people.ts'
import { seeded } from './testing/random.ts'
import { weighAll } from './weigh-all.ts'

const seed = fc.integer({ min: 1, max: 2 ** 31 })

test('records that come one by one, in any order, have the pairs and weights of all at once', async () => {
  const ordered = people.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all.keys()], { minLength: all.length })),
  )
  await fc.assert(
    fc.asyncProperty(ordered, seed, fc.boolean(), async ([all, order], from, isBetween) => {
      const table = withDerived(tableOf(all), scheme.derived)
      const any = anyModel(table, seeded(from))
      const model = isBetween ? { ...any, scheme: { ...scheme, between: 'list' } } : any
      const atOnce = await weighAll(table, model, -400)
      const prober = new Prober(model, columns)
      const oneByOne = order.flatMap((record) => {
        const asked = prober.probe(all[record]!, -400)
        const taken = prober.add(all[record]!, -400)
        expect(asked).toEqual(taken)
        return taken.map((found) => {
          const [left, right] = [order[found.record]!, record].toSorted((a, b) => a - b)
          return [`${left} ${right}`, found.weight] as const
        })
      })
      const pairs = [...atOnce.left].map(
        (left, at) => [`${left} ${atOnce.right[at]}`, atOnce.weight[at]!] as const,
      )
      expect(oneByOne).toHaveLength(pairs.length)
      expect(new Map(oneByOne)).toEqual(new Map(pairs))
    }),
    { numRuns: 60 },
  )
})

test('asking changes nothing', () => {
  fc.assert(
    fc.property(people, seed, (all, from) => {
      const model = anyModel(withDerived(tableOf(all), scheme.derived), seeded(from))
      const [asked, left] = [new Prober(model, columns), new Prober(model, columns)]
      for (const one of all) {
        for (const other of all.slice(0, 3)) asked.probe(other, 0)
        expect(asked.add(one, 0)).toEqual(left.add(one, 0))
      }
    }),
    { numRuns: 30 },
  )
})

test('the likeliest come first', () => {
  fc.assert(
    fc.property(people, seed, (all, from) => {
      const prober = new Prober(
        anyModel(withDerived(tableOf(all), scheme.derived), seeded(from)),
        columns,
      )
      for (const one of all) {
        const weights = prober.add(one, -900).map(({ weight }) => weight)
        expect(weights).toEqual(weights.toSorted((a, b) => b - a))
      }
    }),
    { numRuns: 20 },
  )
})
