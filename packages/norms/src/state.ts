import { defineVocabulary } from '@amparo/vocabulary'

/** States whose obligations are recorded here, by ISO 3166-1. Of any other one nothing is known. */
export const states = defineVocabulary(
  'state',
  { source: 'ISO 3166-1; names by common use in each language', certainty: 'standard' },
  {
    BY: { en: 'Belarus', ru: 'Беларусь', be: 'Беларусь', th: 'เบลารุส' },
    KZ: { en: 'Kazakhstan', ru: 'Казахстан', be: 'Казахстан', th: 'คาซัคสถาน' },
    LT: { en: 'Lithuania', ru: 'Литва', be: 'Літва', th: 'ลิทัวเนีย' },
    MM: { en: 'Myanmar', ru: 'Мьянма', be: 'М’янма', th: 'เมียนมา' },
    NI: { en: 'Nicaragua', ru: 'Никарагуа', be: 'Нікарагуа', th: 'นิการากัว' },
    PL: { en: 'Poland', ru: 'Польша', be: 'Польшча', th: 'โปแลนด์' },
    RU: {
      en: 'Russian Federation',
      ru: 'Российская Федерация',
      be: 'Расійская Федэрацыя',
      th: 'สหพันธรัฐรัสเซีย',
    },
    TH: { en: 'Thailand', ru: 'Таиланд', be: 'Тайланд', th: 'ไทย' },
    UA: { en: 'Ukraine', ru: 'Украина', be: 'Украіна', th: 'ยูเครน' },
  },
)

export type StateCode = keyof typeof states.entries
