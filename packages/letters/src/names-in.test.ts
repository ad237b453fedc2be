import fc from 'fast-check'
import { Document, Packer, Paragraph, TextRun } from 'docx'
import { describe, expect, test } from 'vitest'
import { nameFinder, namesIn, type KnownPerson, type Mention } from './names-in.ts'
import { readDocument } from './read-document.ts'

const kavaliou: KnownPerson = {
  id: 'kavaliou',
  names: ['Кавалёў Аляксандр Мікалаевіч', 'Ковалёв Александр Николаевич', 'Kavaliou Aliaksandr'],
}
const others: readonly KnownPerson[] = [
  {
    id: 'shauchenka',
    names: ['Шаўчэнка-Бяляўская Вольга', 'Шевченко-Белявская Ольга', 'Olga Shevchenko'],
  },
  { id: 'somchai', names: ['สมชาย น้ำใจดี', 'Somchai Namjaidee'] },
  { id: 'tsoi', names: ['Цой Віктар'] },
  { id: 'rudz', names: ['Рудзь'] },
  { id: 'samir', names: ['سمير الحداد', 'Samir al-Haddad'] },
]
const people = [kavaliou, ...others]

const find = nameFinder(people)

/** `AMPARO_LETTERS=whole` tries forty times as many names, some minutes long. */
const times = process.env.AMPARO_LETTERS === 'whole' ? 40 : 1
const patience = { timeout: 30_000 * times }

function said(text: string): string[] {
  return find(text).map(
    ({ person, sureness, from, to }) => `${person} ${sureness}: ${text.slice(from, to)}`,
  )
}

describe('a person is certainly mentioned', () => {
  test.each([
    ['о Ковалёве Александре', 'kavaliou certain: Ковалёве Александре'],
    ['з Аляксандрам Кавалёвым', 'kavaliou certain: Аляксандрам Кавалёвым'],
    ['И. о. просит; А. Ковалёв', 'kavaliou certain: А. Ковалёв'],
    ['Ковалёва А.Н. задержали', 'kavaliou certain: Ковалёва А'],
    ['KAVALIOU, ALIAKSANDR', 'kavaliou certain: KAVALIOU, ALIAKSANDR'],
    ['kovalev_aleksandr.docx', 'kavaliou certain: kovalev_aleksandr'],
    ['KavaliouAliaksandr.docx', 'kavaliou certain: KavaliouAliaksandr'],
    ['с Ольгой Шевченко-Белявской', 'shauchenka certain: Ольгой Шевченко-Белявской'],
    ['Вользе Шаўчэнка', 'shauchenka certain: Вользе Шаўчэнка'],
    ['เรื่องนายสมชายน้ำใจดีถูกควบคุมตัว', 'somchai certain: สมชายน้ำใจดี'],
    ['นายสมชาย น้ำใจดี', 'somchai certain: นายสมชาย น้ำใจดี'],
    ['Рудзя', 'rudz certain: Рудзя'],
    ['السيد سمير الحداد', 'samir certain: سمير الحداد'],
  ])('%s', (text, mention) => {
    expect(said(text)).toContain(mention)
  })
})

describe('a person is possibly mentioned', () => {
  test.each([
    ['Ковалёва не видели', 'kavaliou possible: Ковалёва'],
    ['Коваль- \nёва', 'kavaliou possible: Коваль- \nёва'],
    ['Цоя не видели', 'tsoi possible: Цоя'],
    ['по словам Александра Николаевича', 'kavaliou possible: Александра Николаевича'],
    ['พบสมชายแล้ว', 'somchai possible: สมชาย'],
    ['Shevchenko', 'shauchenka possible: Shevchenko'],
  ])('%s', (text, mention) => {
    expect(said(text)).toContain(mention)
  })
})

test.each([
  '',
  'Просим сообщить, где находятся люди, названные в приложении.',
  'Прашу Вас адказаць на наступныя пытанні.',
  'จึงขอความอนุเคราะห์ตอบคำถามต่อไปนี้',
  'Александр сообщил о другом человеке.',
])('nobody is mentioned: %s', (text) => {
  expect(said(text)).toEqual([])
})

describe('whoever is named is found, however the name is written', patience, () => {
  test('in each known spelling, between any signs, in capitals or small letters', () => {
    fc.assert(
      fc.property(anybody, around, letterCase, ([person, name], [before, after], change) => {
        const text = `${before}${change(name)}${after}`
        expectFound(namesIn(text, [person, ...others]), person, text)
      }),
      { numRuns: 100 * times },
    )
  })

  test('with signs nobody sees, spaces of any kind, ends of lines and letters of another script inside', () => {
    fc.assert(
      fc.property(anybody, around, disturbance, ([person, name], [before, after], disturb) => {
        const text = `${before}${disturb(name)}${after}`
        expectFound(namesIn(text, [person, ...others]), person, text)
      }),
      { numRuns: 200 * times },
    )
  })

  test('as a surname alone, in any case form, with a look at whoever reads it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...bent),
        around,
        letterCase,
        ([surname, form], [before, after], change) => {
          const person = { id: 'synthetic', names: [`${surname} Аляксандр`] }
          const text = `${before}${change(form)}${after}`
          expect(
            namesIn(text, [person]).map((one) => one.person),
            text,
          ).toContain('synthetic')
        },
      ),
      { numRuns: 60 * times },
    )
  })

  test('in a .docx whose runs part the name anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        anybody,
        fc.array(fc.nat(40), { maxLength: 5 }),
        async ([person, name], cuts) => {
          const docx = await Packer.toArrayBuffer(
            new Document({
              sections: [{ children: [new Paragraph({ children: runsOf(name, cuts) })] }],
            }),
          )
          const read = readDocument(new Uint8Array(docx))
          expect(read.ok).toBe(true)
          const texts = read.ok ? read.texts : []
          const found = texts
            .filter(({ place }) => place === 'body')
            .flatMap(({ text }) => namesIn(text, [person]))
          expectFound(found, person)
        },
      ),
      { numRuns: 10 },
    )
  })
})

test('a place is of the text as it was given', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      (a, b) => {
        const text = `${a} Ковалёв Александр ${b}`
        for (const { from, to } of find(text)) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(text.length)
        }
      },
    ),
    { numRuns: 15 },
  )
})

function expectFound(mentions: readonly Mention[], { id }: KnownPerson, text = ''): void {
  const ofPerson = mentions.filter(({ person }) => person === id)
  expect(
    ofPerson.map(({ sureness }) => sureness),
    JSON.stringify(text),
  ).toContain('certain')
}

const surnames = [
  'Кавалёў',
  'Ковалевич',
  'Шевчук',
  'Мельник',
  'Жук',
  'Заяц',
  'Коваль',
  'Рабкоў',
  'Новик',
  'Бондарь',
]
const givens = ['Аляксандр', 'Александр', 'Сяргей', 'Дзмітры', 'Павел', 'Ігар', 'Мікіта', 'Янка']
const latin = [
  'Kavaliou Aliaksandr',
  'Zhuk Siarhei',
  'Melnik Pavel',
  'Nguyen Thanh',
  'Müller Jürgen',
]
const thai = ['สมชาย ใจดี', 'อนงค์ ศรีสุข', 'ปรีชา น้ำเงิน']
/** Surnames, men's and women's, as Belarusian and Russian sentences bend them. */
const bent = Object.entries({
  Кавалёў: 'Кавалёва Кавалёву Кавалёвым Кавалёве',
  Ковалёва: 'Ковалёвой Ковалёву',
  Шевчук: 'Шевчука Шевчуку Шевчуком',
  Бяляцкі: 'Бяляцкага Бяляцкаму Бяляцкім',
  Белявская: 'Белявской Белявскую',
  Жук: 'Жука Жуку Жуком',
  Цой: 'Цоя Цою Цоем',
  Заяц: 'Зайца Зайцу Зайцем',
  Рудзь: 'Рудзя Рудзю Рудзем',
  Коваль: 'Коваля Ковалю Ковалем',
  Капуста: 'Капусты Капусту Капустой Капусце',
  Шаўчэнка: 'Шаўчэнкі Шаўчэнку Шаўчэнкам',
  Міцкевіч: 'Міцкевіча Міцкевічу Міцкевічам',
  Черных: 'Черных',
}).flatMap(([surname, forms]) =>
  [surname, ...forms.split(' ')].map((form) => [surname, form] as const),
)

const anybody = fc
  .oneof(
    fc
      .tuple(fc.constantFrom(...surnames), fc.constantFrom(...givens))
      .map(([surname, given]) => `${surname} ${given}`),
    fc
      .tuple(fc.constantFrom(...surnames), fc.constantFrom(...givens))
      .map(([surname, given]) => `${given} ${surname}`),
    fc.constantFrom(...latin),
    fc.constantFrom(...thai),
  )
  .map((name): readonly [KnownPerson, string] => [
    { id: 'synthetic', names: [name, 'Хтосьці Іншы'] },
    name,
  ])

const around = fc.constantFrom(
  ['', ''],
  ['«', '»'],
  ['(', '),'],
  ['Просим сообщить о: ', '; ждём ответа.'],
  ['№ 4/', '.docx'],
  ['\n\t', '\n'],
  ['…', '!'],
  ['พบ', 'แล้ว'],
  ['2020', '2021'],
)

const letterCase = fc.constantFrom(
  (name: string) => name,
  (name: string) => name.toUpperCase(),
  (name: string) => name.toLowerCase(),
)

const inside = ['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u202e']
const between = ['\u00a0', '\u2009', '\n', '\r\n', '  ', ', ', '\t', '_', '.', ' \n ']

/** Something at any place inside a word, something else between the words, and look-alike letters. */
const disturbance = fc
  .record({
    at: fc.nat(20),
    unseen: fc.constantFrom(...inside),
    space: fc.constantFrom(...between),
    breakAt: fc.option(fc.nat(20), { nil: null }),
    looks: fc.boolean(),
    decomposed: fc.boolean(),
  })
  .map(({ at, unseen, space, breakAt, looks, decomposed }) => (name: string) => {
    const mixed = looks ? name.replace(/[аеорсух]/u, (letter) => lookalike[letter] ?? letter) : name
    const signs = Array.from(mixed.replaceAll(' ', space))
    signs.splice(1 + (at % Math.max(1, signs.length - 1)), 0, unseen)
    const broken = breakAt === null ? signs.join('') : brokenAt(signs, breakAt)
    return decomposed ? broken.normalize('NFD') : broken
  })

const lookalike: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
}

/** A line ends inside a word, with a hyphen where the word goes on. */
function brokenAt(signs: readonly string[], at: number): string {
  const place = 2 + (at % Math.max(1, signs.length - 3))
  const isInside = [signs[place - 1], signs[place]].every((sign) => /\p{L}/u.test(sign ?? ''))
  const sign = isInside && /\p{Script=Cyrillic}/u.test(signs[place] ?? '') ? '-\n' : '\n'
  return [...signs.slice(0, place), sign, ...signs.slice(place)].join('')
}

function runsOf(name: string, cuts: readonly number[]): TextRun[] {
  const places = [...new Set([0, ...cuts.map((cut) => cut % name.length), name.length])].toSorted(
    (a, b) => a - b,
  )
  return places
    .slice(1)
    .map((to, at) => new TextRun({ text: name.slice(places[at], to), bold: at % 2 === 0 }))
}
