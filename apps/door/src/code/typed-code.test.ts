import { newReturnCode, toDigits, toWords, type ReturnCode } from '@amparo/seal'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sealing } from '../sealing/load.ts'
import { wordLists, wordsLanguage, type WordsLanguage } from '../sealing/word-lists.ts'
import { compareCode, readCode } from './typed-code.ts'

const anyCode: fc.Arbitrary<ReturnCode> = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => newReturnCode(() => bytes))

test('a code is read back from either form, however it is spaced', async () => {
  await fc.assert(
    fc.asyncProperty(anyCode, fc.constantFrom(' ', '\n', ', ', '  \t'), async (code, between) => {
      const digits = await readCode(sealing, toDigits(code).join(between))
      const words = await readCode(sealing, toWords(code).join(between).toUpperCase())
      expect(digits).toEqual({ problem: null, code })
      expect(words).toEqual({ problem: null, code })
    }),
    { numRuns: 30 },
  )
})

test('one wrong digit names its group', async () => {
  await fc.assert(
    fc.asyncProperty(anyCode, fc.nat(9), fc.nat(3), async (code, group, place) => {
      const groups = toDigits(code).map((text, at) =>
        at === group ? changedAt(text, place) : text,
      )
      const typed = await compareCode(sealing, groups.join(' '), code)
      expect(typed).toEqual({ problem: 'wrong-groups', positions: [group + 1] })
    }),
    { numRuns: 30 },
  )
})

test('one wrong word that is a word of the list names its place', async () => {
  await fc.assert(
    fc.asyncProperty(anyCode, fc.nat(11), async (code, place) => {
      const words = toWords(code)
      const other = words[place] === 'zebra' ? 'abandon' : 'zebra'
      const typed = await compareCode(sealing, words.with(place, other).join(' '), code)
      expect(typed).toEqual({ problem: 'wrong-words', positions: [place + 1] })
    }),
    { numRuns: 30 },
  )
})

const languages = Object.keys(wordLists) as readonly WordsLanguage[]

test('a code in the words of any language is read back, whatever the page speaks', async () => {
  await fc.assert(
    fc.asyncProperty(anyCode, fc.constantFrom(...languages), async (code, language) => {
      const { toWords: wordsIn } = await sealing.words(language)
      expect(await readCode(sealing, wordsIn(code).join(' '))).toEqual({ problem: null, code })
      expect(await compareCode(sealing, wordsIn(code).join('\n'), code)).toMatchObject({ code })
    }),
    { numRuns: 60 },
  )
})

test('two words swapped are named by their places in any language', async () => {
  await fc.assert(
    fc.asyncProperty(anyCode, fc.constantFrom(...languages), async (code, language) => {
      const words = (await sealing.words(language)).toWords(code)
      const [first = '', second = '', ...others] = words
      fc.pre(first !== second)
      const typed = await compareCode(sealing, [second, first, ...others].join(' '), code)
      expect(typed).toEqual({ problem: 'wrong-words', positions: [1, 2] })
    }),
    { numRuns: 60 },
  )
})

test('only the lists in the letters of the text are asked for', async () => {
  const asked: string[][] = []
  const forms = {
    ...sealing,
    words: (...wanted: [WordsLanguage, ...WordsLanguage[]]) => {
      asked.push(wanted)
      return sealing.words(...wanted)
    },
  }
  for (const text of ['abandon', 'солнце', 'лічба', 'ดนตรี', '1. солнце (a)'])
    await readCode(forms, text)
  expect(asked).toEqual([['en'], ['ru', 'be'], ['ru', 'be'], ['th'], ['ru', 'be']])
})

test('a page in a language without a list shows English words', () => {
  const shown = ['en', 'ru', 'be', 'th', 'fr', 'toString'].map(wordsLanguage)
  expect(shown).toEqual(['en', 'ru', 'be', 'th', 'en', 'en'])
})

const code = newReturnCode(() => Uint8Array.from({ length: 16 }, (_, at) => at))

test('nothing typed is told from something wrong', async () => {
  expect(await readCode(sealing, ' \n- ')).toEqual({ problem: 'nothing' })
})

test('a word that is not in the list comes with words like it', async () => {
  const words = toWords(code).with(2, 'amatuer')
  const typed = await readCode(sealing, words.join(' '))
  expect(typed).toMatchObject({ problem: 'unknown-word', position: 3 })
})

test('a missing word and a missing group are counted', async () => {
  const words = await readCode(sealing, toWords(code).slice(1).join(' '))
  const digits = await readCode(sealing, toDigits(code).slice(1).join(''))
  expect(words).toEqual({ problem: 'words-count', count: 11 })
  expect(digits).toEqual({ problem: 'digits-count', count: 45 })
})

test('another whole code is told from a slip of the pen', async () => {
  const other = newReturnCode(() => Uint8Array.from({ length: 16 }, (_, at) => 255 - at))
  const typed = await compareCode(sealing, toDigits(other).join(' '), code)
  expect(typed).toEqual({ problem: 'other-code' })
})

function changedAt(group: string, place: number): string {
  const digit = (Number(group[place]) + 1) % 10
  return group.slice(0, place) + String(digit) + group.slice(place + 1)
}
