import { defineVocabulary } from './entry.ts'

/** As the person or the one who tells says it; `unknown` is a value, not an absence. */
export const sex = defineVocabulary(
  'sex',
  { source: 'HURIDOCS Events Standard Formats, Person: sex', certainty: 'field' },
  {
    female: { en: 'female', ru: 'женский' },
    male: { en: 'male', ru: 'мужской' },
    other: { en: 'other', ru: 'другой' },
    unknown: { en: 'not known', ru: 'неизвестно' },
  },
)

export type SexCode = keyof typeof sex.entries
