import { draw, type Random } from './encoding.ts'
import type { ReturnCode } from './return-code.ts'
import { english } from './words/english.ts'
import { readWords, wordsIn, wordsOf, type WordsReading } from './words/word-list.ts'

export type { UnknownWord, WordsReading } from './words/word-list.ts'

const passphraseWords = 8

/** The return code as twelve English words (BIP 39). */
export const toWords = (code: ReturnCode): readonly string[] => wordsOf(code, english)

/** Reads a return code typed as English words (see `readWords`). */
export const fromWords = (text: string): WordsReading => readWords(text, [english])

// 2048 divides 65536, so the low eleven bits of two random bytes choose every word equally often.
const wordAt = (random: Random): string => {
  const [high = 0, low = 0] = draw(random, 2)
  return english.words[((high << 8) | low) & 0x7ff] ?? ''
}

/** A staff passphrase: eight words of the same list, 88 bits; generated, never chosen. */
export const newPassphrase = (random: Random): string =>
  Array.from({ length: passphraseWords }, () => wordAt(random)).join(' ')

/** The one spelling of a passphrase: its words in lower case, single spaces between them. */
export const normalisePassphrase = (typed: string): string =>
  wordsIn(typed).map(english.spelling).join(' ')
