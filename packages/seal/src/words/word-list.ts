import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39'
import { returnCodeFrom, type ReturnCode } from '../return-code.ts'

/** 2,048 words of one language; a word's place in the list is what it means. */
export interface WordList {
  readonly words: readonly string[]
  /** The spelling by which a word is looked up, whichever keyboard it was typed on. */
  readonly spelling: (typed: string) => string
  /** The place of each word of the list, by its spelling. */
  readonly places: ReadonlyMap<string, number>
}

/** The lists a text is read against, the one that suggestions rather come from first. */
export type WordLists = readonly [WordList, ...WordList[]]

/** A word that is not in the list, where it stands (from 0), and up to three that are like it. */
export type UnknownWord = { readonly position: number; readonly suggestions: readonly string[] }

export type WordsReading =
  | { readonly verdict: 'code'; readonly code: ReturnCode }
  | { readonly verdict: 'wrong-count'; readonly words: number }
  | { readonly verdict: 'unknown-word'; readonly unknown: readonly UnknownWord[] }
  | { readonly verdict: 'checksum' }

const listLength = 2048
const codeWords = 12
const suggestionCount = 3
const farthest = 3 // no word of a list has more than eight letters

// The library checks and packs the bits; it compares words in a form of Unicode (NFKD) that is not
// the one we print, so it is given places for words.
const numbered = Array.from({ length: listLength }, (_, place) => String(place))

/** A list from its words, written with spaces or line ends between them. */
export const wordList = (text: string, spelling: (typed: string) => string): WordList => {
  const words = text.trim().split(/\s+/)
  return { words, spelling, places: new Map(words.map((word, at) => [spelling(word), at])) }
}

/** The return code as twelve words of a list: eleven bits each, checksum last (BIP 39). */
export const wordsOf = (code: ReturnCode, list: WordList): readonly string[] =>
  entropyToMnemonic(code, numbered)
    .split(' ')
    .map((place) => list.words[Number(place)] ?? '')

/**
 * The words of a text in lower case, whatever stands between them: a person may number the lines,
 * in Thai digits too, or put commas, and copying may leave characters nobody sees. Marks stay with
 * their letters; what they mean is for a list to say.
 */
export const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Cf}/gu, '')
    .toLowerCase()
    .match(/\p{L}[\p{L}\p{M}]*/gu) ?? []

/**
 * Reads a return code typed as words of one of the lists, whatever the case, spacing, numbering or
 * commas. The checksum has four bits: one wrong word in sixteen passes it and then simply finds no
 * mailbox. Words that make a code in two lists at once are no code (`checksum`): either could be
 * the other's mailbox.
 */
export const readWords = (text: string, lists: WordLists): WordsReading => {
  const typed = wordsIn(text)
  if (typed.length !== codeWords) return { verdict: 'wrong-count', words: typed.length }
  const whole = lists.map((list) => placesOf(typed, list)).filter(isWhole)
  if (whole.length === 0) return { verdict: 'unknown-word', unknown: unknownIn(typed, lists) }
  const [code, ...others] = whole.map(codeAt).filter((found) => found !== null)
  return code === undefined || others.length > 0
    ? { verdict: 'checksum' }
    : { verdict: 'code', code }
}

/**
 * The positions, from 0, in which a typed text differs from what the code is in words: of the list
 * in which they are fewest.
 */
export const differingWords = (
  text: string,
  code: ReturnCode,
  lists: WordLists,
): readonly number[] => {
  const typed = wordsIn(text)
  const [first, ...others] = lists.map((list) => differencesIn(typed, code, list))
  return others.reduce((least, next) => (next.length < least.length ? next : least), first ?? [])
}

const differencesIn = (typed: readonly string[], code: ReturnCode, list: WordList) =>
  wordsOf(code, list).flatMap((word, at) =>
    list.spelling(word) === list.spelling(typed[at] ?? '') ? [] : [at],
  )

const placesOf = (typed: readonly string[], list: WordList): readonly (number | undefined)[] =>
  typed.map((word) => list.places.get(list.spelling(word)))

const isWhole = (places: readonly (number | undefined)[]): places is readonly number[] =>
  !places.includes(undefined)

const codeAt = (places: readonly number[]): ReturnCode | null => {
  try {
    return returnCodeFrom(mnemonicToEntropy(places.join(' '), numbered))
  } catch {
    return null // twelve places of a list: only the checksum can be wrong
  }
}

const unknownIn = (typed: readonly string[], lists: WordLists): readonly UnknownWord[] => {
  const list = likeliest(typed, lists)
  return placesOf(typed, list).flatMap((place, position) =>
    place === undefined
      ? [{ position, suggestions: suggestionsFor(typed[position] ?? '', list) }]
      : [],
  )
}

// The list that most of the words are from; the first of several.
const likeliest = (typed: readonly string[], lists: WordLists): WordList => {
  const missing = (list: WordList) =>
    placesOf(typed, list).filter((place) => place === undefined).length
  return lists.reduce((best, next) => (missing(next) < missing(best) ? next : best))
}

const suggestionsFor = (word: string, list: WordList): readonly string[] => {
  const typed = list.spelling(word)
  return [...list.places]
    .filter(([known]) => Math.abs(known.length - typed.length) <= farthest)
    .map(([known, place]) => ({ known, place, unlike: unlikeness(typed, known) }))
    .filter(({ known, unlike }) => unlike <= Math.min(farthest, known.length - 1))
    .toSorted((a, b) => a.unlike - b.unlike || a.place - b.place)
    .slice(0, suggestionCount)
    .map(({ place }) => list.words[place] ?? '')
}

// Words of an alphabet are known by their first four letters, so those weigh as much as one letter
// written wrongly elsewhere.
const unlikeness = (typed: string, word: string): number =>
  distance(typed, word) - (typed.slice(0, 4) === word.slice(0, 4) ? 1 : 0)

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
