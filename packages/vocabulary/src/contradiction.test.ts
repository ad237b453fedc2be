import { expect, test } from 'vitest'
import { contradictions } from './contradiction.ts'
import type { ContradictionCode } from './contradiction.ts'
import { languages } from './entry.ts'

const quotes = Object.values(contradictions.entries)

test('what a letter may put is a whole sentence in the letters of its language', () => {
  const whole = {
    en: /^[A-Z][^\p{sc=Cyrillic}\p{sc=Thai}]+\.$/u,
    ru: /^[А-ЯЁ][^іўґ\p{sc=Latin}]+\.$/u,
    be: /^[А-ЯЁІЎ][^ищъ\p{sc=Latin}]+\.$/u,
    th: /^\p{sc=Thai}[^.\p{sc=Latin}\p{sc=Cyrillic}]+$/u,
  }
  for (const { quote } of quotes) {
    for (const language of languages) expect(quote[language]).toMatch(whole[language])
  }
})

test('it names no source, no day, no place and no number', () => {
  const telling = {
    en: /\b(cell-?mate|lawyer (?:says|told)|mother|witness|relative|source|saw|seen)\b|\d/iu,
    ru: /сокамерник|адвокат сообщ|мать|очевид|источник|видел|\d/iu,
    be: /сукамернік|адвакат паведам|маці|відавоч|крыніц|бачы|\d/iu,
    th: /เพื่อนร่วมห้องขัง|มารดา|พยาน|แหล่งข้อมูล|พบเห็น|\d/u,
  }
  for (const { quote } of quotes) {
    for (const language of languages) expect(quote[language]).not.toMatch(telling[language])
  }
})

test('of what only a few can know it asserts nothing, and asks', () => {
  const fewKnow: readonly ContradictionCode[] = [
    'body-not-returned',
    'said-held-but-free',
    'release-time-differs',
    'health-but-harm',
    'examination-not-made',
    'lawyer-not-met',
    'family-not-told',
    'complaint-not-received',
    'investigation-denied',
    'investigation-not-seen',
  ]
  const asking = {
    en: /^The office asks /u,
    ru: /^Офис просит /u,
    be: /^Офіс просіць /u,
    th: /^สำนักงานขอ/u,
  }
  for (const code of fewKnow) {
    for (const language of languages) {
      expect(contradictions.entries[code].quote[language], code).toMatch(asking[language])
    }
  }
})
