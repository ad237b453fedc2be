import type { Messages } from './messages.ts'

export type { Messages }

/**
 * What must be known of a language before its file is loaded. One line here, because the first page
 * shows every language in its own script and a phone on a bad line should load only the chosen one.
 */
export interface Language {
  readonly name: string
  readonly dir: 'ltr' | 'rtl'
  /** For dates. */
  readonly locale: string
  /** The form of return code shown first: words need a list in the reader's alphabet. */
  readonly code: 'words' | 'digits'
  /** Where leaving leads: something that anybody may have been reading, and that tracks nobody. */
  readonly elsewhere: string
  /** Said on the first page, before a language is chosen. */
  readonly choose: string
  readonly leave: string
  readonly demo: string
  readonly notLoaded: string
  readonly load: () => Promise<Messages>
}

export const languages = {
  en: {
    name: 'English',
    dir: 'ltr',
    locale: 'en-GB',
    code: 'words',
    elsewhere: 'https://en.wikipedia.org/wiki/Main_Page',
    choose: 'Choose your language',
    leave: 'Leave now',
    demo: 'Demo: the office and its people are invented. Do not write about real people here.',
    notLoaded: 'This language did not arrive. Check the connection and choose it again.',
    load: () => import('./en.ts').then((file) => file.messages),
  },
  ru: {
    name: 'Русский',
    dir: 'ltr',
    locale: 'ru-RU',
    code: 'words',
    elsewhere: 'https://ru.wikipedia.org/wiki/Заглавная_страница',
    choose: 'Выберите язык',
    leave: 'Уйти сейчас',
    demo: 'Демонстрация: организация и люди в ней вымышлены. Не пишите здесь о настоящих людях.',
    notLoaded: 'Язык не загрузился. Проверьте связь и выберите его ещё раз.',
    load: () => import('./ru.ts').then((file) => file.messages),
  },
  be: {
    name: 'Беларуская',
    dir: 'ltr',
    locale: 'be-BY',
    code: 'words',
    elsewhere: 'https://be.wikipedia.org/wiki/Галоўная_старонка',
    choose: 'Выберыце мову',
    leave: 'Сысці зараз',
    demo: 'Дэманстрацыя: арганізацыя і людзі ў ёй выдуманыя. Не пішыце тут пра сапраўдных людзей.',
    notLoaded: 'Мова не загрузілася. Праверце сувязь і выберыце яе яшчэ раз.',
    load: () => import('./be.ts').then((file) => file.messages),
  },
  th: {
    name: 'ไทย',
    dir: 'ltr',
    // Gregorian years: what is written down here may be compared with papers from elsewhere.
    locale: 'th-TH-u-ca-gregory',
    code: 'words',
    elsewhere: 'https://th.wikipedia.org/wiki/หน้าหลัก',
    choose: 'เลือกภาษา',
    leave: 'ออกทันที',
    demo: 'ตัวอย่างสาธิต: สำนักงานและผู้คนในนี้สมมติขึ้นทั้งหมด โปรดอย่าเขียนถึงบุคคลจริงที่นี่',
    notLoaded: 'โหลดภาษานี้ไม่สำเร็จ โปรดตรวจการเชื่อมต่อแล้วเลือกอีกครั้ง',
    load: () => import('./th.ts').then((file) => file.messages),
  },
} as const satisfies Record<string, Language>

export type LanguageCode = keyof typeof languages

/** The codes, the reader's own languages first when the browser says them. */
export function languagesFor(preferred: readonly string[]): readonly LanguageCode[] {
  const codes = Object.keys(languages) as LanguageCode[]
  const rank = (code: string) => {
    const at = preferred.findIndex((tag) => tag.toLowerCase().split('-')[0] === code)
    return at === -1 ? preferred.length : at
  }
  return codes.toSorted((a, b) => rank(a) - rank(b))
}
