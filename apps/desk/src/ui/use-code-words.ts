import { entry, labelAtStart, type VocabularyName } from '@amparo/vocabulary'
import { useLanguage } from '../locales/use-language.ts'

/** A code of a vocabulary as the page's language says it; the code itself where the vocabulary is newer than this page. */
export function useCodeWords(): (vocabulary: VocabularyName, code: string) => string {
  const language = useLanguage()
  return (vocabulary, code) => {
    const known = entry(vocabulary, code)
    return known === undefined ? code : labelAtStart(known, language)
  }
}
