import fc from 'fast-check'
import { TableBuilder, type Table } from '../table.ts'

const given = ['Анна', 'Ганна', 'Alexander', 'Аляксандр', 'สมชาย', 'علي', 'Ганка']
const family = ['Кавалёў', 'Ковалев', 'Kavaliou', 'Каваленка', 'ใจดี', 'حسن']
const born = ['1990', '1990-03-04', '1990-04-03', '1990-03', '1991-03-04', '1985-12-31', '19850112']

export const columns = ['given', 'family', 'born', 'bornElse', 'place', 'placeElse', 'list']

/** Invented people of few names, so that they meet often; each value is missing from some. */
export const people: fc.Arbitrary<Readonly<Record<string, string | null>>[]> = fc.array(
  fc.record({
    given: fc.option(fc.constantFrom(...given), { freq: 6 }),
    family: fc.option(fc.constantFrom(...family), { freq: 6 }),
    born: fc.option(fc.constantFrom(...born), { freq: 4 }),
    /** Another date of birth or place, by another source. */
    bornElse: fc.option(fc.constantFrom(...born), { freq: 2 }),
    place: fc.option(fc.constantFrom('Мінск', 'Гродна', 'Брэст')),
    placeElse: fc.option(fc.constantFrom('Мінск', 'Гродна', 'Брэст'), { freq: 2 }),
    list: fc.option(fc.constantFrom('a', 'b', 'c'), { freq: 9 }),
  }),
  { maxLength: 40 },
)

export function tableOf(all: readonly Readonly<Record<string, string | null>>[]): Table {
  const builder = new TableBuilder(columns)
  for (const one of all) builder.add(one)
  return builder.table()
}
