import { expect, test } from 'vitest'
import { changesOf } from './row-changes.ts'

/** Everybody is invented. */
const name = { property: 'person.name', value: { kind: 'name', text: 'Павел Выдуманы' } } as const
const born = (edtf: string) =>
  ({ property: 'person.birth', value: { kind: 'date', edtf } }) as const

const town = { property: 'person.residence', value: { kind: 'text', text: 'Мінск' } } as const
const changes = (values: readonly object[], before: readonly object[] | null) =>
  changesOf({ values, before } as never).map(({ said, change }) => [said, change])

test('of a line that changed only what changed is marked, and what it was stands right behind it', () => {
  expect(changes([name, born('1992-09-07'), town], [name, born('1992-08-07'), town])).toEqual([
    [name, null],
    [born('1992-09-07'), 'added'],
    [born('1992-08-07'), 'dropped'],
    [town, null],
  ])
  expect(changes([name], [name, town])).toEqual([
    [name, null],
    [town, 'dropped'],
  ])
})

test('a value in another order of its parts is the same, and where there was no version before nothing changed', () => {
  const turned = { property: 'person.name', value: { text: 'Павел Выдуманы', kind: 'name' } }
  expect(changes([name], [turned])).toEqual([[name, null]])
  expect(changes([name], null)).toEqual([[name, null]])
})
