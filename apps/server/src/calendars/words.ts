import type { Language } from '@amparo/vocabulary'

interface Words {
  readonly name: string
  readonly reply: (number: string) => string
  readonly promise: string
  readonly meeting: string
}

/** Names neither the office, nor the software, nor whom anything is about: calendars are read by whoever holds the telephone. */
const words: Readonly<Record<Language, Words>> = {
  en: {
    name: 'Days',
    reply: (number) => `A reply is due (№ ${number})`,
    promise: 'A promise is due',
    meeting: 'Meeting with an authority',
  },
  ru: {
    name: 'Дни',
    reply: (number) => `Срок ответа (№ ${number})`,
    promise: 'Срок обещания',
    meeting: 'Встреча с органом власти',
  },
  be: {
    name: 'Дні',
    reply: (number) => `Тэрмін адказу (№ ${number})`,
    promise: 'Тэрмін абяцання',
    meeting: 'Сустрэча з органам улады',
  },
  th: {
    name: 'วันสำคัญ',
    reply: (number) => `ครบกำหนดคำตอบ (เลขที่ ${number})`,
    promise: 'ครบกำหนดคำรับปาก',
    meeting: 'ประชุมกับหน่วยงาน',
  },
}

export function calendarWords(language: Language): Words {
  return words[language]
}
