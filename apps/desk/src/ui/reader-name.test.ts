import { expect, test } from 'vitest'
import { readerName } from './reader-name.ts'

const name = 'Аляксандр Кавалёў'

test('a spelling that some source gave goes before one made by rule', () => {
  const others = ['Александр Ковалёв', 'Aliaksandr Kavaliou', 'Alexander Kovalev']
  expect(readerName(name, others, 'en')).toEqual({ text: 'Aliaksandr Kavaliou', isMade: false })
})

test('without one the name is read by rule, and said to be', () => {
  expect(readerName(name, [], 'en')).toEqual({ text: 'Aliaksandr Kavaliou', isMade: true })
  expect(readerName(name, [], 'th')).toEqual({ text: 'Aliaksandr Kavaliou', isMade: true })
})

test.each([
  ['who reads the name’s own script', name, ['Aliaksandr Kavaliou'], 'be'],
  ['where no rule leads to their script', 'Hanna Jasień', [], 'ru'],
  ['where no rule leads from its script', 'สมชาย ใจดี', [], 'en'],
  ['where there is nothing to read', '', [], 'en'],
] as const)('nothing is shown to those %s', (_, text, others, language) => {
  expect(readerName(text, others, language)).toBeNull()
})

test('who reads Cyrillic is shown the Cyrillic spelling of a Latin one', () => {
  expect(readerName('Hanna Jasień', ['Ганна Ясень'], 'ru')).toEqual({
    text: 'Ганна Ясень',
    isMade: false,
  })
})
