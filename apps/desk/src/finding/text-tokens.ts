import { textKeys, wordFormKeys } from '@amparo/names'

/** A word of a text, or two letters of a script that is written without spaces. */
export interface Token {
  /** Where it stands, in UTF-16 units; `to` is exclusive. */
  readonly from: number
  readonly to: number
  /** Everything it is found by. */
  readonly keys: readonly string[]
}

/** What is looked for: a word, or the pairs of letters of one run, which must follow each other. */
export interface Sought {
  /** Of each step, keys of which one must be there. */
  readonly steps: readonly (readonly string[])[]
}

/** Thai, Lao, Khmer, Burmese, Chinese and Japanese part no words. */
const unspaced =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const words = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'`´ʼ]*/gu

/** The tokens of a text, in order. */
export function tokensOf(text: string): Token[] {
  const known = new Map<string, readonly string[]>()
  const keysOf = (word: string): readonly string[] => {
    const before = known.get(word)
    if (before !== undefined) return before
    const keys = isTold(word) ? wordFormKeys(word) : []
    known.set(word, keys)
    return keys
  }
  return [...text.matchAll(words)].flatMap(({ 0: word, index }) =>
    unspaced.test(word)
      ? pairsOf(word).map(({ at, pair }) => ({
          from: index + at,
          to: index + at + pair.length,
          keys: [pairKey(pair)],
        }))
      : [{ from: index, to: index + word.length, keys: keysOf(word) }],
  )
}

/** What somebody typed, taken apart the same way. */
export function soughtIn(query: string): Sought[] {
  return [...query.matchAll(words)].flatMap(({ 0: word }): Sought[] => {
    if (unspaced.test(word)) {
      const steps = pairsOf(word).map(({ pair }) => [pairKey(pair)])
      return steps.length === 0 ? [] : [{ steps }]
    }
    const keys = isTold(word) ? textKeys(word) : []
    return keys.length === 0 ? [] : [{ steps: [keys] }]
  })
}

/** A single letter stands everywhere. */
function isTold(word: string): boolean {
  return Array.from(word).length > 1
}

function pairsOf(word: string): { readonly at: number; readonly pair: string }[] {
  const letters = Array.from(word)
  let at = 0
  return letters.slice(0, -1).map((letter, index) => {
    const found = { at, pair: letter + (letters[index + 1] ?? '') }
    at += letter.length
    return found
  })
}

function pairKey(pair: string): string {
  return `g:${pair.normalize('NFC').toLowerCase()}`
}
