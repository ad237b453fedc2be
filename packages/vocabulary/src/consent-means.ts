import { defineVocabulary } from './entry.ts'

/** How a consent was given, and so what can show later that it was. */
export const consentMeans = defineVocabulary(
  'consent-means',
  { source: 'Amparo: how an answer of the consent matrix was recorded', certainty: 'office' },
  {
    signed: {
      en: 'signed on paper',
      ru: 'подписано на бумаге',
      be: 'падпісана на паперы',
      th: 'ลงชื่อในเอกสาร',
    },
    'recorded-voice': {
      en: 'said in a recording',
      ru: 'сказано под запись',
      be: 'сказана пад запіс',
      th: 'พูดโดยมีการบันทึกเสียง',
    },
    'spoken-before-witness': {
      en: 'said in front of a second person',
      ru: 'сказано в присутствии второго человека',
      be: 'сказана пры другім чалавеку',
      th: 'พูดต่อหน้าบุคคลที่สอง',
    },
    'spoken-remotely': {
      en: 'said by telephone or video call',
      ru: 'сказано по телефону или видеосвязи',
      be: 'сказана па тэлефоне або відэасувязі',
      th: 'พูดทางโทรศัพท์หรือวิดีโอคอล',
    },
    'written-by-message': {
      en: 'written in a message',
      ru: 'написано в сообщении',
      be: 'напісана ў паведамленні',
      th: 'เขียนมาในข้อความ',
    },
  },
)

export type ConsentMeansCode = keyof typeof consentMeans.entries
