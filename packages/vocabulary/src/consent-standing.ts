import { defineVocabulary } from './entry.ts'

/** Whose word a consent is. Nobody consents for an adult who can be asked. */
export const consentStandings = defineVocabulary(
  'consent-standing',
  {
    source: 'Practice of the field: consent of children, and of relatives of the dead and missing',
    certainty: 'field',
  },
  {
    self: { en: 'the person', ru: 'сам человек', be: 'сам чалавек', th: 'เจ้าตัว' },
    guardian: {
      en: 'the child’s parent or guardian',
      ru: 'родитель или опекун ребёнка',
      be: 'бацькі або апякун дзіцяці',
      th: 'บิดามารดาหรือผู้ปกครองของเด็ก',
    },
    'next-of-kin': {
      en: 'the next of kin, when the person is missing or dead',
      ru: 'близкий родственник, если человек пропал или умер',
      be: 'блізкі сваяк, калі чалавек прапаў або памёр',
      th: 'ญาติใกล้ชิด เมื่อเจ้าตัวสูญหายหรือเสียชีวิต',
    },
    lawyer: {
      en: 'the lawyer, within the mandate',
      ru: 'адвокат, в пределах полномочий',
      be: 'адвакат, у межах паўнамоцтваў',
      th: 'ทนายความ ภายในขอบเขตที่ได้รับมอบหมาย',
      source: 'Amparo: a lawyer’s word reaches as far as the mandate',
      certainty: 'office',
    },
  },
)

export type ConsentStandingCode = keyof typeof consentStandings.entries
