import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameClass } from './name-class.ts'

test('spellings of one name in several scripts are of one class', () => {
  expect(nameClass('Кавалёў')).toBe(nameClass('Ковалев'))
  expect(nameClass('Аляксандр')).toBe(nameClass('Alexander'))
  expect(nameClass('Кавалёў')).not.toBe(nameClass('Каваленка'))
})

test('the order of words is no matter, and what has no word has no class', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Анна', 'Іван', 'Smith', 'สมชาย'), { minLength: 1 }),
      (words) => {
        expect(nameClass(words.join(' '))).toBe(nameClass(words.toReversed().join(' ')))
      },
    ),
  )
  expect(nameClass(' -?- ')).toBe('')
})
