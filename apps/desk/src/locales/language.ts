import { i18n, type Messages } from '@lingui/core'
import { languages, type Language } from '@amparo/vocabulary'

/** Each language in its own words, and the way it is written. */
export const languageNames: Readonly<
  Record<Language, { readonly name: string; readonly direction: 'ltr' | 'rtl' }>
> = {
  en: { name: 'English', direction: 'ltr' },
  ru: { name: 'Русский', direction: 'ltr' },
  be: { name: 'Беларуская', direction: 'ltr' },
  th: { name: 'ไทย', direction: 'ltr' },
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
  i18n.load(language, await messagesOf(language))
  i18n.activate(language, [...localesOf(language)])
  document.documentElement.lang = language
  document.documentElement.dir = languageNames[language].direction
}

/**
 * What to ask the browser for. Those built on Chromium know nothing of Belarusian; Russian counts
 * and groups figures the same way.
 */
export function localesOf(language: Language): readonly string[] {
  return language === 'be' ? ['be', 'ru'] : [language]
}

/** The twelve months as one stands alone. */
export function monthNames(language: Language): readonly string[] {
  if (language === 'be') return belarusianMonths
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2020, month, 15)))
}

const belarusianMonths = [
  'студзень',
  'люты',
  'сакавік',
  'красавік',
  'май',
  'чэрвень',
  'ліпень',
  'жнівень',
  'верасень',
  'кастрычнік',
  'лістапад',
  'снежань',
]

/** A language by its tag, in the words of another; undefined for what is no tag. */
export function languageName(tag: string, language: Language): string | undefined {
  const [main = tag] = tag.split('-')
  if (language === 'be' && Object.hasOwn(belarusianNames, main)) return belarusianNames[main]
  try {
    const names = new Intl.DisplayNames([...localesOf(language)], { type: 'language' })
    return names.of(tag) ?? tag
  } catch {
    return undefined
  }
}

/** Those that are told in most; of any other, the Russian name stands in. */
const belarusianNames: Readonly<Record<string, string>> = {
  ar: 'арабская',
  az: 'азербайджанская',
  be: 'беларуская',
  de: 'нямецкая',
  en: 'англійская',
  es: 'іспанская',
  et: 'эстонская',
  fa: 'фарсі',
  fr: 'французская',
  he: 'іўрыт',
  hy: 'армянская',
  ka: 'грузінская',
  kk: 'казахская',
  ky: 'кыргызская',
  lt: 'літоўская',
  lv: 'латышская',
  pl: 'польская',
  ro: 'румынская',
  ru: 'руская',
  tg: 'таджыкская',
  th: 'тайская',
  tr: 'турэцкая',
  uk: 'украінская',
  uz: 'узбекская',
  zh: 'кітайская',
}

/** The texts of a language, also for a page that shows another one. */
export async function messagesOf(language: Language): Promise<Messages> {
  return (await catalogues[language]()).messages
}

const catalogues = {
  en: () => import('./en.po'),
  ru: () => import('./ru.po'),
  be: () => import('./be.po'),
  th: () => import('./th.po'),
} satisfies Record<Language, () => Promise<{ readonly messages: Messages }>>
