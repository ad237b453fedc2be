import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { draw, type Random } from './encoding.ts'
import { returnCodeFrom, type ReturnCode } from './return-code.ts'

/** A word that is not in the list, where it stands (from 0), and up to three that are like it. */
export type UnknownWord = { readonly position: number; readonly suggestions: readonly string[] }

export type WordsReading =
  | { readonly verdict: 'code'; readonly code: ReturnCode }
  | { readonly verdict: 'wrong-count'; readonly words: number }
  | { readonly verdict: 'unknown-word'; readonly unknown: readonly UnknownWord[] }
  | { readonly verdict: 'checksum' }

const codeWords = 12
const passphraseWords = 8
const suggestionCount = 3
const farthest = 3 // no word of the list has more than eight letters

const known = new Set(wordlist)

/** The return code as twelve English words (BIP 39). */
export const toWords = (code: ReturnCode): readonly string[] =>
  entropyToMnemonic(code, wordlist).split(' ')

// A phone may write İ for i, add accents, number the lines or put commas: letters are all we read.
const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []

// Optimal string alignment: insertions, deletions, changes, and swaps of neighbours. Gives up as
// soon as the words are too far apart: a phone without a compiler compares with the whole list.
const distance = (a: string, b: string): number => {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    let nearest = row
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let least = Math.min(
        above[column] ?? 0,
        current[column - 1] ?? 0,
        (above[column - 1] ?? 0) + cost - 1,
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, before[column - 2] ?? 0)
      current.push(least + 1)
      nearest = Math.min(nearest, least + 1)
    }
    if (nearest > farthest + 1) return Number.POSITIVE_INFINITY
    before = above
    above = current
  }
  return above[b.length] ?? 0
}

// Every word of the list is known by its first four letters, so those weigh as much as one letter
// written wrongly elsewhere.
const unlikeness = (typed: string, word: string): number =>
  distance(typed, word) - (typed.slice(0, 4) === word.slice(0, 4) ? 1 : 0)

const suggestionsFor = (typed: string): readonly string[] =>
  wordlist
    .filter((word) => Math.abs(word.length - typed.length) <= farthest)
    .map((word) => ({ word, unlike: unlikeness(typed, word) }))
    .filter(({ unlike }) => unlike <= farthest)
    .toSorted((a, b) => a.unlike - b.unlike || (a.word < b.word ? -1 : 1))
    .slice(0, suggestionCount)
    .map(({ word }) => word)

const codeOf = (words: readonly string[]): WordsReading => {
  try {
    const entropy = mnemonicToEntropy(words.join(' '), wordlist)
    return { verdict: 'code', code: returnCodeFrom(entropy) }
  } catch {
    return { verdict: 'checksum' } // twelve words of the list: nothing else can be wrong
  }
}

/**
 * Reads a return code typed as words, whatever the case, spacing, numbering or commas. The checksum
 * has four bits: one wrong word in sixteen passes it and then simply finds no mailbox.
 */
export const fromWords = (text: string): WordsReading => {
  const words = wordsIn(text)
  if (words.length !== codeWords) return { verdict: 'wrong-count', words: words.length }
  const unknown = [...words.entries()]
    .filter(([, word]) => !known.has(word))
    .map(([position, word]) => ({ position, suggestions: suggestionsFor(word) }))
  return unknown.length > 0 ? { verdict: 'unknown-word', unknown } : codeOf(words)
}

// 2048 divides 65536, so the low eleven bits of two random bytes choose every word equally often.
const wordAt = (random: Random): string => {
  const [high = 0, low = 0] = draw(random, 2)
  return wordlist[((high << 8) | low) & 0x7ff] ?? ''
}

/** A staff passphrase: eight words of the same list, 88 bits; generated, never chosen. */
export const newPassphrase = (random: Random): string =>
  Array.from({ length: passphraseWords }, () => wordAt(random)).join(' ')

/** The one spelling of a passphrase: its words in lower case, single spaces between them. */
export const normalisePassphrase = (typed: string): string => wordsIn(typed).join(' ')
