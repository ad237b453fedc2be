import type { Language } from '@amparo/vocabulary'
import type { LetterForm } from './template.ts'

/** What stands on every letter of a language, whichever template words it. */
export interface LetterWords {
  /** Before a number. */
  readonly number: string
  /** A letter by its number and day, or by its day alone, inside a sentence. */
  readonly reference: (number: string, day: string) => string
  readonly referenceByDay: (day: string) => string
  /** Before the subject; Russian and Belarusian letters name it without a word. */
  readonly subject: string
  readonly copy: string
  readonly annexTo: Readonly<Record<LetterForm, (reference: string) => string>>
  readonly annexTitle: string
  readonly annexQuestions: string
  readonly columns: {
    readonly row: string
    readonly name: string
    readonly born: string
    readonly lastKnown: string
    readonly questions: string
  }
  readonly lastKnown: { readonly detained: string; readonly 'last-seen': string }
  readonly unknown: string
  readonly page: (page: string, pages: string) => string
  /** Only Thai letters have these two lines above the text. */
  readonly refersTo?: string
  readonly enclosed?: (reference: string) => string
}

export const letterWords: Readonly<Record<Language, LetterWords>> = {
  en: {
    number: 'No.\u00a0',
    reference: (number, day) => `No.\u00a0${number} of ${day}`,
    referenceByDay: (day) => `of ${day}`,
    subject: 'Subject: ',
    copy: 'Copy: ',
    annexTo: {
      letter: (reference) => `Annex to letter ${reference}`,
      note: (reference) => `Annex to note ${reference}`,
    },
    annexTitle: 'Persons about whom information is requested',
    annexQuestions: 'Questions, numbered as in the letter: ',
    columns: {
      row: 'No.',
      name: 'Name, in every spelling known',
      born: 'Born',
      lastKnown: 'Detained or last seen',
      questions: 'Questions',
    },
    lastKnown: { detained: 'detained', 'last-seen': 'last seen' },
    unknown: 'not known',
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
  ru: {
    number: '№\u00a0',
    reference: (number, day) => `№\u00a0${number} от ${day}`,
    referenceByDay: (day) => `от ${day}`,
    subject: '',
    copy: 'Копия: ',
    annexTo: {
      letter: (reference) => `Приложение к письму ${reference}`,
      note: (reference) => `Приложение к ноте ${reference}`,
    },
    annexTitle: 'Список лиц, о которых запрашиваются сведения',
    annexQuestions: 'Вопросы под теми же номерами, что и в письме: ',
    columns: {
      row: '№',
      name: 'Имя во всех известных написаниях',
      born: 'Дата рождения',
      lastKnown: 'Задержание или последние сведения: когда и где',
      questions: 'Вопросы',
    },
    lastKnown: { detained: 'задержание', 'last-seen': 'последние сведения' },
    unknown: 'неизвестно',
    page: (page, pages) => `Страница ${page} из ${pages}`,
  },
  be: {
    number: '№\u00a0',
    reference: (number, day) => `№\u00a0${number} ад ${day}`,
    referenceByDay: (day) => `ад ${day}`,
    subject: '',
    copy: 'Копія: ',
    annexTo: {
      letter: (reference) => `Дадатак да ліста ${reference}`,
      note: (reference) => `Дадатак да ноты ${reference}`,
    },
    annexTitle: 'Спіс асоб, пра якіх запытваюцца звесткі',
    annexQuestions: 'Пытанні пад тымі ж нумарамі, што і ў лісце: ',
    columns: {
      row: '№',
      name: 'Імя ва ўсіх вядомых напісаннях',
      born: 'Дата нараджэння',
      lastKnown: 'Затрыманне або апошнія звесткі: калі і дзе',
      questions: 'Пытанні',
    },
    lastKnown: { detained: 'затрыманне', 'last-seen': 'апошнія звесткі' },
    unknown: 'невядома',
    page: (page, pages) => `Старонка ${page} з ${pages}`,
  },
  th: {
    number: 'ที่\u00a0',
    reference: (number, day) => `ที่\u00a0${number} ลงวันที่ ${day}`,
    referenceByDay: (day) => `ลงวันที่ ${day}`,
    subject: 'เรื่อง  ',
    copy: 'สำเนาเรียน  ',
    annexTo: {
      letter: (reference) => `เอกสารแนบท้ายหนังสือ ${reference}`,
      note: (reference) => `เอกสารแนบท้ายหนังสือ ${reference}`,
    },
    annexTitle: 'รายชื่อบุคคลที่ขอทราบข้อมูล',
    annexQuestions: 'คำถาม ตามหมายเลขในหนังสือ: ',
    columns: {
      row: 'ที่',
      name: 'ชื่อ ตามตัวสะกดทุกแบบที่ทราบ',
      born: 'วันเกิด',
      lastKnown: 'ถูกควบคุมตัวหรือพบเห็นครั้งสุดท้าย',
      questions: 'คำถาม',
    },
    lastKnown: { detained: 'ถูกควบคุมตัว', 'last-seen': 'พบเห็นครั้งสุดท้าย' },
    unknown: 'ไม่ทราบ',
    page: (page, pages) => `หน้า ${page} จาก ${pages}`,
    refersTo: 'อ้างถึง  ',
    enclosed: (title) => `สิ่งที่ส่งมาด้วย  ${title}`,
  },
}
