import { returnCodeFrom } from '@amparo/seal'
import type { WordList } from '@amparo/seal/words/list'
import type { Language } from '@amparo/vocabulary'

/** The list of words of each language, loaded when somebody needs it. */
const wordLists: Readonly<Record<Language, () => Promise<WordList>>> = {
  en: () => import('@amparo/seal/words/english').then((file) => file.english),
  ru: () => import('@amparo/seal/words/russian').then((file) => file.russian),
  be: () => import('@amparo/seal/words/belarusian').then((file) => file.belarusian),
  th: () => import('@amparo/seal/words/thai').then((file) => file.thai),
}

/** How a language writes a code in words. */
export async function codeInWords(
  language: Language,
): Promise<(code: Uint8Array) => readonly string[]> {
  const [{ wordsOf }, list] = await Promise.all([
    import('@amparo/seal/words/list'),
    wordLists[language](),
  ])
  return (code) => wordsOf(returnCodeFrom(code), list)
}

/** Whether words of any of the lists are this code. */
export async function areWordsOf(typed: string, code: Uint8Array): Promise<boolean> {
  const { readWords } = await import('@amparo/seal/words/list')
  const [first, ...others] = await Promise.all(Object.values(wordLists).map((load) => load()))
  if (first === undefined) return false
  const read = readWords(typed, [first, ...others])
  return read.verdict === 'code' && sameBytes(read.code, code)
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
