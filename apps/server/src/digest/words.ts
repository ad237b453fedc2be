import type { Language } from '@amparo/vocabulary'

/** Two numbers, of which the mail tells and nothing else. */
export interface Counts {
  /** Messages nobody has taken over or set aside. */
  readonly waiting: number
  /** Of yesterday and today. */
  readonly arrived: number
}

interface Words {
  readonly subject: string
  readonly text: (counts: Counts) => string
}

/** Names neither the office nor the software: mail is read on its way. */
const words: Readonly<Record<Language, Words>> = {
  en: {
    subject: 'Daily count',
    text: ({ waiting, arrived }) =>
      `Waiting: ${waiting}\nArrived since yesterday: ${arrived}\n\nThis mail comes every day at the same hour, also when nothing has happened.\n`,
  },
  ru: {
    subject: 'Ежедневный счёт',
    text: ({ waiting, arrived }) =>
      `Ожидают: ${waiting}\nПоступило со вчерашнего дня: ${arrived}\n\nЭто письмо приходит каждый день в один и тот же час, даже если ничего не произошло.\n`,
  },
  be: {
    subject: 'Штодзённы лік',
    text: ({ waiting, arrived }) =>
      `Чакаюць: ${waiting}\nПаступіла з учарашняга дня: ${arrived}\n\nГэты ліст прыходзіць кожны дзень у адну і тую ж гадзіну, нават калі нічога не здарылася.\n`,
  },
  th: {
    subject: 'ยอดนับประจำวัน',
    text: ({ waiting, arrived }) =>
      `รออยู่: ${waiting}\nเข้ามาตั้งแต่เมื่อวาน: ${arrived}\n\nอีเมลนี้ส่งทุกวันในเวลาเดียวกัน แม้ไม่มีสิ่งใดเกิดขึ้น\n`,
  },
}

export function digestIn(language: Language, counts: Counts): { subject: string; text: string } {
  const { subject, text } = words[language]
  return { subject, text: text(counts) }
}
