import type { ReturnCode } from '@amparo/seal'
import type { WordsReading } from '@amparo/seal/words/list'
import { wordLists, type WordsLanguage } from './word-lists.ts'

/** A code in the words of the languages that were asked for; it is shown in the first of them. */
export interface CodeWords {
  readonly toWords: (code: ReturnCode) => readonly string[]
  readonly fromWords: (text: string) => WordsReading
  /** The positions, from 0, in which a typed text is not what the code is in words. */
  readonly differences: (text: string, code: ReturnCode) => readonly number[]
}

/**
 * The sealing code comes in parts, each when it is needed: checking keys and sealing while a person
 * reads and writes, a list of words for codes in words of that language
 * only. A part that did not arrive over a bad line is asked for again.
 */
export const sealing = {
  office: () => import('./office.ts'),
  locking: () => import('./locking.ts'),
  digits: () => import('./digits.ts'),
  words: async (first: WordsLanguage, ...others: readonly WordsLanguage[]): Promise<CodeWords> => {
    const [{ differingWords, readWords, wordsOf }, list, ...more] = await Promise.all([
      import('./words.ts'),
      wordLists[first](),
      ...others.map((language) => wordLists[language]()),
    ])
    return {
      toWords: (code) => wordsOf(code, list),
      fromWords: (text) => readWords(text, [list, ...more]),
      differences: (text, code) => differingWords(text, code, [list, ...more]),
    }
  },
}
