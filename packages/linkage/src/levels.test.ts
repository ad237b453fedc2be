import { dayNumber } from '@amparo/calendar'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areDayAndMonthSwapped, isLessPrecise, packDate, readDate } from './dates.ts'
import { withDerived } from './derive.ts'
import { damerauLevenshtein, levenshtein } from './edit-distance.ts'
import { jaroWinkler } from './jaro-winkler.ts'
import { between } from './letters.ts'
import {
  glance,
  glancesOf,
  comparedColumns,
  levelOf,
  levelsByGlance,
  readyComparison,
} from './levels.ts'
import { columnsIn, levelNames, type Comparison, type Condition } from './scheme.ts'
import { TableBuilder, type Table } from './table.ts'

type Person = Readonly<Record<'given' | 'family' | 'born', string | null>>

const word = fc.option(
  fc.string({ unit: fc.constantFrom('а', 'б', 'в', 'กา'), minLength: 1, maxLength: 5 }),
)
const born = fc.constantFrom(
  null,
  '1990',
  '1991',
  '1990-03',
  '1990-03-04',
  '1990-04-03',
  '1990-03-05',
  '1989-12-31',
  '?',
)
const person: fc.Arbitrary<Person> = fc.record({ given: word, family: word, born })

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    is: fc.constant('same' as const),
    column: fc.constantFrom('given', 'family', 'born'),
  }),
  fc.constant({ is: 'crossed' as const, columns: ['given', 'family'] as const }),
  fc.record({
    is: fc.constant('jaro-winkler' as const),
    column: fc.constantFrom('given', 'family'),
    atLeast: fc.constantFrom(0.5, 0.7, 0.88, 0.92),
  }),
  fc.record({
    is: fc.constantFrom('levenshtein' as const, 'damerau-levenshtein' as const),
    column: fc.constantFrom('given', 'born'),
    atMost: fc.constantFrom(1, 2, 3),
  }),
  fc.record({
    is: fc.constantFrom('days-apart' as const, 'years-apart' as const),
    column: fc.constant('born'),
    atMost: fc.constantFrom(1, 30),
  }),
  fc.record({
    is: fc.constantFrom('day-and-month-swapped' as const, 'less-precise' as const),
    column: fc.constant('born'),
  }),
)
const condition: fc.Arbitrary<Condition> = fc.oneof(
  leaf,
  fc.record({
    is: fc.constantFrom('all' as const, 'any' as const),
    of: fc.array(leaf, { minLength: 1, maxLength: 3 }),
  }),
)
const comparison: fc.Arbitrary<Comparison> = fc
  .array(condition, { minLength: 1, maxLength: 4 })
  .map((conditions) => ({
    name: 'somehow',
    levels: conditions.map((when, at) => ({ name: `level ${at}`, when })),
  }))

/** Plainly, from the texts. */
function holds(condition: Condition, one: Person, other: Person): boolean {
  if (condition.is === 'all') return condition.of.every((part) => holds(part, one, other))
  if (condition.is === 'any') return condition.of.some((part) => holds(part, one, other))
  if (condition.is === 'crossed')
    return (
      one.given !== null &&
      one.family !== null &&
      one.given === other.family &&
      one.family === other.given
    )
  const column = condition.column as keyof Person
  const [a, b] = [one[column], other[column]]
  if (a === null || b === null) return false
  const [date, otherDate] = [readDate(a), readDate(b)]
  const [packed, otherPacked] = [date, otherDate].map((it) => it && packDate(it))
  switch (condition.is) {
    case 'same':
      return a === b
    case 'jaro-winkler':
      return Math.max(between(jaroWinkler, a, b), between(jaroWinkler, b, a)) >= condition.atLeast
    case 'levenshtein':
      return between(levenshtein, a, b) <= condition.atMost
    case 'damerau-levenshtein':
      return between(damerauLevenshtein, a, b) <= condition.atMost
    case 'days-apart':
      return (
        a === b ||
        (!!date?.day &&
          !!otherDate?.day &&
          Math.abs(
            dayNumber(date.year, date.month, date.day) -
              dayNumber(otherDate.year, otherDate.month, otherDate.day),
          ) <= condition.atMost)
      )
    case 'years-apart':
      return (
        a === b ||
        (!!date && !!otherDate && Math.abs(date.year - otherDate.year) <= condition.atMost)
      )
    case 'day-and-month-swapped':
      return !!packed && !!otherPacked && areDayAndMonthSwapped(packed, otherPacked)
    case 'less-precise':
      return !!packed && !!otherPacked && isLessPrecise(packed, otherPacked)
  }
}

function levelByDefinition({ levels }: Comparison, one: Person, other: Person): number {
  const columns = [...new Set(levels.flatMap(({ when }) => columnsIn(when)))] as (keyof Person)[]
  const isKnown = (column: keyof Person) => one[column] !== null && other[column] !== null
  const plain = [
    ...new Set(
      levels
        .flatMap(({ when }) => leaves(when))
        .filter((it) => it.is !== 'crossed')
        .flatMap(columnsIn),
    ),
  ] as (keyof Person)[]
  if (
    plain.length > 0
      ? !plain.some(isKnown)
      : !columns.every((column) => one[column] !== null && other[column] !== null)
  )
    return 0
  const first = levels.findIndex(({ when }) => holds(when, one, other))
  return first < 0 ? levels.length + 1 : first + 1
}

function leaves(condition: Condition): Condition[] {
  return condition.is === 'all' || condition.is === 'any'
    ? condition.of.flatMap(leaves)
    : [condition]
}

function tableOf(people: readonly Person[]): Table {
  const builder = new TableBuilder(['given', 'family', 'born'])
  for (const one of people) builder.add(one)
  return builder.table()
}

function rowsOf(table: Table, columns: readonly string[]): Int32Array {
  const rows = new Int32Array(table.size * columns.length)
  for (const [at, name] of columns.entries())
    for (const [record, code] of table.columns.get(name)!.entries())
      rows[record * columns.length + at] = code
  return rows
}

test('the level is that of the first condition that holds, whatever is asked', () => {
  const people = fc.array(person, { minLength: 2, maxLength: 9 })
  fc.assert(
    fc.property(comparison, people, (asked, all) => {
      const table = tableOf(all)
      const columns = comparedColumns([asked])
      const ready = readyComparison(asked, table.values, (name) => columns.indexOf(name))
      const rows = rowsOf(table, columns)
      const byGlance = levelsByGlance(ready)
      expect(levelNames(asked)).toHaveLength(ready.levels)
      for (const [i, one] of all.entries()) {
        for (const [j, other] of all.entries()) {
          const [a, b] = [i * columns.length, j * columns.length]
          const level = levelOf(ready, rows, a, b)
          expect(level).toBe(levelByDefinition(asked, one, other))
          const seen = glancesOf(ready).reduce(
            (sum, { at, other: second }) => 3 * sum + glance(rows, a, b, at, second),
            0,
          )
          expect(byGlance[seen]).toContain(level)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('spellings of a name in two scripts are of one class', () => {
  const table = withDerived(
    tableOf([
      { given: 'Аляксандр', family: 'Кавалёў', born: null },
      { given: 'Alexander', family: 'Ковалев', born: null },
    ]),
    [
      { name: 'given class', from: ['given'], by: 'name-class' },
      { name: 'family class', from: ['family'], by: 'name-class' },
      { name: 'both', from: ['given class', 'family class'], by: 'join' },
    ],
  )
  const asked: Comparison = {
    name: 'name',
    levels: [{ name: 'same class', when: { is: 'same', column: 'both' }, frequency: 'both' }],
  }
  const columns = comparedColumns([asked])
  const ready = readyComparison(asked, table.values, (name) => columns.indexOf(name))
  expect(levelOf(ready, rowsOf(table, columns), 0, 1)).toBe(1)
})

test('columns are derived value by value, and from what is unknown nothing is', () => {
  const table = withDerived(tableOf([{ given: 'กานต์', family: null, born: '1990-03-04' }]), [
    { name: 'begins', from: ['given'], by: 'first', letters: 2 },
    { name: 'year', from: ['born'], by: 'match', pattern: '^\\d{4}' },
    { name: 'day', from: ['born'], by: 'match', pattern: '-(\\d\\d)$' },
    { name: 'letters', from: ['born'], by: 'match', pattern: '\\p{L}+' },
    { name: 'both', from: ['given', 'family'], by: 'join' },
    { name: 'words', from: ['born', 'given'], by: 'words' },
  ])
  const said = ['begins', 'year', 'day', 'letters', 'both', 'words'].map((name) => {
    const code = table.columns.get(name)![0]!
    return code < 0 ? null : table.values.text(code)
  })
  expect(said).toEqual(['กา', '1990', '04', null, null, '1990-03-04 กานต์'])
})
