import { defineVocabulary } from './entry.ts'

/** For whom somebody writes to us. */
export const tellings = defineVocabulary(
  'telling',
  { source: 'Amparo: the questions of the report page', certainty: 'office' },
  {
    self: { en: 'about themselves', ru: 'о себе' },
    relative: { en: 'about a relative', ru: 'о близком человеке' },
    lawyer: { en: 'as a lawyer', ru: 'как адвокат' },
    unsaid: { en: 'somebody else, or not said', ru: 'о ком-то другом или не указано' },
  },
)

export type TellingCode = keyof typeof tellings.entries
