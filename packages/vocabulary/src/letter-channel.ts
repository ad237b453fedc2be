import { defineVocabulary } from './entry.ts'

/** How a letter went out. */
export const letterChannels = defineVocabulary(
  'letter-channel',
  { source: 'Amparo: the ways a letter leaves an office', certainty: 'office' },
  {
    'by-hand': {
      en: 'handed in at their office',
      ru: 'сдано в канцелярию лично',
      be: 'здадзена ў канцылярыю асабіста',
      th: 'ยื่นด้วยตนเองที่หน่วยงาน',
    },
    post: {
      en: 'by post',
      ru: 'по почте',
      be: 'па пошце',
      th: 'ทางไปรษณีย์',
    },
    courier: {
      en: 'by courier',
      ru: 'курьером',
      be: 'кур’ерам',
      th: 'โดยพนักงานส่งเอกสาร',
    },
    email: {
      en: 'by e-mail',
      ru: 'по электронной почте',
      be: 'па электроннай пошце',
      th: 'ทางอีเมล',
    },
    'foreign-ministry': {
      en: 'through the foreign ministry',
      ru: 'через министерство иностранных дел',
      be: 'праз міністэрства замежных спраў',
      th: 'ผ่านกระทรวงการต่างประเทศ',
    },
    fax: {
      en: 'by fax',
      ru: 'по факсу',
      be: 'па факсе',
      th: 'ทางโทรสาร',
    },
  },
)

export type LetterChannelCode = keyof typeof letterChannels.entries
