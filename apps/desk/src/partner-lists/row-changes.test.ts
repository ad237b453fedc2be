import { expect, test } from 'vitest'
import { changesOf, keyOf } from './row-changes.ts'

/** Everybody is invented. */
const name = { property: 'person.name', value: { kind: 'name', text: 'Павел Выдуманы' } } as const
const born = (edtf: string) =>
  ({ property: 'person.birth', value: { kind: 'date', edtf } }) as const

test('of a line that changed only what changed stands beside what it was', () => {
  const values = [name, born('1992-09-07')]
  const before = [name, born('1992-08-07')]
  const { added, dropped } = changesOf({ values, before } as never)
  expect([...added]).toEqual([keyOf(born('1992-09-07') as never)])
  expect(dropped).toEqual([born('1992-08-07')])
})

test('a value in another order of its parts is the same, and where there was no version before nothing changed', () => {
  const turned = { property: 'person.name', value: { text: 'Павел Выдуманы', kind: 'name' } }
  expect(changesOf({ values: [name], before: [turned] } as never)).toEqual({
    added: new Set(),
    dropped: [],
  })
  expect(changesOf({ values: [name], before: null } as never).added.size).toBe(0)
})
