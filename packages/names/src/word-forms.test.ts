import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchKeys } from './match-keys.ts'
import { wordFormKeys } from './word-forms.ts'

test('a word has at least the keys it is asked by', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (word) => {
      const keys = wordFormKeys(word)
      const asked = matchKeys(word).filter((key) => key.startsWith('t:'))
      expect(asked.every((key) => keys.includes(key))).toBe(true)
    }),
  )
})

// As a sentence bends a name, and as somebody asks for it.
test.each([
  ['Кавалёва', 'Kavaliou'],
  ['Кавалёвым', 'Kovalev'],
  ['Ковалёву', 'Кавалёў'],
  ['Александра', 'Aliaksandr'],
  ['Аляксандрам', 'Александр'],
  ['Сергея', 'Siarhei'],
  ['Сяргею', 'Sergey'],
  ['Ганну', 'Anna'],
  ['Анны', 'Hanna'],
  ['Игоря', 'Ihar'],
  ['Шаўчэнкам', 'Shevchenko'],
  ['Вольгай', 'Volha'],
  ['Вользе', 'Ольга'],
  ['Льва', 'Леў'],
])('%s is found by %s', (word, query) => {
  const keys = wordFormKeys(word)
  expect(matchKeys(query).some((key) => keys.includes(key))).toBe(true)
})
