import fc from 'fast-check'
import { expect, test } from 'vitest'
import { learnByChance } from './by-chance.ts'
import { rowsOf } from './candidates.ts'
import { withDerived } from './derive.ts'
import { levelOf, readyComparison } from './levels.ts'
import type { Scheme } from './scheme.ts'
import { TableBuilder, type Table } from './table.ts'
import { scheme } from './testing/model.ts'
import { columns, people, tableOf } from './testing/people.ts'
import { seeded } from './testing/random.ts'
import { sharedTexts } from './weigh-all.ts'
import { alone } from './work.ts'

/** What is said to be the same first, so that it can be counted. */
const counted: Scheme = {
  ...scheme,
  comparisons: [
    ...scheme.comparisons,
    {
      name: 'given',
      levels: [
        { name: 'same', when: { is: 'same', column: 'given class' } },
        { name: 'near', when: { is: 'jaro-winkler', column: 'given', atLeast: 0.8 } },
        { name: 'crossed', when: { is: 'crossed', columns: ['given', 'family'] } },
      ],
    },
  ],
}

function learn(table: Table, of: Scheme, most: number) {
  const workers = alone()
  const texts = sharedTexts(table, of.comparisons, workers.allocate)
  return learnByChance(table, of, most, seeded(3), { workers, texts })
}

/** The share of each level among all pairs of two lists, or of all, as if half a pair more had come at each. */
function sharesOfAll(table: Table, of: Scheme): number[][] {
  const { rows, stride, places } = rowsOf(table, of)
  const list = of.between === undefined ? undefined : table.columns.get(of.between)
  return of.comparisons.map((comparison) => {
    const ready = readyComparison(comparison, table.values, (name) => places[name] ?? -1)
    const counts = Array.from({ length: ready.levels }, () => 0)
    for (let one = 0; one < table.size; one++)
      for (let other = one + 1; other < table.size; other++) {
        if (list !== undefined && list[one]! >= 0 && list[one] === list[other]) continue
        counts[levelOf(ready, rows, one * stride, other * stride)]! += 1
      }
    const all = counts.slice(1).reduce((sum, count) => sum + count + 0.5, 0)
    return counts.map((count, level) => (level === 0 ? 0 : (count + 0.5) / all))
  })
}

test('where all pairs are looked at, each level has its share of them, counted or drawn, of lists or not', async () => {
  await fc.assert(
    fc.asyncProperty(people, fc.boolean(), async (all, hasLists) => {
      const of = hasLists ? { ...counted, between: 'list' } : counted
      const table = withDerived(tableOf(all), of.derived)
      const { u } = await learn(table, of, 1e6)
      for (const [at, expected] of sharesOfAll(table, of).entries()) {
        expect(u[at]?.[0]).toBe(0)
        expect(u[at]?.[1]).toBeCloseTo(expected[1]!, 12)
        const beside = (shares: ArrayLike<number> | undefined, level: number) =>
          (shares?.[level] ?? 0) / (1 - (shares?.[1] ?? 0))
        for (let level = 2; level < expected.length; level++)
          expect(beside(u[at], level)).toBeCloseTo(beside(expected, level), 10)
      }
    }),
    { numRuns: 60 },
  )
})

test('what every value’s frequency tells is exact, however few pairs are drawn, and what is drawn is near', async () => {
  const random = seeded(5)
  const builder = new TableBuilder(columns)
  for (let at = 0; at < 1500; at++)
    builder.add({
      given: random(6) === 0 ? null : `Ганна${random(30)}`,
      family: `Кавал${random(40)}`,
      born: `19${50 + random(40)}-0${1 + random(9)}-1${random(9)}`,
      place: random(3) === 0 ? 'Мінск' : `раён ${random(9)}`,
      list: null,
    })
  const table = withDerived(builder.table(), counted.derived)
  const { u, learnt } = await learn(table, counted, 100_000)
  const expected = sharesOfAll(table, counted)
  for (const at of [1, 2, 3]) expect(u[at]?.[1]).toBeCloseTo(expected[at]![1]!, 12)
  for (const [at, levels] of expected.entries())
    for (const [level, share] of levels.entries())
      expect(Math.abs(u[at]![level]! - share)).toBeLessThan(0.02)
  expect(learnt.join('\n')).toContain('u: place: the same from all pairs')
})
