import { defineVocabulary } from './entry.ts'

/** Where the information of a claim comes from. */
export const sourceKinds = defineVocabulary(
  'source-kind',
  { source: 'Amparo: the ways information reaches an office', certainty: 'office' },
  {
    submission: { en: 'message', ru: 'сообщение', be: 'паведамленне', th: 'ข้อความ' },
    interview: { en: 'interview', ru: 'беседа', be: 'гутарка', th: 'การสัมภาษณ์' },
    document: { en: 'document', ru: 'документ', be: 'дакумент', th: 'เอกสาร' },
    list: { en: 'list', ru: 'список', be: 'спіс', th: 'รายชื่อ' },
    authority: {
      en: 'state authority',
      ru: 'государственный орган',
      be: 'дзяржаўны орган',
      th: 'หน่วยงานของรัฐ',
    },
    office: {
      en: 'this office’s own observation',
      ru: 'собственное наблюдение офиса',
      be: 'уласнае назіранне офіса',
      th: 'สิ่งที่สำนักงานนี้พบเอง',
    },
  },
)

export type SourceKindCode = keyof typeof sourceKinds.entries
