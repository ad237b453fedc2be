import fc from 'fast-check'
import { expect, test } from 'vitest'
import { candidatesOf, visitAll, visitTask, tasksOf } from './candidates.ts'
import { centibits, probabilityOf, weightOfProbability } from './centibits.ts'
import { withDerived } from './derive.ts'
import {
  formatModel,
  frequenciesOf,
  levelWeight,
  rarityBy,
  readModel,
  type Model,
} from './model.ts'
import { TableBuilder, type Table } from './table.ts'
import { anyModel, scheme } from './testing/model.ts'
import { columns, people, tableOf } from './testing/people.ts'
import { seeded } from './testing/random.ts'
import { unruly } from './testing/workers.ts'
import { weighAll } from './weigh-all.ts'
import { tooLow, Weigher, weightsOf } from './weigher.ts'

const tables = people.map((all) => withDerived(tableOf(all), scheme.derived))
const seed = fc.integer({ min: 1, max: 2 ** 31 })

function weigherOf(table: Table, model: Model) {
  const candidates = candidatesOf(table, model.scheme)
  const weigher = new Weigher(
    weightsOf(model, table.values),
    table.values,
    (name) => candidates.places[name]!,
  )
  return { candidates, weigher }
}

/** Each candidate’s weight, without any shortcut. */
function allWeights(table: Table, model: Model): Map<string, number> {
  const { candidates, weigher } = weigherOf(table, model)
  const { rows, stride } = candidates
  const weights = new Map<string, number>()
  visitAll(candidates, (left, right) => {
    weights.set(`${left} ${right}`, weigher.weight(rows, left * stride, right * stride))
  })
  return weights
}

test('giving up early loses no pair and changes no weight', async () => {
  await fc.assert(
    fc.asyncProperty(
      tables,
      seed,
      fc.integer({ min: -1500, max: 1500 }),
      async (table, from, floor) => {
        const model = anyModel(table, seeded(from))
        const all = allWeights(table, model)
        const kept = await weighAll(table, model, floor)
        const pairs = [...kept.left].map(
          (left, at) => [`${left} ${kept.right[at]}`, kept.weight[at]!] as const,
        )
        expect(kept.pairs).toBe(all.size)
        expect(new Map(pairs)).toEqual(new Map([...all].filter(([, weight]) => weight >= floor)))
      },
    ),
    { numRuns: 60 },
  )
})

test('marks that are equal by chance join nobody and lose nobody', async () => {
  const random = seeded(11)
  const syllables = ['ко', 'на', 'бе', 'лю', 'сі', 'ра']
  const drawn = () => syllables[random(syllables.length)]!
  const builder = new TableBuilder(columns)
  // A mark has 256 values: of so many names and blocks, thousands have the same.
  for (let at = 0; at < 1200; at++)
    builder.add({
      given: random(9) === 0 ? null : `${drawn()}${drawn()}`,
      family: `${drawn()}${drawn()}${drawn()}${drawn()}`,
      born: random(9) === 0 ? null : `199${random(5)}-0${1 + random(9)}-1${random(9)}`,
      place: `раён ${random(20)}`,
    })
  const table = withDerived(builder.table(), scheme.derived)
  const model = { ...anyModel(table, seeded(7)), prior: 0 }
  const { candidates, weigher } = weigherOf(table, model)
  const rules = scheme.rules.map((rule) =>
    rule.columns.map((key) => [key].flat().map((name) => table.columns.get(name)!)),
  )
  const expected = new Map<string, number>()
  for (let one = 0; one < table.size; one++) {
    for (let other = one + 1; other < table.size; other++) {
      const agree = (some: readonly Int32Array[]) =>
        some.some((a) => some.some((b) => a[one]! >= 0 && a[one] === b[other]))
      if (!rules.some((key) => key.every(agree))) continue
      const { rows, stride } = candidates
      expected.set(`${one} ${other}`, weigher.weight(rows, one * stride, other * stride))
    }
  }
  const kept = await weighAll(table, model, -500)
  expect(kept.pairs).toBe(expected.size)
  expect(
    new Map([...kept.left].map((left, at) => [`${left} ${kept.right[at]}`, kept.weight[at]!])),
  ).toEqual(new Map([...expected].filter(([, weight]) => weight >= -500)))
  expect(kept.left.length).toBeGreaterThan(100)
})

test('a weight does not depend on which record is called the first', () => {
  fc.assert(
    fc.property(tables, seed, (table, from) => {
      const { candidates, weigher } = weigherOf(table, anyModel(table, seeded(from)))
      const { rows, stride } = candidates
      visitAll(candidates, (left, right) => {
        const there = weigher.weight(rows, left * stride, right * stride)
        expect(weigher.weight(rows, right * stride, left * stride)).toBe(there)
        expect(weigher.weightFrom(there, rows, right * stride, left * stride)).toBe(there)
        expect(weigher.weightFrom(there + 1, rows, left * stride, right * stride)).toBe(tooLow)
      })
    }),
    { numRuns: 40 },
  )
})

test('one worker finds what many find, in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(tables, seed, fc.integer({ min: 1, max: 5 }), async (table, from, count) => {
      const model = anyModel(table, seeded(from))
      const one = await weighAll(table, model, -500)
      const many = await weighAll(table, model, -500, unruly(count, seeded(from)))
      expect(many).toEqual(one)
    }),
    { numRuns: 30 },
  )
})

test('tasks visit in their order what is visited at once', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const candidates = candidatesOf(table, scheme)
      const [atOnce, byTask]: [number[][], number[][]] = [[], []]
      visitAll(candidates, (left, right) => atOnce.push([left, right]))
      for (const task of tasksOf(candidates))
        visitTask(candidates, task, {
          pair: (_rows, _a, _b, left, right) => byTask.push([left, right]),
        })
      expect(byTask).toEqual(atOnce)
    }),
    { numRuns: 30 },
  )
})

test('centibits are logarithms, rounded to a hundredth of a bit', () => {
  const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true })
  fc.assert(
    fc.property(positive, positive, (a, b) => {
      expect(Math.abs(centibits(a, b) / 100 - Math.log2(a / b))).toBeLessThanOrEqual(0.00501)
      expect(centibits(a, a)).toBe(0)
    }),
  )
  expect(() => centibits(0, 1)).toThrow('no logarithm')
  expect([0.5, 0.95, 0.99].map(weightOfProbability)).toEqual([0, 425, 663])
  expect(probabilityOf(0)).toBe(0.5)
})

test('agreeing on a rare value says more than on a frequent one, and on the usual nothing besides', () => {
  const table = tableOf(['a', 'a', 'a', 'a', 'b', 'c', 'd', 'd'].map((place) => ({ place })))
  const frequencies = frequenciesOf(table, 'place')
  expect(frequencies).toEqual({ total: 8, counts: { a: 4, d: 2 } })
  const rarity = rarityBy(frequencies)
  // Two of eight records agree with (4·3 + 2·1) / (8·7) = a quarter, as often as a value that comes twice.
  expect([1, 2, 4].map(rarity)).toEqual([100, 0, -100])
})

test('a model is read as it was written, and one that does not fit itself is refused', () => {
  fc.assert(
    fc.property(tables, seed, (table, from) => {
      const model = anyModel(table, seeded(from))
      expect(readModel(formatModel(model))).toEqual({ verdict: 'read', model })
    }),
    { numRuns: 20 },
  )
  const model = anyModel(withDerived(tableOf([]), scheme.derived), seeded(1))
  const faults = [
    'no JSON',
    '{"format":"other"}',
    formatModel({ ...model, weights: model.weights.slice(1) }),
    formatModel({ ...model, prior: -1.5 }),
    formatModel({ ...model, frequencies: {} }),
  ].map((text) => {
    const reading = readModel(text)
    return reading.verdict === 'refused' && reading.fault
  })
  expect(faults).toEqual([
    'no-json',
    'other-format',
    'levels-differ',
    'no-whole-weight',
    'no-frequencies',
  ])
  expect(levelWeight('same', 0.5, 0.25).weight).toBe(100)
})

test('a model weighs the same by frequencies it has counted and by those it was read with', async () => {
  await fc.assert(
    fc.asyncProperty(tables, seed, async (table, from) => {
      const model = anyModel(table, seeded(from))
      const reading = readModel(formatModel(model))
      const read = reading.verdict === 'read' ? reading.model : model
      expect(read).not.toBe(model)
      expect(await weighAll(table, read, -2000)).toEqual(await weighAll(table, model, -2000))
    }),
    { numRuns: 20 },
  )
})
