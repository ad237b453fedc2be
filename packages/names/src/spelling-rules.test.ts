import fc from 'fast-check'
import { expect, test } from 'vitest'
import { respelled, rulesOf } from './spelling-rules.ts'

test.each([
  ['ch>S c>k', 'chacun', 'Sakun'],
  ['s>z/V_V', 'saisies', 'saizies'],
  ['h>/V_K#', 'ahakuhnah', 'ahakuna'],
  ['t>/_#', 'tatat', 'tata'],
  ['t>/_#', 'at', 'at'],
  ['s>/v.oe_#', 'ivanovs', 'ivanov'],
  ['s>/v.oe_#', 'slavs', 'slavs'],
  ['i>ai/K_K.e', 'pike piece', 'paike piece'],
  ['n>m/_bp', 'tanba', 'tamba'],
])('the rules %s make of %s what is said: %s', (rules, word, said) => {
  expect(respelled(word, rulesOf(rules))).toBe(said)
})

test('what a rule has made is not read again', () => {
  expect(respelled('sz', rulesOf('s>z z>s'))).toBe('zs')
})

test('letters that no rule knows stay as they are, also beyond the first plane', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const others = text.replaceAll('h', '')
      expect(respelled(others, rulesOf('h>x hh>y/_#'))).toBe(others)
    }),
  )
})

test('each letter that no rule knows is asked about by itself, whole', () => {
  expect(respelled('a𐞀h', rulesOf('h>H'), (letter) => `[${letter}]`)).toBe('[a][𐞀]H')
})
