import { inLatin, scriptOf, type Script } from '@amparo/names'
import type { Language } from '@amparo/vocabulary'

/** Scripts that people who use the page in a language read, the first best. */
const scripts: Readonly<Record<Language, readonly Script[]>> = {
  en: ['latin'],
  ru: ['cyrillic'],
  be: ['cyrillic'],
  th: ['thai', 'latin'],
}

export interface ReaderName {
  readonly text: string
  /** Made by rule from the name’s letters: nobody wrote it so. */
  readonly isMade: boolean
}

/**
 * A name in letters that the reader of a page knows: another spelling that some source gave, else made by rule. Null when the
 * name itself is in such letters, or nothing can be said.
 */
export function readerName(
  name: string,
  others: readonly string[],
  language: Language,
  /** Of which language the name is spelt, if that is known. */
  spelt?: string,
): ReaderName | null {
  const read = scripts[language]
  if (read.includes(scriptOf(name)) || scriptOf(name) === 'other') return null
  const known = read.flatMap((script) => others.filter((one) => scriptOf(one) === script))
  if (known[0] !== undefined) return { text: known[0], isMade: false }
  const made = read.includes('latin') ? inLatin(name, spelt) : null
  return made === null ? null : { text: made, isMade: true }
}
