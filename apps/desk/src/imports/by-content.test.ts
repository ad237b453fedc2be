import { expect, test } from 'vitest'
import { filledIn, guessedColumns } from './by-content.ts'

/** Everybody is invented. */
const rows = [
  ['1', 'Выдуманы Іван', 'Пятровіч', 'м', '05.03.1990', '10.08.2020', '+375 00 000 00 01', 'Мінск'],
  ['2', 'Няісная Ганна', 'Іванаўна', 'ж', '1985', '11.08.2020', '+375 00 000 00 02', 'Гомель'],
  ['3', 'Прыдуманы Павел', 'Сяргеевіч', 'м', '17.11.1962', '11.08.2020', '+375 00 000 00 03', ''],
  ['4', 'Нябачны Сяргей', '', 'м', '01.02.2001', '', '', 'Орша'],
]
const heads = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']
const nothing = heads.map(() => null)
const kinds = ['person', 'custody'] as const
const guess = (columns = nothing as readonly (string | null)[], table = { heads, rows }) =>
  guessedColumns([...kinds], table, columns as never, '2026-11-27')

test('heads that say nothing are read by what stands under them; counts, telephones and towns are not', () => {
  expect(guess()).toEqual([
    null,
    'person.name',
    'person.father',
    'person.sex',
    'person.birth',
    'custody.from',
    null,
    null,
  ])
})

test('days under a head of words that nobody knows are not taken for days of custody', () => {
  for (const head of ['last seen', 'Died', 'Умер', 'Дата смерці', 'วันที่พบล่าสุด'])
    expect(guess(nothing, { heads: heads.with(5, head), rows })[5], head).toBeNull()
  for (const head of ['', 'F', 'Column 6', 'Столбец6', '6'])
    expect(guess(nothing, { heads: heads.with(5, head), rows })[5], head).toBe('custody.from')
})

test('what a head has said already is guessed nowhere else, and stays', () => {
  const known = nothing.with(0, 'person.birth' as never)
  expect(guess(known)[4]).toBeNull()
  expect(filledIn(known, guess(known))[0]).toBe('person.birth')
})

test('given names in a column of their own are half of a name, and the family names beside them the other', () => {
  const apart = rows.map(([key = '', name = '']) => [key, ...name.split(' ')])
  expect(guess([null, null, null], { heads: ['A', 'B', 'C'], rows: apart })).toEqual([
    null,
    'family-name',
    'given-name',
  ])
})

test('of two lines and of empty columns nothing is concluded', () => {
  expect(guess(nothing, { heads, rows: rows.slice(0, 2) })).toEqual(nothing)
  expect(guess(nothing, { heads, rows: [] })).toEqual(nothing)
  expect(
    guess([null], { heads: ['A'], rows: [[''], ['constructor'], ['__proto__'], ['toString']] }),
  ).toEqual([null])
})
