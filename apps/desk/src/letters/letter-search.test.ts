import { expect, test } from 'vitest'
import { readReplySearch } from './letter-search.ts'
import { endOf, paperTypeOf } from './paper-type.ts'

test('an address names a letter or a body by number, and nothing else', () => {
  expect(readReplySearch({ letter: 7 })).toEqual({ letter: '7' })
  expect(readReplySearch({ authority: '12', letter: 'Synthetic' })).toEqual({ authority: '12' })
  expect(readReplySearch({ letter: {}, authority: -1 })).toEqual({})
})

test('a document is known by the end of its name, whatever its letters', () => {
  expect(paperTypeOf({ name: 'Ответ.PDF' })).toBe('application/pdf')
  expect(paperTypeOf({ name: 'scan.tiff' })).toBeNull()
  expect(paperTypeOf({ name: 'constructor' })).toBeNull()
  expect(endOf('image/jpeg')).toBe('jpg')
})
