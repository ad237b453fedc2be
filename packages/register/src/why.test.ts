import { languages } from '@amparo/vocabulary'
import { expect, it } from 'vitest'
import { whyCodes, whySentence } from './why.ts'

it.each(languages)('every reason is one plain sentence of its own in %s', (language) => {
  const sentences = whyCodes.map((code) => whySentence(code, language))
  expect(new Set(sentences).size).toBe(sentences.length)
  for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}[^.]+\.$/u)
})

it('no reason speaks of how far a person can be believed', () => {
  for (const code of whyCodes) {
    expect(whySentence(code, 'en')).not.toMatch(/witness|trust|reliable|believ|liar|honest/i)
    expect(whySentence(code, 'ru')).not.toMatch(/свидетел|довер|надёжн|честн/i)
  }
})
