import { defineVocabulary } from './entry.ts'

/** What the authorities say about holding the person. Silence is recorded, never read as an answer. */
export const acknowledged = defineVocabulary(
  'acknowledged',
  {
    source: 'HURIDOCS list 30, whereabouts: capture acknowledged, capture denied',
    certainty: 'field',
  },
  {
    acknowledged: {
      en: 'the authorities acknowledge it',
      ru: 'власти признают',
      be: 'улады прызнаюць',
      th: 'หน่วยงานรัฐยอมรับ',
    },
    denied: {
      en: 'the authorities deny it',
      ru: 'власти отрицают',
      be: 'улады адмаўляюць',
      th: 'หน่วยงานรัฐปฏิเสธ',
    },
    silent: {
      en: 'the authorities have not answered',
      ru: 'власти не ответили',
      be: 'улады не адказалі',
      th: 'หน่วยงานรัฐยังไม่ตอบ',
      source: 'Amparo: a request without an answer',
      certainty: 'office',
    },
  },
)

/** Independent of where the person is and of what the authorities acknowledge. */
export const alive = defineVocabulary(
  'alive',
  { source: 'HURIDOCS list 25, status as victim: dead, found alive', certainty: 'field' },
  {
    alive: { en: 'alive', ru: 'в живых', be: 'у жывых', th: 'ยังมีชีวิตอยู่' },
    dead: { en: 'dead', ru: 'нет в живых', be: 'няма ў жывых', th: 'เสียชีวิตแล้ว' },
  },
)

export type AcknowledgedCode = keyof typeof acknowledged.entries
export type AliveCode = keyof typeof alive.entries
