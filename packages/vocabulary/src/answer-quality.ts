import { defineVocabulary } from './entry.ts'

export type AnswerQualityCode =
  | 'none'
  | 'receipt-only'
  | 'in-translation'
  | 'refused'
  | 'asks-more'
  | 'rejected-unsubstantiated'
  | 'incomplete'
  | 'largely-satisfactory'
  | 'violation-accepted'

export interface AnswerQualityFacts {
  /** A good answer: the next letter can thank for it. */
  readonly thanks: boolean
}

const own = { source: 'Amparo: answers as an office counts them', certainty: 'office' } as const

/**
 * What an answer is worth, judged by an officer: the answer, never whoever wrote it. From nothing
 * at all up to the best.
 */
export const answerQualities = defineVocabulary<AnswerQualityCode, AnswerQualityFacts>(
  'answer-quality',
  {
    source: 'Grading of replies in reports of special procedures on executions; worded by us',
    certainty: 'uncertain',
  },
  {
    none: {
      en: 'no reply',
      ru: 'ответа нет',
      be: 'адказу няма',
      th: 'ไม่มีคำตอบ',
      thanks: false,
    },
    'receipt-only': {
      en: 'only that the letter arrived',
      ru: 'подтверждено только получение',
      be: 'пацверджана толькі атрыманне',
      th: 'แจ้งเพียงว่าได้รับหนังสือ',
      thanks: false,
    },
    'in-translation': {
      en: 'waits for translation',
      ru: 'ждёт перевода',
      be: 'чакае перакладу',
      th: 'รอการแปล',
      thanks: false,
    },
    refused: {
      en: 'an answer is refused',
      ru: 'в ответе отказано',
      be: 'у адказе адмоўлена',
      th: 'ปฏิเสธที่จะให้คำตอบ',
      thanks: false,
      ...own,
    },
    'asks-more': {
      en: 'asks for more information',
      ru: 'просит дополнительные сведения',
      be: 'просіць дадатковыя звесткі',
      th: 'ขอข้อมูลเพิ่มเติม',
      thanks: false,
    },
    'rejected-unsubstantiated': {
      en: 'rejected without showing why',
      ru: 'отвергнуто без обоснования',
      be: 'адхілена без абгрунтавання',
      th: 'ปฏิเสธโดยไม่แสดงเหตุผลรองรับ',
      thanks: false,
    },
    incomplete: {
      en: 'incomplete',
      ru: 'неполный ответ',
      be: 'няпоўны адказ',
      th: 'คำตอบไม่ครบถ้วน',
      thanks: false,
    },
    'largely-satisfactory': {
      en: 'largely satisfactory',
      ru: 'в основном удовлетворительный ответ',
      be: 'пераважна здавальняльны адказ',
      th: 'คำตอบน่าพอใจเป็นส่วนใหญ่',
      thanks: true,
    },
    'violation-accepted': {
      en: 'the violation is admitted',
      ru: 'нарушение признано',
      be: 'парушэнне прызнана',
      th: 'ยอมรับว่ามีการละเมิด',
      thanks: true,
    },
  },
)
