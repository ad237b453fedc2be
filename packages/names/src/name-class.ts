import { nameWords } from './normalise.ts'
import { wordKeys } from './word-key.ts'

/**
 * One key for the spellings of a name: of each word the key of its likeliest reading, in the order of the alphabet. Empty
 * where there is no word. For counting how frequent a name is, and for comparing at a price no list of keys can be had for;
 * `matchKeys` finds more.
 */
export function nameClass(name: string): string {
  const keys = nameWords(name).map((word) => wordKeys(word)[0] ?? '')
  return keys.toSorted().join(' ')
}
