import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hashOf } from '../canonical.ts'
import { returnCodeFrom } from '../return-code.ts'
import { belarusian } from './belarusian.ts'
import { russian } from './russian.ts'
import { thai } from './thai.ts'
import { readWords, wordsOf, type WordList, type WordsReading } from './word-list.ts'

// A code on paper lives longer than a release: a list may never change, and neither may how it reads.

type Language = 'be' | 'ru' | 'th'

const lists: Readonly<Record<Language, WordList>> = { be: belarusian, ru: russian, th: thai }

const vectors = JSON.parse(
  readFileSync(new URL('../../../../vectors/seal/return-code-words.json', import.meta.url), 'utf8'),
) as {
  readonly lists: Readonly<Record<Language, string>>
  readonly codes: readonly ({ readonly code: string } & Readonly<Record<Language, string>>)[]
  readonly readings: readonly {
    readonly lists: readonly [Language, ...Language[]]
    readonly typed: string
    readonly reading: unknown
  }[]
}

const languages = Object.keys(lists) as readonly Language[]
const codeOf = (text: string) => returnCodeFrom(new Uint8Array(Buffer.from(text, 'hex')))
const written = (reading: WordsReading) =>
  reading.verdict === 'code'
    ? { ...reading, code: Buffer.from(reading.code).toString('hex') }
    : reading

test.each(languages)('the list is what it was: %s', (language) => {
  const text = lists[language].words.join('\n')
  expect(hashOf(new TextEncoder().encode(text))).toBe(vectors.lists[language])
})

describe.each(languages)('in the words of %s', (language) => {
  test.each(vectors.codes)('$code', (vector) => {
    expect(wordsOf(codeOf(vector.code), lists[language]).join(' ')).toBe(vector[language])
    const reading = readWords(vector[language], [lists[language]])
    expect(written(reading)).toEqual({ verdict: 'code', code: vector.code })
  })
})

test.each(vectors.readings)('typed: $typed', ({ lists: [first, ...others], typed, reading }) => {
  const against = [lists[first], ...others.map((language) => lists[language])] as const
  expect(written(readWords(typed, against))).toEqual(reading)
})
