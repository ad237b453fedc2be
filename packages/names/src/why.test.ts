import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameWords } from './normalise.ts'
import { rankName } from './rank.ts'
import { nameExplainer, nameReasons, textKeys } from './why.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 40 })
const why = (query: string, candidate: string, fathers?: readonly string[]) =>
  nameExplainer(query)(candidate, fathers)

test('whatever is ranked above nothing is given a reason, and nothing else is', () => {
  fc.assert(
    fc.property(anyText, anyText, (query, candidate) => {
      if (nameWords(query).length === 0) return
      const reasons = why(query, candidate)
      expect(reasons.length > 0).toBe(rankName(query, candidate) > 0)
      expect(reasons.every((reason) => nameReasons.includes(reason))).toBe(true)
    }),
  )
})

test('a name meets itself as the same name, in any order of words', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const turned = nameWords(text).toReversed().join(' ')
      if (turned === '') return
      expect(why(turned, nameWords(text).join(' '))[0]).toBe('same-name')
    }),
  )
})

test.each([
  ['Kavaliou Aliaksandr', 'Аляксандр Кавалёў', ['other-spelling']],
  ['Ковалёв Александр', 'Аляксандр Кавалёў', ['other-spelling']],
  ['Григорий Синтетик', 'Рыгор Сінтэтык', ['other-spelling']],
  ['Саша Кавалёў', 'Аляксандр Кавалёў', ['other-form']],
  ['А. Кавалёў', 'Аляксандр Кавалёў', ['initial']],
  ['Кавалёт Аляксандр', 'Аляксандр Кавалёў', ['one-letter']],
  ['Кавалёў', 'Аляксандр Кавалёў', ['same-name', 'part']],
  ['Кавалёў Пётр', 'Аляксандр Кавалёў', ['same-name', 'part']],
  ['Сідарчук', 'Аляксандр Кавалёў', []],
])('%s meets %s: %j', (query, candidate, reasons) => {
  expect(why(query, candidate)).toEqual(reasons)
})

test('the father agrees, whether his name or the patronymic was written', () => {
  const query = 'Аляксандр Мікалаевіч Кавалёў'
  expect(why(query, 'Аляксандр Кавалёў', ['Николай'])).toEqual(['same-name', 'father'])
  expect(why(query, 'Ковалёв Александр Николаевич')).toEqual(['other-spelling', 'father'])
  expect(why(query, 'Аляксандр Кавалёў', ['Пётр'])).toEqual(['same-name', 'part'])
  expect(why('Аляксандр Кавалёў', 'Аляксандр Кавалёў', ['Пётр'])).toEqual(['same-name'])
})

test('a text is found by each of its words, in another script too', () => {
  const keys = textKeys('Затрыманні каля вакзала, Баранавічы')
  expect(textKeys('Baranavichy').some((key) => keys.includes(key))).toBe(true)
  expect(textKeys('')).toEqual([])
})
