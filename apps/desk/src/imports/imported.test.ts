import { MOST_SAID, SubjectId } from '@amparo/contract'
import {
  ownerPropertyOf,
  readValue,
  subjectKinds,
  type Property,
  type SubjectKind,
} from '@amparo/register'
import { languages, violation, vocabulary, type Language } from '@amparo/vocabulary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Collected } from '../lists/collect.ts'
import { exportedLines, exportedTable, type TableWords } from '../lists/export-file.ts'
import { wholeList } from '../lists/list-state.ts'
import { MOST_COLUMNS, MOST_LINES } from '@amparo/lists'
import {
  columnsOf,
  dayColumnsOf,
  importable,
  importedOf,
  type Columns,
  type ImportedSubject,
} from './imported.ts'
import { readTable, type Table } from './read-table.ts'

const flags: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['yes', 'no'],
  ru: ['да', 'нет'],
  be: ['так', 'не'],
  th: ['ใช่', 'ไม่'],
}

const wordsIn = (language: Language): TableWords => ({
  language,
  number: 'No.',
  lead: 'Name',
  sources: 'sources',
  differ: 'sources differ',
  stateAlone: 'only the authorities say so',
  asOf: 'As of',
  office: 'Office',
  invented: 'Demo',
  list: 'List',
  listSaid: 'all',
  sealed: 'sealed',
  notVisible: 'not visible to you',
  sayCode: ({ vocabulary: name }, code) =>
    Object.values(vocabulary(name ?? 'sex').entries).find((one) => one.code === code)?.labels[
      language
    ] ?? code,
  sayName: () => undefined,
  yes: flags[language][0],
  no: flags[language][1],
})

const texts = fc.oneof(
  fc.constantFrom(
    'Ганна Ясень',
    'สมชาย ใจดี',
    '=1+1',
    "'=x",
    '-',
    '"quoted"',
    'a,b;c\td',
    'Кав[алёў]',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

/** A value of a property as the register keeps it, or none where nothing readable was drawn. */
function valueOf(declared: Property): fc.Arbitrary<ImportedSubject[number]['value'] | null> {
  const inputs: Record<Property['value'], fc.Arbitrary<unknown>> = {
    text: texts,
    name: texts,
    date: fc.constantFrom(
      '1990',
      '1990-05',
      '1990-05-17',
      '199X',
      '1990-05~',
      '2020-08-09/2020-08-10',
      '2020-08-09T23:30',
    ),
    code: fc.constantFrom(
      ...Object.keys(vocabulary(declared.vocabulary ?? 'sex').entries).filter(
        (code) => violation(code)?.restricted !== true,
      ),
    ),
    number: fc.nat(),
    flag: fc.boolean(),
    subject: fc.constant(null),
  }
  return inputs[declared.value].map((input) => {
    const read = readValue(declared, input)
    return read.ok && read.value.kind !== 'subject' && read.value.kind !== 'sealed'
      ? read.value
      : null
  })
}

function listOf(kind: SubjectKind): fc.Arbitrary<ImportedSubject[]> {
  const one = fc.tuple(
    ...importable(kind).map((declared) =>
      fc
        .uniqueArray(valueOf(declared), {
          maxLength: 2,
          selector: (value) => JSON.stringify(value),
        })
        .map((values) =>
          values.flatMap((value) => (value === null ? [] : [{ property: declared.code, value }])),
        ),
    ),
  )
  return fc.array(
    one.map((properties) => properties.flat()),
    { minLength: 1, maxLength: 4 },
  )
}

function collectedOf(subjects: readonly ImportedSubject[]): Collected {
  return {
    named: new Map(),
    subjects: subjects.map((values, at) => ({
      id: SubjectId.parse(String(at + 1)),
      name: 'Synthetic',
      asOf: '2026-01-01T10:00:00.000Z',
      properties: [...Map.groupBy(values, ({ property }) => property)].map(([property, said]) => ({
        property: property as Property['code'],
        values: said.map(({ value }) => ({ value, sources: 1, stateAlone: false })),
        differ: false,
      })),
    })),
  }
}

const bytes = (text: string) => new TextEncoder().encode(text)

const today = '2026-11-26'

/** Where nobody answered anything. */
function inWhole(kind: SubjectKind, table: Table, columns: Columns) {
  const found = dayColumnsOf(table, columns, today)
  const habits = Object.fromEntries(found.map(({ place, column }) => [place, column.habit]))
  return importedOf(kind, table, columns, { habits, today })
}

function read(text: string): Table {
  const verdict = readTable(bytes(text))
  if (!verdict.ok) throw new Error(verdict.problem)
  return verdict.table
}

/** Lines of an export that says this of each of its subjects. */
const exportOf = (...subjects: readonly object[]) =>
  [
    { type: 'export' },
    ...subjects.map((properties) => ({ type: 'subject', properties })),
    { type: 'end' },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n')

test('a table comes in again where a value is what guards against formulas itself', () => {
  const count: ImportedSubject[number] = {
    property: 'person.count',
    value: { kind: 'number', number: 3 },
  }
  const facts = {
    office: 'Synthetic office',
    demo: true,
    kind: 'person',
    state: wholeList,
  } as const
  for (const each of [
    ["'", '!'],
    ["''", "'=1"],
    ['=1', "'"],
    ['a', "'", '-'],
  ]) {
    const texts = each.map((text): ImportedSubject[number] => ({
      property: 'person.occupation',
      value: { kind: 'text', text },
    }))
    const table = read(exportedTable(facts, collectedOf([[count, ...texts]]), wordsIn('en')))
    const back = inWhole('person', table, columnsOf(['person'], table.heads))
    expect(back.subjects).toEqual([[count, ...texts]])
  }
})

const alone = subjectKinds.filter((kind) => ownerPropertyOf(kind) === undefined)

describe.each(alone)('a list of %s that was taken out', (kind) => {
  const facts = { office: 'Synthetic office', demo: true, kind, state: wholeList }
  const isSaid = (values: ImportedSubject) => values.length > 0

  test('comes in again as a table, value for value, in every language', () => {
    fc.assert(
      fc.property(listOf(kind), fc.constantFrom(...languages), (subjects, language) => {
        const table = read(exportedTable(facts, collectedOf(subjects), wordsIn(language)))
        const back = inWhole(kind, table, columnsOf([kind], table.heads))
        expect(back.problems).toEqual([])
        expect(back.subjects.length + back.unnamed.length).toBe(subjects.length)
        const lines = new Set(back.unnamed)
        expect(back.subjects).toEqual(subjects.filter((_, at) => !lines.has(at + 2)))
      }),
      { numRuns: 40 },
    )
  })

  test('comes in again as lines, value for value', () => {
    fc.assert(
      fc.property(listOf(kind), (drawn) => {
        const subjects = drawn.filter(isSaid)
        fc.pre(subjects.length > 0)
        const table = read(exportedLines(facts, collectedOf(subjects)))
        const back = inWhole(kind, table, columnsOf([kind], table.heads))
        expect(back.problems).toEqual([])
        const byProperty = (values: ImportedSubject) =>
          values.toSorted((a, b) => a.property.localeCompare(b.property))
        const lines = new Set(back.unnamed)
        expect(back.subjects.map(byProperty)).toEqual(
          subjects.filter((_, at) => !lines.has(at + 2)).map(byProperty),
        )
      }),
      { numRuns: 40 },
    )
  })
})

test('family name and given name of two columns are one name, and a lonely one is a name', () => {
  const table = read(
    'Прозвішча;Імя;Імя па бацьку;Затрыманы\nВыдуманы;Іван;Пятровіч;10.08.2020\n;Ганна;;\n',
  )
  const columns = columnsOf(['person', 'custody'], table.heads)
  expect(columns).toEqual(['family-name', 'given-name', 'person.father', 'custody.from'])
  const { subjects } = inWhole('person', table, columns)
  expect(
    subjects.map((said) => said.map(({ property, value }) => [property, Object.values(value)[1]])),
  ).toEqual([
    [
      ['person.name', 'Іван Выдуманы'],
      ['person.father', 'Пятровіч'],
      ['custody.from', '2020-08-10'],
    ],
    [['person.name', 'Ганна']],
  ])
  expect(columnsOf(['person'], ['Имя', 'Дата рождения'])).toEqual(['person.name', 'person.birth'])
})

test.each([
  [['ФИО', 'Личный номер', 'Паспорт']],
  [['Прозвішча і імя', 'Ідэнтыфікацыйны нумар', '№ пашпарта']],
  [['Full name', 'National ID', 'Passport No.']],
  [['ชื่อ-นามสกุล', 'เลขประจำตัวประชาชน', 'หนังสือเดินทาง']],
])(
  'numbers by which a state knows people are recognised by what columns are called: %s',
  (heads) => {
    expect(columnsOf(['person'], heads)).toEqual([
      'person.name',
      'person.personal-number',
      'person.document',
    ])
  },
)

test('a line that says more than is recorded at once stops no other: what is too much is told', () => {
  const names = Array.from(
    { length: MOST_SAID + 1 },
    (_, at) => `Synthetic ${String.fromCharCode(65 + (at % 26), 97 + at / 26)}`,
  ).join('\n')
  const table = read(`Sex,Name,Father\nfemale,Invented,"${names}"\nmale,Synthetic,\n`)
  const { subjects, problems } = inWhole('person', table, columnsOf(['person'], table.heads))
  expect(subjects.map(({ length }) => length)).toEqual([MOST_SAID, 2])
  const problem = { line: 2, property: 'person.father', problem: 'too-many' }
  expect(problems).toMatchObject([problem, problem, problem])
})

describe('somebody else’s table', () => {
  const table = read(
    'Имя;Дата рождения;Пол;Примечание\r\nСинтетика Первая;5.3.1990;женский;да\r\n;32.1.1991;;\r\n"Вторая\r\nСинтетика";03/05/1990;неведомый;\r\n',
  )
  const columns = columnsOf(['person'], table.heads)

  test('has its columns known by what they are called', () => {
    expect(columns.slice(0, 3)).toEqual(['person.name', 'person.birth', 'person.sex'])
    expect(columns[3]).toBeNull()
  })

  test('tells each cell that cannot be read, by its line, and guesses no day', () => {
    const { subjects, problems, unnamed } = inWhole('person', table, columns)
    // 03/05 may be of either order: which, is asked.
    expect(dayColumnsOf(table, columns, today)).toMatchObject([
      { place: 1, column: { questions: [{ about: 'order' }] } },
    ])
    expect(subjects[0]).toEqual([
      { property: 'person.name', value: { kind: 'name', text: 'Синтетика Первая' } },
      { property: 'person.birth', value: { kind: 'date', edtf: '1990-03-05' } },
      { property: 'person.sex', value: { kind: 'code', code: 'female' } },
    ])
    expect(unnamed).toEqual([3])
    expect(problems).toEqual([
      { line: 3, property: 'person.birth', text: '32.1.1991', problem: 'not-a-date' },
      { line: 4, property: 'person.sex', text: 'неведомый', problem: 'unknown-code' },
    ])
  })

  test('says of the dead that they are dead in the words of lists, and nothing of whoever is hurt or missing', () => {
    const lives = read(
      'ФИО;Жив\r\nСинтетика А;погиб\r\nСинтетика Б;Жива\r\nСинтетика В;ранен\r\nСинтетика Г;\r\n',
    )
    const { subjects, problems } = inWhole('person', lives, columnsOf(['person'], lives.heads))
    expect(subjects.map(([, life]) => life?.value)).toEqual([
      { kind: 'code', code: 'dead' },
      { kind: 'code', code: 'alive' },
      undefined,
      undefined,
    ])
    expect(problems).toMatchObject([{ line: 4, text: 'ранен', problem: 'unknown-code' }])
  })

  test.each(subjectKinds)(
    'has no column of %s for what only a team may read, or for who else it is about',
    (kind) => {
      for (const declared of importable(kind)) {
        expect(declared.sealing).toBeUndefined()
        expect(declared.value).not.toBe('subject')
      }
      expect(columnsOf(['act'], ['[act.type]', '[act.description]'])[0]).toBeNull()
    },
  )
})

describe('a file', () => {
  test('in an old code page is not taken for Unicode, and reads as what it is', () => {
    // "Имя" and "Ян" in Windows-1251.
    const old = Uint8Array.of(0xc8, 0xec, 0xff, 0x0a, 0xdf, 0xed)
    expect(readTable(old).encodings).not.toContain('utf-8')
    const verdict = readTable(old, { encoding: 'windows-1251' })
    expect(verdict.ok && verdict.table).toMatchObject({ heads: ['Имя'], rows: [['Ян']] })
  })

  test.each<readonly [string, string, string]>([
    ['empty', '', 'empty'],
    ['with heads alone', 'Name\n', 'no-rows'],
    ['with a quote that never ends', 'Name\n"Synthetic', 'unclosed'],
    ['with more cells than heads', 'Name\na,b\n', 'uneven'],
    ['that is no text', 'GIF8\0\0', 'not-text'],
    ['that is a damaged workbook', 'PK\u0003\u0004\0\0', 'broken'],
    [
      'of an export that was cut off',
      '{"type":"export"}\n{"type":"subject","properties":{}}\n',
      'cut-off',
    ],
    ['with millions of columns', `${','.repeat(5_000_000)}\na\n`, 'too-many-columns'],
    ['with too many lines', 'Name\n'.repeat(MOST_LINES + 2), 'too-many-lines'],
    [
      'of an export with too many lines',
      `{"type":"export"}${'\n'.repeat(5_000_000)}.`,
      'too-many-lines',
    ],
    [
      'of an export with too many properties',
      exportOf(
        ...Array.from({ length: MOST_COLUMNS + 1 }, (_, at) => ({
          [`person.p${at}`]: { values: [] },
        })),
      ),
      'too-many-columns',
    ],
    ['of an export of nothing', '{"type":"export"}\nnull\n{"type":"end"}', 'not-text'],
    ...[
      null,
      1,
      [],
      { values: {} },
      { values: [null] },
      { values: [{ value: null }] },
      { values: [{ value: { kind: 'text', text: 5 } }] },
    ].map(
      (said) =>
        [
          `of an export that says ${JSON.stringify(said)}`,
          exportOf({ 'person.name': said }),
          'not-text',
        ] as const,
    ),
    ['of an export that was damaged', '{"type":"export"}\n{"type":"subj', 'not-text'],
  ])('%s is refused in one word', (_, text, problem) => {
    expect(readTable(bytes(text))).toMatchObject({ ok: false, problem })
  })

  test('of an export takes names of the language’s own objects for what they are: no properties', () => {
    const said = (text: string) => ({ values: [{ value: { kind: 'name', text } }] })
    const lines = exportOf(
      { 'person.name': said('Synthetic One'), constructor: said('x') },
      JSON.parse('{"__proto__":{"values":[{"value":{"kind":"name","text":"x"}}]}}'),
      { 'person.name': said('Synthetic Two') },
    )
    const table = read(lines)
    const { subjects, problems } = inWhole('person', table, columnsOf(['person'], table.heads))
    expect(problems).toEqual([])
    expect(subjects).toHaveLength(2)
  })

  test('whatever it holds is read or refused, and never thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        const verdict = readTable(any)
        if (!verdict.ok) return
        const columns = verdict.table.heads.map(() => 'person.name' as const)
        inWhole('person', verdict.table, columns)
      }),
    )
  })
})

test('a line has the number a spreadsheet gives it, whatever empty lines stand before it or after the last', () => {
  const table = read('Name,Date of birth\n\nSynthetic,1990\n,,\n\nSynthetic Other,199O\n\n\n')
  const { subjects, problems, unnamed } = inWhole(
    'person',
    table,
    columnsOf(['person'], table.heads),
  )
  expect(subjects).toHaveLength(2)
  expect(unnamed).toEqual([])
  expect(problems.map(({ line }) => line)).toEqual([6])
})

test.each([true, false])(
  'an export says whether anybody in it is real, as a table and as lines: %s',
  (demo) => {
    const facts = { office: 'Synthetic office', demo, kind: 'person', state: wholeList } as const
    const one = collectedOf([
      [{ property: 'person.name', value: { kind: 'name', text: 'Synthetic' } }],
    ])
    expect(read(exportedTable(facts, one, wordsIn('en'))).isInvented).toBe(demo)
    expect(read(exportedLines(facts, one)).isInvented).toBe(demo)
  },
)
