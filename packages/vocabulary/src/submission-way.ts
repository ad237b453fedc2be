import { defineVocabulary } from './entry.ts'

/** How a message came, whoever wrote it down. */
export const submissionWays = defineVocabulary(
  'submission-way',
  { source: 'Amparo: the ways a message reaches an office', certainty: 'office' },
  {
    page: {
      en: 'through the report page',
      ru: 'через страницу для сообщений',
      be: 'праз старонку для паведамленняў',
      th: 'ผ่านหน้ารับแจ้ง',
    },
    form: {
      en: 'on the signed offline form',
      ru: 'на подписанной форме без интернета',
      be: 'на падпісанай форме без інтэрнэту',
      th: 'ด้วยแบบฟอร์มออฟไลน์ที่มีลายเซ็นกำกับ',
    },
    token: {
      en: 'from a lawyer or partner, with an upload token',
      ru: 'от адвоката или партнёра, по коду отправки',
      be: 'ад адваката або партнёра, па кодзе адпраўкі',
      th: 'จากทนายความหรือองค์กรภาคี ด้วยรหัสส่งเรื่อง',
    },
    phone: { en: 'by telephone', ru: 'по телефону', be: 'па тэлефоне', th: 'ทางโทรศัพท์' },
    visit: {
      en: 'in person, at the office',
      ru: 'лично, на приёме',
      be: 'асабіста, на прыёме',
      th: 'มาพบด้วยตนเอง',
    },
    'voice-message': {
      en: 'by voice message',
      ru: 'голосовым сообщением',
      be: 'галасавым паведамленнем',
      th: 'เป็นข้อความเสียง',
    },
    email: {
      en: 'by e-mail',
      ru: 'по электронной почте',
      be: 'па электроннай пошце',
      th: 'ทางอีเมล',
    },
    messenger: { en: 'by messenger', ru: 'в мессенджере', be: 'у месенджары', th: 'ทางแอปแชต' },
    paper: { en: 'on paper', ru: 'на бумаге', be: 'на паперы', th: 'เป็นเอกสารกระดาษ' },
  },
)

export type SubmissionWayCode = keyof typeof submissionWays.entries
