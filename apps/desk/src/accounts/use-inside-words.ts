import type { TriageAnswer } from '@amparo/seal'
import { entry, label, triageAnswers } from '@amparo/vocabulary'
import { useLanguage } from '../locales/use-language.ts'

/** Answers and reasons as they stand inside a sentence. */
export function useInsideWords() {
  const language = useLanguage()
  return {
    answer: (answer: TriageAnswer): string => label(triageAnswers.entries[answer], language),
    /** The code itself where the vocabulary is newer than this page. */
    reason: (code: string): string => {
      const known = entry('retelling-reason', code)
      return known === undefined ? code : label(known, language)
    },
  }
}
