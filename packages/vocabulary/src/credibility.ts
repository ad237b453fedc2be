import { defineVocabulary } from './entry.ts'

/**
 * Admiralty scale, the information half. It grades one piece of information and nothing else:
 * no person is ever given a grade. 6 is no rating and is what a new claim starts with.
 */
export const credibility = defineVocabulary(
  'credibility',
  { source: 'Admiralty scale: credibility of information, 1 to 6', certainty: 'standard' },
  {
    '1': {
      en: 'confirmed by independent sources',
      ru: 'подтверждено независимыми источниками',
      be: 'пацверджана незалежнымі крыніцамі',
      th: 'ยืนยันแล้วจากแหล่งข้อมูลที่เป็นอิสระต่อกัน',
    },
    '2': {
      en: 'probably true',
      ru: 'вероятно, соответствует действительности',
      be: 'верагодна, адпавядае рэчаіснасці',
      th: 'น่าจะเป็นความจริง',
    },
    '3': {
      en: 'possibly true',
      ru: 'возможно, соответствует действительности',
      be: 'магчыма, адпавядае рэчаіснасці',
      th: 'อาจเป็นความจริง',
    },
    '4': { en: 'doubtful', ru: 'сомнительно', be: 'сумнеўна', th: 'น่าสงสัย' },
    '5': { en: 'improbable', ru: 'маловероятно', be: 'малаверагодна', th: 'ไม่น่าเป็นความจริง' },
    '6': {
      en: 'cannot be judged',
      ru: 'оценить нельзя',
      be: 'ацаніць немагчыма',
      th: 'ยังประเมินไม่ได้',
    },
  },
)

export type CredibilityCode = keyof typeof credibility.entries
