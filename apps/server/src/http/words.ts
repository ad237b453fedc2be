import { Refusal } from './refusal.ts'

/** What a person wrote, trimmed and in NFC; refuses nothing at all, more than `most` letters, and what no keyboard writes. */
export function wordsIn(text: string, most: number, about = 'words'): string {
  const words = text.normalize('NFC').trim()
  const isText = words !== '' && words.length <= most && !/[^\P{Cc}\t\n\r]/u.test(words)
  if (!isText) throw new Refusal('value-refused', about)
  return words
}
