import type { Language, QuestionKindCode } from '@amparo/vocabulary'
import type { LetterPerson, LetterToCompose } from '../letter.ts'

/** Invented people, bodies and numbers: a letter in each language, with as many rows as asked for. */
export function sampleLetter(language: Language, people = 3): LetterToCompose {
  return {
    language,
    number: '14/7-1234',
    day: '2020-08-21',
    place: cities[language],
    sender: senders[language],
    addressee: addressees[language],
    copies: [foreignMinistry[language]],
    people: samplePeople(people),
    unnamed: 5,
    thanks: [],
    ownWords: [],
    signatory: signatories[language],
  }
}

export function samplePeople(people: number): LetterPerson[] {
  return Array.from({ length: people }, (_, at) => {
    const person = invented[at % invented.length] ?? invented[0]
    return { ...person, id: `synthetic-${at + 1}`, questions: asked[at % asked.length] ?? asked[0] }
  })
}

export const asked: readonly [readonly QuestionKindCode[], ...(readonly QuestionKindCode[])[]] = [
  ['whereabouts', 'legal-basis', 'health'],
  ['whereabouts', 'counsel', 'medical-examination'],
  ['investigation-opened'],
  ['whereabouts', 'legal-basis', 'health', 'counsel', 'release'],
]

export const invented: readonly [
  Omit<LetterPerson, 'id' | 'questions'>,
  ...Omit<LetterPerson, 'id' | 'questions'>[],
] = [
  {
    names: [
      { text: 'Кавалёў Аляксандр Мікалаевіч', language: 'be' },
      { text: 'Ковалёв Александр Николаевич', language: 'ru' },
      { text: 'Kavaliou Aliaksandr' },
    ],
    born: '1991-03-12',
    lastKnown: { what: 'detained', day: '2020-08-10T23:00~', place: 'вул. Прытыцкага, Мінск' },
  },
  {
    names: [
      { text: 'Шаўчэнка-Бяляўская Вольга Уладзіміраўна', language: 'be' },
      { text: 'Шевченко-Белявская Ольга Владимировна', language: 'ru' },
      { text: 'Shauchenka-Bialiauskaya Volha' },
      { text: 'Olga Shevchenko' },
    ],
    born: '1987',
    lastKnown: { what: 'last-seen', day: '2020-08-09/2020-08-10' },
  },
  {
    names: [
      { text: 'สมชาย น้ำใจดี', language: 'th' },
      { text: 'Somchai Namjaidee', language: 'en' },
    ],
    born: '199X',
    lastKnown: { what: 'detained', place: 'Akrestsina' },
  },
  { names: [{ text: 'Рудзь Марыя', language: 'be' }] },
]

const cities: Readonly<Record<Language, string>> = {
  en: 'Minsk',
  ru: 'Минск',
  be: 'Мінск',
  th: 'กรุงเทพฯ',
}

const senders: Readonly<Record<Language, LetterToCompose['sender']>> = {
  en: {
    name: 'Office for Human Rights (synthetic)',
    lines: ['1 Example Street, Minsk', 'office@example.org'],
    replyAddress: '1 Example Street, Minsk, office@example.org',
  },
  ru: {
    name: 'Управление по правам человека (вымышленное)',
    lines: ['ул. Примерная, 1, Минск', 'office@example.org'],
    replyAddress: 'ул. Примерная, 1, Минск, office@example.org',
  },
  be: {
    name: 'Упраўленне па правах чалавека (выдуманае)',
    lines: ['вул. Прыкладная, 1, Мінск', 'office@example.org'],
    replyAddress: 'вул. Прыкладная, 1, Мінск, office@example.org',
  },
  th: {
    name: 'สำนักงานสิทธิมนุษยชน (สมมติ)',
    lines: ['เลขที่ 1 ถนนตัวอย่าง กรุงเทพมหานคร', 'office@example.org'],
    replyAddress: 'สำนักงานสิทธิมนุษยชน เลขที่ 1 ถนนตัวอย่าง กรุงเทพมหานคร office@example.org',
  },
}

const addressees: Readonly<Record<Language, LetterToCompose['addressee']>> = {
  en: {
    name: 'Ministry of Internal Affairs of the Republic of Belarus',
    post: { name: 'Minister of Internal Affairs' },
    lines: ['Minsk'],
  },
  ru: {
    name: 'Министерство внутренних дел Республики Беларусь',
    post: { name: 'Министр внутренних дел' },
    lines: ['Минск'],
  },
  be: {
    name: 'Міністэрства ўнутраных спраў Рэспублікі Беларусь',
    post: { name: 'Міністр унутраных спраў' },
    lines: ['Мінск'],
  },
  th: { name: 'กระทรวงมหาดไทย', post: { name: 'รัฐมนตรีว่าการกระทรวงมหาดไทย' } },
}

const foreignMinistry: Readonly<Record<Language, { readonly name: string }>> = {
  en: { name: 'Ministry of Foreign Affairs' },
  ru: { name: 'Министерство иностранных дел' },
  be: { name: 'Міністэрства замежных спраў' },
  th: { name: 'กระทรวงการต่างประเทศ' },
}

const signatories: Readonly<Record<Language, LetterToCompose['signatory']>> = {
  en: { name: 'Nobody Invented', post: 'Head of the Office' },
  ru: { name: 'Н. Вымышленный', post: 'Руководитель Управления' },
  be: { name: 'Н. Выдуманы', post: 'Кіраўнік Упраўлення' },
  th: { name: 'นายสมมติ ไม่มีตัวตน', post: 'หัวหน้าสำนักงาน' },
}
