import { i18n } from '@lingui/core'
import { languages, type Language } from '@amparo/vocabulary'

/** Each language in its own words, and the way it is written. */
export const languageNames: Readonly<
  Record<Language, { readonly name: string; readonly direction: 'ltr' | 'rtl' }>
> = {
  en: { name: 'English', direction: 'ltr' },
  ru: { name: 'Русский', direction: 'ltr' },
}

/** The first of the person’s languages that we speak. Kept nowhere: the browser knows it already. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const first = wanted
    .map((tag) => languages.find((language) => tag.toLowerCase().split('-')[0] === language))
    .find((language) => language !== undefined)
  return first ?? 'en'
}

/** Loads a language and puts the document into it. */
export async function activateLanguage(language: Language): Promise<void> {
  const { messages } = await catalogues[language]()
  i18n.load(language, messages)
  i18n.activate(language)
  document.documentElement.lang = language
  document.documentElement.dir = languageNames[language].direction
}

const catalogues = {
  en: () => import('./en.po'),
  ru: () => import('./ru.po'),
} satisfies Record<Language, () => Promise<unknown>>
