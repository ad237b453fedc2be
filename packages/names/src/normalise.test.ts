import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameWords, normalise } from './normalise.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 80 })

test('a normal form is its own normal form', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = normalise(text)
      expect(normalise(once)).toBe(once)
    }),
  )
})

test('letters are composed, lower case, one space apart', () => {
  expect(normalise('  КАВАЛЁЎ \n Аляксандр ')).toBe('кавалёў аляксандр')
  expect(normalise('Кавалёў'.normalize('NFD'))).toBe('кавалёў')
})

test('a sign without width is no space, whatever a language takes it for', () => {
  expect(normalise('Кав\ufeffа\u200bл\u00adёў')).toBe('кавалёў')
})

test('spelling is kept: two normal forms differ when letters differ', () => {
  expect(normalise('Кавалёў')).not.toBe(normalise('Кавалев'))
})

test('hyphens and dots part words, apostrophes do not', () => {
  expect(nameWords('Рудзь-Кавалёва М.В.')).toEqual(['рудзь', 'кавалёва', 'м', 'в'])
  expect(nameWords('Дар’я O`Neil')).toEqual(['даря', 'oneil'])
})

test('a word of letters that only look alike is read as Cyrillic', () => {
  expect(normalise('С\u043Epa')).toBe('сора')
})

test('a word that mixes scripts on purpose is left as it is', () => {
  expect(normalise('zжq')).toBe('zжq')
})
