import type { WordList } from '@amparo/seal/words/list'

/** The languages that have a list of words of their own. A page loads only those it reads. */
export const wordLists = {
  en: () => import('@amparo/seal/words/english').then((file) => file.english),
  ru: () => import('@amparo/seal/words/russian').then((file) => file.russian),
  be: () => import('@amparo/seal/words/belarusian').then((file) => file.belarusian),
  th: () => import('@amparo/seal/words/thai').then((file) => file.thai),
} as const satisfies Record<string, () => Promise<WordList>>

export type WordsLanguage = keyof typeof wordLists

/** The list a page of that language shows its codes in: English where it has none of its own. */
export function wordsLanguage(language: string): WordsLanguage {
  return Object.hasOwn(wordLists, language) ? (language as WordsLanguage) : 'en'
}

/** The lists a text may be from, by its letters; most letters decide where they are mixed. */
export function languagesOf(text: string): readonly [WordsLanguage, ...WordsLanguage[]] {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0
  const latin = count(/\p{Script=Latin}/gu)
  const cyrillic = count(/\p{Script=Cyrillic}/gu)
  const thai = count(/\p{Script=Thai}/gu)
  if (thai > latin && thai >= cyrillic) return ['th']
  return cyrillic > latin ? ['ru', 'be'] : ['en']
}
