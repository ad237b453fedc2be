import { defineVocabulary } from './entry.ts'

/**
 * What a letter from an authority is, taken whole. A letter that answers some questions and turns
 * others away is `substantive`; what it does to each question stands in its answers.
 */
export const replyKinds = defineVocabulary(
  'reply-kind',
  { source: 'Practice of the field: letters that come back from authorities', certainty: 'field' },
  {
    substantive: {
      en: 'answer on the substance',
      ru: 'ответ по существу',
      be: 'адказ па сутнасці',
      th: 'ตอบในเนื้อหา',
    },
    receipt: {
      en: 'confirms that the letter arrived',
      ru: 'подтверждает получение письма',
      be: 'пацвярджае атрыманне ліста',
      th: 'แจ้งว่าได้รับหนังสือแล้ว',
    },
    'automatic-receipt': {
      en: 'automatic confirmation that the letter arrived',
      ru: 'автоматическое подтверждение получения',
      be: 'аўтаматычнае пацвярджэнне атрымання',
      th: 'แจ้งรับหนังสือโดยระบบอัตโนมัติ',
    },
    interim: {
      en: 'interim answer: more time is needed',
      ru: 'промежуточный ответ: нужно больше времени',
      be: 'прамежкавы адказ: трэба больш часу',
      th: 'ตอบเบื้องต้นและขอเวลาเพิ่ม',
    },
    forwarded: {
      en: 'letter sent on to another body',
      ru: 'письмо переслано другому органу',
      be: 'ліст перасланы іншаму органу',
      th: 'ส่งเรื่องต่อไปยังหน่วยงานอื่น',
    },
    'asks-more': {
      en: 'asks the office for more information',
      ru: 'просит у офиса дополнительные сведения',
      be: 'просіць у офіса дадатковыя звесткі',
      th: 'ขอข้อมูลเพิ่มจากสำนักงาน',
    },
    refusal: {
      en: 'refuses to answer',
      ru: 'отказ отвечать',
      be: 'адмова адказваць',
      th: 'ปฏิเสธที่จะตอบ',
    },
  },
)

export type ReplyKindCode = keyof typeof replyKinds.entries
