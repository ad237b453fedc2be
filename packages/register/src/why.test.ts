import { languages } from '@amparo/vocabulary'
import { expect, it } from 'vitest'
import { whyCodes, whySentence } from './why.ts'

// Thai has neither capitals nor full stops.
const oneSentence = {
  en: /^[A-Z][^.]+\.$/,
  ru: /^[А-ЯЁ][^.A-Za-z]+\.$/,
  be: /^[А-ЯІЎЁ][^.A-Za-zищъ]+\.$/,
  th: /^\p{sc=Thai}[\p{sc=Thai}\s]+\p{sc=Thai}$/u,
}

it.each(languages)('every reason is one plain sentence of its own in %s', (language) => {
  const sentences = whyCodes.map((code) => whySentence(code, language))
  expect(new Set(sentences).size).toBe(sentences.length)
  for (const sentence of sentences) expect(sentence).toMatch(oneSentence[language])
})

it('no reason speaks of how far a person can be believed', () => {
  for (const code of whyCodes) {
    expect(whySentence(code, 'en')).not.toMatch(/witness|trust|reliable|believ|liar|honest/i)
    expect(whySentence(code, 'ru')).not.toMatch(/свидетел|довер|надёжн|честн/i)
    expect(whySentence(code, 'be')).not.toMatch(/сведк|давер|надзейн|сумленн|шчыр/i)
    expect(whySentence(code, 'th')).not.toMatch(/พยาน|ไว้ใจ|น่าเชื่อถือ|ซื่อสัตย์|โกหก/)
  }
})
