import { expect, test } from 'vitest'
import { withDerived } from './derive.ts'
import { nodeWorkers } from './node.ts'
import { anyModel, scheme } from './testing/model.ts'
import { tableOf } from './testing/people.ts'
import { seeded } from './testing/random.ts'
import { weighAll } from './weigh-all.ts'

test('threads that share memory find what one finds alone', async () => {
  const random = seeded(5)
  const drawn = (some: readonly string[]) => some[random(some.length)]!
  const all = Array.from({ length: 3000 }, () => ({
    given: drawn(['Анна', 'Іван', 'علي', 'สมชาย']),
    family: `${drawn(['Ка', 'Но', 'Бе'])}${drawn(['ва', 'ма', 'лу'])}${drawn(['лёў', 'віч', 'чук'])}`,
    born: `19${60 + random(30)}-0${1 + random(9)}-1${random(9)}`,
    place: drawn(['Мінск', 'Гродна']),
  }))
  const table = withDerived(tableOf(all), scheme.derived)
  const model = anyModel(table, seeded(3))
  const alone = await weighAll(table, model, -3000)
  expect(alone.left.length).toBeGreaterThan(0)
  for (const withThis of [false, true]) {
    await using workers = nodeWorkers(2, { withThis })
    expect(await weighAll(table, model, -3000, workers)).toEqual(alone)
  }
})
