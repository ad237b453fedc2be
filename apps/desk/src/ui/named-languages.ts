import { languages, type Language } from '@amparo/vocabulary'

/** A language by its tag (BCP 47), as the reader's own calls it. */
export interface NamedLanguage {
  readonly code: string
  readonly name: string
}

export interface NamedLanguages {
  /** Those this office speaks, the reader's first. */
  readonly own: readonly NamedLanguage[]
  /** Every other with a code of two letters (ISO 639-1) that the browser has a name for, by name. */
  readonly others: readonly NamedLanguage[]
}

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')

/** What can be chosen by name; of all others there are codes only. */
export function namedLanguages(reader: Language): NamedLanguages {
  const names = new Intl.DisplayNames([reader], { type: 'language', fallback: 'none' })
  const order = new Intl.Collator(reader)
  const named = (code: string): NamedLanguage[] => {
    const name = names.of(code)
    return name === undefined ? [] : [{ code, name }]
  }
  const own = [reader, ...languages.filter((code) => code !== reader)].flatMap(named)
  const others = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => isPresentForm(code) && own.every((one) => one.code !== code))
    .flatMap(named)
    .toSorted((a, b) => order.compare(a.name, b.name))
  return { own, others }
}

/** A code that was replaced (iw by he) would be a second one of the same language. */
function isPresentForm(code: string): boolean {
  return new Intl.Locale(code).language === code
}

/** Whether it is written as a language tag (BCP 47). */
export function isLanguage(tag: string): boolean {
  return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(tag)
}
