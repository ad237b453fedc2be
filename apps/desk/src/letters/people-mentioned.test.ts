import { SubjectId } from '@amparo/contract'
import { expect, test } from 'vitest'
import { linesByPerson } from './lines-by-person.ts'
import { peopleMentioned } from './people-mentioned.ts'
import type { Mention } from './use-letters.ts'

const one = SubjectId.parse('1')
const two = SubjectId.parse('2')

test('everybody stands once with every place, the sure ones first', () => {
  const mention = (person: typeof one, certainty: Mention['certainty'], place: string) =>
    ({ person, name: '', certainty, place, words: '', reason: 'no' }) as const
  const people = peopleMentioned([
    mention(one, 'possible', 'text'),
    mention(two, 'certain', 'table'),
    mention(one, 'possible', 'comment'),
  ])
  expect(people.map(({ person, isCertain }) => [person, isCertain])).toEqual([
    [two, true],
    [one, false],
  ])
  expect(people[1]?.places.map(({ place }) => place)).toEqual(['text', 'comment'])
})

test('lines are gathered under their person', () => {
  const line = (person: typeof one, kind: string) => ({ person, name: '', kind })
  const people = linesByPerson([line(two, 'health'), line(one, 'release'), line(two, 'release')])
  expect(people.map(({ person, kinds }) => [person, kinds])).toEqual([
    [two, ['health', 'release']],
    [one, ['release']],
  ])
})
