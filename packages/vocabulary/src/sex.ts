import { defineVocabulary } from './entry.ts'

/** As the person or the one who tells says it; `unknown` is a value, not an absence. */
export const sex = defineVocabulary(
  'sex',
  { source: 'HURIDOCS Events Standard Formats, Person: sex', certainty: 'field' },
  {
    female: { en: 'female', ru: 'женский', be: 'жаночы', th: 'หญิง' },
    male: { en: 'male', ru: 'мужской', be: 'мужчынскі', th: 'ชาย' },
    other: { en: 'other', ru: 'другой', be: 'іншы', th: 'อื่น ๆ' },
    unknown: { en: 'not known', ru: 'неизвестно', be: 'невядома', th: 'ไม่ทราบ' },
  },
)

export type SexCode = keyof typeof sex.entries
