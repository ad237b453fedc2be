import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whereTheyDiffer } from './where-they-differ.ts'

test('no letter is lost, and what is not marked is alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      const found = whereTheyDiffer(one, other)
      if (found === null) return
      const [left, right] = found
      expect(left.before + left.other + left.after).toBe(one.normalize('NFC'))
      expect(right.before + right.other + right.after).toBe(other.normalize('NFC'))
      expect(left.before.toLocaleLowerCase('und')).toBe(right.before.toLocaleLowerCase('und'))
      expect(left.after.toLocaleLowerCase('und')).toBe(right.after.toLocaleLowerCase('und'))
      expect(left.other + right.other).not.toBe('')
    }),
  )
})

test.each([
  ['Кавалёў', 'Кавалев', ['Кавал', 'ёў', ''], ['Кавал', 'ев', '']],
  ['2020-08-10', '2020-08-12', ['2020-08-1', '0', ''], ['2020-08-1', '2', '']],
  ['สมชาย', 'สมหญิง', ['สม', 'ชาย', ''], ['สม', 'หญิง', '']],
  ['Anna', 'Ana', ['An', 'n', 'a'], ['An', '', 'a']],
])('%s beside %s', (one, other, left, right) => {
  const parts = whereTheyDiffer(one, other)
  expect(parts?.map(({ before, other: middle, after }) => [before, middle, after])).toEqual([
    left,
    right,
  ])
})

test.each([
  ['Ivan', 'ivan'],
  ['Іван', 'Siarhei'],
  ['', 'Anna'],
])('nothing is marked between %s and %s', (one, other) => {
  expect(whereTheyDiffer(one, other)).toBeNull()
})
