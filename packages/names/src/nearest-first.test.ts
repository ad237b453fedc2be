import { expect, test } from 'vitest'
import { nearestFirst } from './nearest-first.ts'

/** A register in which each name has so many bearers; the names in the order found, each once. */
function found(query: string, bearers: Readonly<Record<string, number>>): string[] {
  const people = Object.entries(bearers).flatMap(([name, many]) => Array<string>(many).fill(name))
  return [...new Set(nearestFirst(query, people, (name) => [name]))]
}

test('of two names that a spelling fits as well the one that more people bear is meant', () => {
  expect(found('Pavel Kornev', { 'Павел Корнев': 7, 'Павел Карнев': 2 })[0]).toBe('Павел Корнев')
  expect(found('Stepan Djakov', { 'Степан Дяков': 5, 'Степан Дьяков': 20 })[0]).toBe(
    'Степан Дьяков',
  )
  expect(found('Stepan Djakov', { 'Степан Дяков': 20, 'Степан Дьяков': 5 })[0]).toBe('Степан Дяков')
})

test('what people write so sooner comes before what they may write so', () => {
  const semyonova = { 'Ксения Семионова': 1, 'Ксения Семенова': 20 }
  expect(found('Ksenia Semyonova', semyonova)[0]).toBe('Ксения Семенова')
  expect(found('Rakhimov', { Рагимов: 3, Рахимов: 3 })[0]).toBe('Рахимов')
})

test('many bearers do not bring forward another name', () => {
  expect(found('Vladislav Korrin', { 'Владислав Карин': 90, 'Владислав Коррин': 1 })[0]).toBe(
    'Владислав Коррин',
  )
})

test('a name in the script of the query is found as it is written, however rare', () => {
  expect(found('Василев Пётр', { 'Васильев Пётр': 200, 'Василев Пётр': 1 })[0]).toBe('Василев Пётр')
  expect(found('Petr Vasilev', { 'Petr Vassilev': 200, 'Petr Vasilev': 1 })[0]).toBe('Petr Vasilev')
})

test('the best of a person’s names counts, patronymics are no names of their own, nobody is lost', () => {
  const people = [
    { id: 1, names: [] },
    { id: 2, names: ['Дмитрий Дьяков', 'Степан Андреевич Дяков'] },
    { id: 3, names: ['Степан Иванович Дьяков'] },
    { id: 4, names: ['Степан Петрович Дьяков'] },
    { id: 5, names: ['Степан Олегович Дьяков'] },
  ]
  const ids = nearestFirst('Stepan Djakov', people, ({ names }) => names).map(({ id }) => id)
  expect(ids).toEqual([3, 4, 5, 2, 1])
  expect(nearestFirst('', people, ({ names }) => names)).toHaveLength(5)
})
