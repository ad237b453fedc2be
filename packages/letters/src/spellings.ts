import { scriptOf, type Script } from '@amparo/names'
import type { Language } from '@amparo/vocabulary'
import type { LetterPerson } from './letter.ts'

type Spelling = LetterPerson['names'][number]

/** The scripts in which a clerk who reads the language looks a name up, the first before the others. */
const readFirst: Readonly<Record<Language, readonly Script[]>> = {
  en: ['latin', 'cyrillic'],
  ru: ['cyrillic', 'latin'],
  be: ['cyrillic', 'latin'],
  th: ['thai', 'latin', 'cyrillic'],
}

/**
 * Every spelling once, whatever its script: any of them may be the one under which a person was written down. First those of
 * the language itself, then those of its script, then the scripts that its readers know, then the rest; among equals as given.
 */
export function spellingsInOrder(names: readonly Spelling[], language: Language): Spelling[] {
  const place = (name: Spelling) => {
    const script = readFirst[language].indexOf(scriptOf(name.text))
    const isOwn = name.language?.split('-')[0] === language
    return (script < 0 ? 10 : script) * 2 - (isOwn ? 1 : 0)
  }
  const seen = new Set<string>()
  return names
    .map((name) => ({ ...name, text: name.text.normalize('NFC').replace(/\s+/gu, ' ').trim() }))
    .filter(({ text }) => !seen.has(text) && seen.add(text) !== undefined)
    .toSorted((a, b) => place(a) - place(b))
}
