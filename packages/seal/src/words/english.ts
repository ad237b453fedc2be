import { wordlist } from '@scure/bip39/wordlists/english.js'
import { wordList } from './word-list.ts'

// A phone may write İ for i, or add accents: letters are all we read.
const spelling = (typed: string): string => typed.replaceAll(/\p{M}/gu, '')

/** The 2,048 English words of BIP 39. */
export const english = wordList(wordlist.join(' '), spelling)
