import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { returnCodeFrom } from '../return-code.ts'
import { anyText, bytesOfLength } from '../testing/people.ts'
import { belarusian } from './belarusian.ts'
import { english } from './english.ts'
import { russian } from './russian.ts'
import { thai } from './thai.ts'
import { differingWords, readWords, wordList, wordsOf, type WordList } from './word-list.ts'

vi.setConfig({ testTimeout: 60_000 })

const codes = bytesOfLength(16).map(returnCodeFrom)
const lists = { english, russian, belarusian, thai }
const all = [english, russian, belarusian, thai] as const

describe.each(Object.entries(lists))('a code in words: %s', (_, list) => {
  test('comes back from its own list and from all of them, however the words are set', () => {
    const ways: readonly ((words: readonly string[]) => string)[] = [
      (words) => words.join(' '),
      (words) => words.join('\r\n').toUpperCase(),
      (words) => words.map((word, at) => `${at + 1}. ${word};`).join('\n'),
      (words) => words.join(' ').normalize('NFD'),
      (words) => words.map((word) => `\ufeff${word}\u200b`).join(', '),
      (words) => words.map((word, at) => `${thaiNumber(at + 1)}${word}`).join(' '),
    ]
    fc.assert(
      fc.property(codes, fc.constantFrom(...ways), (code, write) => {
        const text = write(wordsOf(code, list))
        expect(readWords(text, [list])).toEqual({ verdict: 'code', code })
        expect(readWords(text, all)).toEqual({ verdict: 'code', code })
      }),
      { numRuns: 200 },
    )
  })

  test('with a letter lost or two swapped names the place and suggests the right word', () => {
    let counted = 0
    let suggested = 0
    fc.assert(
      fc.property(codes, fc.nat(11), fc.nat(6), fc.boolean(), (code, at, letter, isLost) => {
        const words = wordsOf(code, list)
        const right = words[at]!
        const wrong = mistyped(right, letter % (right.length - 1), isLost)
        fc.pre(/^\p{L}/u.test(wrong) && !list.places.has(list.spelling(wrong)))
        const reading = readWords(words.with(at, wrong).join(' '), all)
        if (reading.verdict !== 'unknown-word') throw new Error(reading.verdict)
        expect(reading.unknown.map(({ position }) => position)).toEqual([at])
        const suggestions = reading.unknown[0]!.suggestions
        expect(suggestions.length).toBeLessThanOrEqual(3)
        expect(suggestions.every((word) => list.words.includes(word))).toBe(true)
        counted += 1
        if (suggestions.includes(right)) suggested += 1
      }),
      { numRuns: 300, seed: 1 },
    )
    expect(suggested / counted).toBeGreaterThan(0.95)
  })

  test('with one word changed is another code one time in sixteen, and no code otherwise', () => {
    let passed = 0
    fc.assert(
      fc.property(codes, fc.nat(11), fc.nat(2047), (code, at, place) => {
        const words = wordsOf(code, list)
        const other = list.words[place]!
        fc.pre(other !== words[at])
        const text = words.with(at, other).join(' ')
        const reading = readWords(text, all)
        expect(['code', 'checksum']).toContain(reading.verdict)
        expect(reading).not.toEqual({ verdict: 'code', code })
        expect(differingWords(text, code, all)).toEqual([at])
        if (reading.verdict === 'code') passed += 1
      }),
      { numRuns: 640, seed: 1 },
    )
    expect(passed).toBeGreaterThan(15)
    expect(passed).toBeLessThan(75)
  })
})

test('any text gets a verdict, whichever lists it is read against', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(typeof readWords(text, all).verdict).toBe('string')
    }),
  )
})

test('words of two languages at once are no code', () => {
  const code = returnCodeFrom(new Uint8Array(16).fill(7))
  const words = wordsOf(code, russian).with(3, thai.words[0]!)
  expect(readWords(words.join(' '), all)).toMatchObject({
    verdict: 'unknown-word',
    unknown: [{ position: 3 }],
  })
})

describe('words that are all in two lists', () => {
  // Made of one list, turned by some places: every word is in both and means something else in each.
  const turned = (by: number): WordList =>
    wordList([...russian.words.slice(by), ...russian.words.slice(0, by)].join(' '), (word) => word)

  test('are the code of the one list in which the checksum is right, and no code when it is in both', () => {
    const verdicts = { alone: 0, both: 0 }
    fc.assert(
      fc.property(codes, fc.integer({ min: 1, max: 2047 }), (code, by) => {
        const other = turned(by)
        const text = wordsOf(code, russian).join(' ')
        const isBoth = readWords(text, [other]).verdict === 'code'
        verdicts[isBoth ? 'both' : 'alone'] += 1
        const expected = isBoth ? { verdict: 'checksum' } : { verdict: 'code', code }
        expect(readWords(text, [russian, other])).toEqual(expected)
        expect(readWords(text, [other, russian])).toEqual(expected)
      }),
      { numRuns: 200, seed: 1 },
    )
    expect(Math.min(verdicts.alone, verdicts.both)).toBeGreaterThan(0)
  })
})

describe('another keyboard', () => {
  const typedAs = (list: WordList, from: RegExp, to: string) => {
    const words = list.words.filter((word) => from.test(word))
    expect(words.length).toBeGreaterThan(0)
    for (const word of words) {
      const typed = word.replaceAll(new RegExp(from, 'gu'), to)
      expect(list.words[list.places.get(list.spelling(typed))!]).toBe(word)
    }
  }

  test('Russian: ё is read as е', () => typedAs(russian, /е/, 'ё'))
  test('Belarusian: a Latin i is read as і', () => typedAs(belarusian, /і/, 'i'))
  test('Belarusian: и is read as і', () => typedAs(belarusian, /і/, 'и'))
  test('Belarusian: у is read as ў', () => typedAs(belarusian, /ў/, 'у'))
  test('Belarusian: е is read as ё', () => typedAs(belarusian, /ё/, 'е'))
  test('Thai: sara am in two parts is read as one', () => typedAs(thai, /ำ/, 'ํา'))
  test('Thai: two sara e are read as sara ae', () => typedAs(thai, /แ/, 'เเ'))
  test('Thai: a tone mark typed before the vowel above is read behind it', () => {
    for (const word of thai.words) {
      const typed = word.replace(/([\u0e31\u0e34-\u0e37])([\u0e48-\u0e4b])/, '$2$1')
      expect(thai.words[thai.places.get(thai.spelling(typed))!]).toBe(word)
    }
  })
})

const thaiNumber = (value: number): string =>
  String(value).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0e50 + Number(digit)))

const mistyped = (word: string, at: number, isLost: boolean): string =>
  isLost
    ? word.slice(0, at) + word.slice(at + 1)
    : word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2)
