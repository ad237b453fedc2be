import { readList } from '@amparo/lists'
import { expect, test } from 'vitest'
import { columnsOf, importedFrom, readRows } from './imported.ts'
import { setApart } from './set-apart.ts'

/** Everybody is invented. */
const days = { habits: {}, today: '2026-11-27' }

function apartIn(text: string) {
  const read = readList(new TextEncoder().encode(text))
  if (!read.ok) throw new Error(read.problem)
  const table = { ...read.table, isInvented: false }
  const columns = columnsOf(['person', 'custody'], table.heads)
  const rows = readRows('person', table, columns, days)
  const imported = importedFrom(setApart(rows, table, columns))
  return { ...imported, all: importedFrom(rows) }
}

test('heads that come again, totals and headings are nobody, and the people between them are all there', () => {
  const { apart, subjects, all } = apartIn(
    '№;ФИО;Дата задержания;Место содержания\n;г. Тестово;;\n1;Выдуманный Иван;10.08.2020;Дом\nг. Другое;;;\n2;Небывалая Анна;;\n;Итого: 2;;\n№;ФИО;Дата задержания;Место содержания\n;Составил: Тестов Т.;;\n;Ганна;;\nВсего;2;;\n',
  )
  expect(apart.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '2 heading',
    '4 heading',
    '6 total',
    '7 heads-again',
    '8 heading',
    '10 total',
  ])
  expect(subjects).toHaveLength(3)
  // Whoever knows the list may say that each is a person all the same.
  expect(all.apart).toEqual([])
  expect(all.subjects.length).toBeGreaterThan(subjects.length)
})

test('a row of numbers under the heads is nobody, and below other heads no day is taken for another', () => {
  const { apart, subjects } = apartIn(
    '№;ФИО;Дата задержания\n1;2;3\n1;Выдуманный Иван;10.08.2020\n№;ФИО;Дата освобождения\n1;Небывалая Анна;12.08.2020\n№;ФИО;Дата задержания\n2;Небылица Пётр;13.08.2020\n',
  )
  expect(apart.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '2 heads-again',
    '4 other-table',
    '5 other-table',
    '6 heads-again',
  ])
  expect(subjects).toHaveLength(2)
})

test('a table that lies on its side makes nobody of what its columns are called', () => {
  const { apart, subjects } = apartIn('ФИО;Выдуманный Иван\nДата рождения;1990\nПол;м\n')
  expect(apart).toHaveLength(2)
  expect(subjects).toEqual([])
})

test('a surname and a name are one name, in whatever words', () => {
  expect(columnsOf(['person'], ['SURNAME', 'NAME'])).toEqual(['family-name', 'given-name'])
  expect(columnsOf(['person'], ['Name'])).toEqual(['person.name'])
})

test.each([
  'Выдуманный Иван, Небывалый Пётр',
  'Выдуманная Анна\nВыдуманный Алег',
  'Выдуманов А.А. и Придуманов Б.Б.',
  '1) Один Выдуман; 2) Два Придуман',
  'супруги Выдумановы',
  'Выдуманный Иван и др.',
  'Invented One and Invented Two',
])('“%s” names several people, of whom none is made', (cell) => {
  const { apart, subjects } = apartIn(`ФИО;Дата задержания\n"${cell}";10.08.2020\n`)
  expect(apart).toEqual([{ line: 2, reason: 'several-people' }])
  expect(subjects).toEqual([])
})

test.each([
  ['Kavaliou, Andrei', ['Kavaliou, Andrei']],
  ['Выдуманный\nИван Иванович', ['Выдуманный Иван Иванович']],
  ['Выдуманный Иван\nVydumanny Ivan', ['Выдуманный Иван', 'Vydumanny Ivan']],
  ['Иванов Иван\nІваноў Іван', ['Иванов Иван', 'Іваноў Іван']],
  ['Выдуманный Иван / Vydumanny Ivan', ['Выдуманный Иван', 'Vydumanny Ivan']],
  ['Выдуманная (Небывалая) Анна', ['Выдуманная (Небывалая) Анна']],
  ['Абу Али ибн Сина', ['Абу Али ибн Сина']],
])('“%s” names one', (cell, names) => {
  const { subjects } = apartIn(`ФИО;Дата задержания\n"${cell}";10.08.2020\n`)
  expect(subjects.map((said) => said.filter(({ property }) => property === 'person.name'))).toEqual(
    [names.map((text) => ({ property: 'person.name', value: { kind: 'name', text } }))],
  )
})

const saidOf = (cell: string) => {
  const { subjects, problems } = apartIn(`ФИО;Дата задержания\n"${cell}";10.08.2020\n`)
  const texts = (subjects[0] ?? []).flatMap(({ property, value }) =>
    property === 'custody.from'
      ? []
      : ['text' in value ? value.text : 'edtf' in value && value.edtf],
  )
  return [...texts, ...problems.map(({ text, problem }) => `${problem}: ${text}`)]
}

test.each([
  ['Ковалёв А. Н., 1987 г.р., 33 года', ['Ковалёв А. Н.', '1987']],
  ['Небывалая Анна (05.03.1985 г.р.)', ['Небывалая Анна', '1985-03-05']],
  ['Выдуманный Иван 1990 года рождения', ['Выдуманный Иван', '1990']],
  ['Выдуманный Иван, род. 12.01.1970 г.', ['Выдуманный Иван', '1970-01-12']],
  // Brackets alone do not say it.
  ['Выдуманный Иван (1990)', ['Выдуманный Иван', '1990?']],
  ['• 12. Выдуманный Иван 🙏', ['Выдуманный Иван']],
  ['Выдуманный Иван, 45 лет', ['Выдуманный Иван', 'beside-name: 45 лет']],
  ['Выдуманный Иван (умер)', ['Выдуманный Иван', 'beside-name: (умер)']],
  ['Выдуманный Иван — освобождён, дома', ['Выдуманный Иван', 'beside-name: освобождён, дома']],
  ['Невядомы мужчына 2', ['Невядомы мужчына 2']],
  ['Выдуманный, Иван аль-Хасан', ['Выдуманный, Иван аль-Хасан']],
  ['Выдуманный - Небывалый Иван', ['Выдуманный - Небывалый Иван']],
  ['Выдуманный Иван, г. Тестово', ['Выдуманный Иван', 'beside-name: г. Тестово']],
  ['Выдуманный Иван +375 00 000', ['Выдуманный Иван', 'beside-name: +375 00 000']],
  ['\u200bВыдуманный\u00a0Иван', ['Выдуманный Иван']],
  ['#REF!', ['not-worked-out: #REF!']],
  ['Ð’Ñ‹Ð´ÑƒÐ¼Ð°Ð½', ['garbled: Ð’Ñ‹Ð´ÑƒÐ¼Ð°Ð½']],
  ['н/и', []],
])('of “%s” the name is the name, and nothing beside it is lost', (cell, said) => {
  expect(saidOf(cell)).toEqual(said)
})

test('words for nothing and numbers that lost figures are no values', () => {
  const { subjects, problems } = apartIn(
    'ФИО;Отчество;Паспорт;Личный номер;Адрес\nВыдуманный Иван;нет;н/д;3,75291E+11;-\nНебывалая Анна;неизвестно;?;отсутствует;г. Тестово, д. 5\n',
  )
  expect(subjects.map((said) => said.map(({ property }) => property))).toEqual([
    ['person.name'],
    ['person.name', 'person.residence'],
  ])
  expect(problems).toMatchObject([{ line: 2, problem: 'cut-number', text: '3,75291E+11' }])
})
