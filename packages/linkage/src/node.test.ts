import { expect, test } from 'vitest'
import { clusterAll } from './cluster-all.ts'
import { clusterRecords } from './clusters.ts'
import { withDerived } from './derive.ts'
import { pairWeigher } from './explain.ts'
import { nodeWorkers } from './node.ts'
import { anyModel, scheme } from './testing/model.ts'
import { tableOf } from './testing/people.ts'
import { seeded } from './testing/random.ts'
import { train } from './train.ts'
import { weighAll } from './weigh-all.ts'

function people(seed: number) {
  const random = seeded(seed)
  const drawn = (some: readonly string[]) => some[random(some.length)]!
  const all = Array.from({ length: 1500 }, () => ({
    given: drawn(['Анна', 'Іван', 'علي', 'สมชาย']),
    family: `${drawn(['Ка', 'Но', 'Бе'])}${drawn(['ва', 'ма', 'лу'])}${drawn(['лёў', 'віч', 'чук'])}`,
    born: `19${60 + random(30)}-0${1 + random(9)}-1${random(9)}`,
    place: drawn(['Мінск', 'Гродна']),
  }))
  return withDerived(tableOf(all), scheme.derived)
}

test('threads that share memory find what one finds alone', async () => {
  const table = people(5)
  const model = anyModel(table, seeded(3))
  const alone = await weighAll(table, model, -3000)
  expect(alone.left.length).toBeGreaterThan(0)
  for (const withThis of [false, true]) {
    await using workers = nodeWorkers(2, { withThis })
    expect(await weighAll(table, model, -3000, workers)).toEqual(alone)
  }
})

test('threads cluster as one alone does, whatever stands fast', async () => {
  const table = people(7)
  const model = anyModel(table, seeded(3))
  const links = await weighAll(table, model, -3000)
  const threshold = links.weight.toSorted().at(-2500) ?? 0
  const rules = {
    threshold,
    average: threshold - 400,
    constraints: {
      same: [[1, 1000] as const, [1000, 7] as const],
      different: [[links.left[0]!, links.right[0]!] as const, [1, 7] as const],
      oneEach: [Int32Array.from({ length: table.size }, (_, at) => (at % 11) - 5)],
    },
  }
  const weightOf = pairWeigher(table, model)
  const alone = clusterRecords(table.size, links, { ...rules, weightOf })
  expect(new Set(alone.clusterOf).size).toBeLessThan(table.size - 250)
  expect(alone.contradictions).toEqual([[1, 7]])
  expect(alone.cut).toBeGreaterThan(0)
  expect(await clusterAll(table, model, links, rules)).toEqual(alone)
  for (const withThis of [false, true]) {
    await using workers = nodeWorkers(2, { withThis })
    expect(await clusterAll(table, model, links, rules, workers)).toEqual(alone)
  }
})

test('threads learn the model that one learns alone', async () => {
  const table = people(11)
  const training = {
    sure: [
      { name: 'all', columns: ['given', 'family', 'born'] },
      { name: 'name', columns: ['given', 'family', 'place'] },
    ],
    recall: 0.8,
    sessions: [
      { name: 'born', columns: ['born'] },
      { name: 'family', columns: ['family', 'given'] },
    ],
    sample: 20_000,
  }
  const named = { name: 'any', version: 1 }
  const alone = await train(table, scheme, training, named, seeded(2))
  await using workers = nodeWorkers(2, { withThis: true })
  expect(await train(table, scheme, training, named, seeded(2), workers)).toEqual(alone)
})
