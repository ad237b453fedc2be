import { SubjectId, type SubjectRow } from '@amparo/contract'
import { expect, test } from 'vitest'
import { candidatesOf } from './candidates.ts'

const row = (id: number, change: Partial<SubjectRow> = {}): SubjectRow => ({
  id: SubjectId.parse(String(id)),
  kind: 'person',
  name: 'Аляксандр Сінтэтык',
  from: null,
  to: null,
  lastEvent: null,
  place: '',
  quarrels: 0,
  claims: 1,
  otherNames: [],
  fathers: [],
  meets: ['same-name'],
  ...change,
})
const born = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` })
const order = (people: readonly SubjectRow[], year = '', place = '') =>
  candidatesOf(people, { year, place }).map(({ person }) => person.id)

test('without more to go by, people stay in the order they were found', () => {
  expect(order([row(1), row(2), row(3)])).toEqual(['1', '2', '3'])
})

test('whose year agrees comes first, whose year differs last, and nobody is left out', () => {
  const people = [row(1, born(1970)), row(2), row(3, born(1984))]
  expect(order(people, '1984')).toEqual(['3', '2', '1'])
  expect(order(people, 'about 1984')).toEqual(['1', '2', '3'])
})

test('a place agrees in any script', () => {
  const people = [row(1), row(2, { place: 'Баранавічы' })]
  expect(order(people, '', 'Baranavichy')).toEqual(['2', '1'])
  expect(candidatesOf(people, { year: '', place: 'Baranavichy' })[0]?.placeAgrees).toBe(true)
})

test('a similar name does not pass the same one for its year alone', () => {
  const people = [row(1), row(2, { ...born(1984), meets: ['near', 'part'] })]
  expect(order(people, '1984')).toEqual(['1', '2'])
})
