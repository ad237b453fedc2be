import { defineVocabulary } from './entry.ts'

/** How the sender says we may reach them. */
export const reachWays = defineVocabulary(
  'reach-way',
  { source: 'Amparo: the questions of the report page', certainty: 'office' },
  {
    mailbox: {
      en: 'through the report page, with the return code',
      ru: 'через эту же страницу, по коду',
      be: 'праз гэту ж старонку, па кодзе',
      th: 'ผ่านหน้ารับแจ้งนี้ ด้วยรหัสกลับเข้า',
    },
    phone: { en: 'by phone', ru: 'по телефону', be: 'па тэлефоне', th: 'ทางโทรศัพท์' },
    messenger: { en: 'by messenger', ru: 'в мессенджере', be: 'у месенджары', th: 'ทางแอปแชต' },
    email: {
      en: 'by e-mail',
      ru: 'по электронной почте',
      be: 'па электроннай пошце',
      th: 'ทางอีเมล',
    },
    other: { en: 'another way', ru: 'другим способом', be: 'іншым спосабам', th: 'วิธีอื่น' },
    none: {
      en: 'not at all',
      ru: 'связываться не нужно',
      be: 'звязвацца не трэба',
      th: 'ไม่ต้องติดต่อกลับ',
    },
  },
)

export type ReachWayCode = keyof typeof reachWays.entries
