import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language, LanguageCode } from '../locales/languages.ts'
import type { Messages } from '../locales/messages.ts'

/** The chosen language and its words. */
export interface Words {
  readonly code: LanguageCode
  readonly language: Language
  readonly messages: Messages
}

const Chosen = createContext<Words | null>(null)

export const WordsProvider = Chosen.Provider

export function useWords(): Words {
  const words = useContext(Chosen)
  if (words === null) throw new Error('no language has been chosen')
  return words
}
