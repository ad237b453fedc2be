import { defineVocabulary } from './entry.ts'

/** What a person answers for one purpose of consent. No answer at all counts as `no`. */
export const consentAnswers = defineVocabulary(
  'consent-answer',
  { source: 'Amparo: the answers of the consent matrix', certainty: 'office' },
  {
    no: { en: 'no', ru: 'нет', be: 'не', th: 'ไม่ยินยอม' },
    anonymous: {
      en: 'yes, without saying who it is',
      ru: 'да, без указания личности',
      be: 'так, без указання асобы',
      th: 'ยินยอม โดยไม่ระบุว่าเป็นใคร',
    },
    pseudonym: {
      en: 'yes, under another name',
      ru: 'да, под другим именем',
      be: 'так, пад іншым імем',
      th: 'ยินยอม โดยใช้นามแฝง',
    },
    named: {
      en: 'yes, with the name',
      ru: 'да, с указанием имени',
      be: 'так, з указаннем імя',
      th: 'ยินยอม โดยระบุชื่อจริง',
    },
    'ask-each-time': {
      en: 'ask each time',
      ru: 'спрашивать каждый раз',
      be: 'пытацца кожны раз',
      th: 'ให้ถามก่อนทุกครั้ง',
    },
  },
)

export type ConsentAnswerCode = keyof typeof consentAnswers.entries
