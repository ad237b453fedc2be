import { defineVocabulary } from './entry.ts'

/** For whom somebody writes to us. */
export const tellings = defineVocabulary(
  'telling',
  { source: 'Amparo: the questions of the report page', certainty: 'office' },
  {
    self: { en: 'about themselves', ru: 'о себе', be: 'пра сябе', th: 'เรื่องของตนเอง' },
    relative: {
      en: 'about a relative',
      ru: 'о близком человеке',
      be: 'пра блізкага чалавека',
      th: 'เรื่องของญาติ',
    },
    lawyer: { en: 'as a lawyer', ru: 'как адвокат', be: 'як адвакат', th: 'ในฐานะทนายความ' },
    unsaid: {
      en: 'somebody else, or not said',
      ru: 'о ком-то другом или не указано',
      be: 'пра кагосьці іншага або не сказана',
      th: 'เรื่องของผู้อื่น หรือไม่ได้ระบุ',
    },
  },
)

export type TellingCode = keyof typeof tellings.entries
