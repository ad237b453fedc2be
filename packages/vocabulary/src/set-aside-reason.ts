import { defineVocabulary } from './entry.ts'

/** Why a message is not worked on. Every one of them can be taken back. */
export const setAsideReasons = defineVocabulary(
  'set-aside-reason',
  { source: 'Amparo: made for the office’s own work', certainty: 'office' },
  {
    'not-for-us': {
      en: 'outside what this office does',
      ru: 'не относится к работе этого офиса',
      be: 'не тычыцца працы гэтага офіса',
      th: 'อยู่นอกงานของสำนักงานนี้',
    },
    'no-content': {
      en: 'nothing in it that can be read',
      ru: 'нет содержания, которое можно прочесть',
      be: 'няма зместу, які можна прачытаць',
      th: 'ไม่มีเนื้อหาที่อ่านได้',
    },
    'same-as-another': {
      en: 'the same as another message',
      ru: 'повторяет другое сообщение',
      be: 'паўтарае іншае паведамленне',
      th: 'ซ้ำกับข้อความอื่น',
    },
    test: {
      en: 'somebody trying out the page',
      ru: 'проба страницы',
      be: 'проба старонкі',
      th: 'เป็นการทดลองใช้หน้ารับแจ้ง',
    },
    'cannot-follow': {
      en: 'we cannot follow it up now',
      ru: 'сейчас мы не можем этим заняться',
      be: 'зараз мы не можам гэтым заняцца',
      th: 'ขณะนี้เรายังติดตามเรื่องนี้ไม่ได้',
    },
    flood: {
      en: 'one of many sent to block the office',
      ru: 'одно из множества, отправленных, чтобы перегрузить офис',
      be: 'адно з мноства, адпраўленых, каб перагрузіць офіс',
      th: 'เป็นหนึ่งในข้อความจำนวนมากที่ส่งมาเพื่อขัดขวางสำนักงาน',
    },
  },
)

export type SetAsideReasonCode = keyof typeof setAsideReasons.entries
