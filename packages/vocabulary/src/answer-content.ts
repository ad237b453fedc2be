import { defineMapped } from './huridocs.ts'

const mapped = {
  source: 'HURIDOCS micro-thesaurus 27, responses to an intervention; labels are our own',
  certainty: 'field',
} as const

/**
 * What an authority says to one question about one person. It is what the authority says, never
 * what is so: `denies` beside a cell-mate's word is a contradiction, not a correction.
 */
export const answerContents = defineMapped(
  'answer-content',
  {
    source: 'Amparo: what answers of authorities come to, question by question',
    certainty: 'office',
  },
  {
    confirms: {
      en: 'confirms it',
      ru: 'подтверждает',
      be: 'пацвярджае',
      th: 'ยืนยัน',
      huridocs: [],
    },
    denies: {
      en: 'denies it',
      ru: 'отрицает',
      be: 'адмаўляе',
      th: 'ปฏิเสธข้อเท็จจริง',
      huridocs: ['L27/03.01'],
      ...mapped,
    },
    partial: {
      en: 'answers in part',
      ru: 'отвечает частично',
      be: 'адказвае часткова',
      th: 'ตอบบางส่วน',
      huridocs: [],
    },
    // Not a denial: a body that finds no record has not said that nobody is held.
    'no-record': {
      en: 'finds nothing in its records',
      ru: 'не находит записей у себя',
      be: 'не знаходзіць запісаў у сябе',
      th: 'แจ้งว่าไม่พบในบันทึก',
      huridocs: [],
    },
    promises: {
      en: 'promises to answer or to act',
      ru: 'обещает ответить или принять меры',
      be: 'абяцае адказаць або прыняць меры',
      th: 'รับปากว่าจะตอบหรือดำเนินการ',
      huridocs: ['L27/02'],
      ...mapped,
    },
    'refers-elsewhere': {
      en: 'names another body to ask',
      ru: 'называет другой орган',
      be: 'называе іншы орган',
      th: 'ให้ไปถามหน่วยงานอื่น',
      huridocs: [],
    },
    'not-competent': {
      en: 'says it is not within its powers',
      ru: 'не в его компетенции',
      be: 'не ў яго кампетэнцыі',
      th: 'แจ้งว่าไม่อยู่ในอำนาจหน้าที่',
      huridocs: [],
    },
    'refuses-data-protection': {
      en: 'refuses: protection of personal data',
      ru: 'отказ: защита персональных данных',
      be: 'адмова: абарона персанальных даных',
      th: 'ปฏิเสธโดยอ้างการคุ้มครองข้อมูลส่วนบุคคล',
      huridocs: [],
    },
    'refuses-secret': {
      en: 'refuses: a secret protected by law',
      ru: 'отказ: охраняемая законом тайна',
      be: 'адмова: таямніца, якую ахоўвае закон',
      th: 'ปฏิเสธโดยอ้างความลับที่กฎหมายคุ้มครอง',
      huridocs: [],
    },
    'refuses-standing': {
      en: 'refuses: whoever asks has no right to know',
      ru: 'отказ: тому, кто спрашивает, знать не положено',
      be: 'адмова: той, хто пытаецца, не мае права ведаць',
      th: 'ปฏิเสธโดยอ้างว่าผู้ถามไม่มีสิทธิรู้',
      huridocs: [],
    },
    'refuses-other': {
      en: 'refuses: another reason, or none given',
      ru: 'отказ: по другой причине или без причины',
      be: 'адмова: з іншай прычыны або без прычыны',
      th: 'ปฏิเสธด้วยเหตุอื่นหรือไม่ให้เหตุผล',
      huridocs: [],
    },
    'asks-more': {
      en: 'asks for more about the person',
      ru: 'просит больше сведений о человеке',
      be: 'просіць больш звестак пра чалавека',
      th: 'ขอรายละเอียดเพิ่มเกี่ยวกับบุคคลนั้น',
      huridocs: ['L27/04'],
      ...mapped,
    },
    'wrong-person': {
      en: 'seems to be about somebody else',
      ru: 'похоже, речь о другом человеке',
      be: 'падобна, гаворка пра іншага чалавека',
      th: 'ดูเหมือนตอบถึงคนอื่น',
      huridocs: [],
    },
    empty: {
      en: 'says nothing on this question',
      ru: 'об этом ничего не сказано',
      be: 'пра гэта нічога не сказана',
      th: 'ไม่ได้ตอบคำถามนี้',
      huridocs: ['L27/05'],
      ...mapped,
    },
  },
)

export type AnswerContentCode = keyof typeof answerContents.entries
