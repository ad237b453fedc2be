import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { isGarbled } from './garbled.ts'
import { readDay, saysNothing } from './days.ts'
import { readList, type ReadingChoice } from './read-list.ts'
import { inEncoding } from './testing/in-encoding.ts'
import { makeWorkbook } from './testing/make-workbook.ts'

/** Everybody in these lists is invented. */
const utf8 = (text: string) => new TextEncoder().encode(text)

const tableIn = (bytes: Uint8Array, choice: ReadingChoice = {}) => {
  const read = readList(bytes, choice)
  if (!read.ok) throw new Error(`${read.problem} ${read.line}`)
  return read.table
}

/** Lines with a cell of each text that is not empty, and what stands behind them. */
const sheetOf = (lines: readonly string[][], behind = '', styles: string | null = null) => {
  const rows = lines.map((cells, down) => {
    const said = cells.map((text, at) => {
      const ref = `${String.fromCharCode(65 + at)}${down + 1}`
      if (text.startsWith('<')) return text.replace('<c', `<c r="${ref}"`)
      return text === '' ? '' : `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
    })
    return `<row r="${down + 1}">${said.join('')}</row>`
  })
  const xml = `<sheetData>${rows.join('')}</sheetData>${behind}`
  const others = styles === null ? {} : { 'xl/styles.xml': `<styleSheet>${styles}</styleSheet>` }
  return makeWorkbook({ sheets: [{ name: 'Synthetic', xml }], others })
}

const archive = (parts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

test('heads of two lines with cells over several columns are read as both, and no row of them is made a person', () => {
  const lines = [
    ['Задержанные, лето'],
    ['№', 'ФИО', 'Задержание', '', '', 'Примечание'],
    ['', '', 'дата', 'место', 'орган'],
    ['1', 'Выдуманный Иван', '10.08.2020', 'Тестово', 'отдел'],
  ]
  const spans = ['A1:F1', 'A2:A3', 'B2:B3', 'C2:E2', 'F2:F3']
  const merged = spans.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  expect(tableIn(sheetOf(lines, `<mergeCells>${merged}</mergeCells>`))).toMatchObject({
    heads: [
      '№',
      'ФИО',
      'Задержание / дата',
      'Задержание / место',
      'Задержание / орган',
      'Примечание',
    ],
    headLine: 3,
    above: ['Задержанные, лето'],
    rows: [['1', 'Выдуманный Иван', '10.08.2020', 'Тестово', 'отдел', '']],
  })
  const narrow = sheetOf(
    [
      ['ФИО', 'Задержание'],
      ['', 'дата', 'место'],
      ['Выдуманный Иван', '10.08.2020', 'Тестово'],
    ],
    '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>',
  )
  expect(tableIn(narrow)).toMatchObject({
    heads: ['ФИО', 'Задержание / дата', 'Задержание / место'],
    headLine: 2,
  })
})

test('cells over several lines of rows are no heads', () => {
  const lines = [
    ['ФИО', 'Город'],
    ['Выдуманный Иван', 'Тестово'],
    ['Небывалая Анна', ''],
  ]
  const merged = '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'
  expect(tableIn(sheetOf(lines, merged))).toMatchObject({ heads: ['ФИО', 'Город'], headLine: 1 })
})

test('a first line that may be a row is said to be in doubt, and somebody says which line names the columns', () => {
  const csv = 'Выдуманный Иван;10.08.1990\nНебывалая Анна;11.09.1985\n'
  expect(tableIn(utf8(csv)).headsInDoubt).toBe(true)
  expect(tableIn(utf8(csv), { heads: 0 })).toEqual({
    heads: ['', ''],
    headLine: 0,
    rows: [
      ['Выдуманный Иван', '10.08.1990'],
      ['Небывалая Анна', '11.09.1985'],
    ],
    above: [],
    headsInDoubt: false,
  })
  expect(tableIn(utf8(`ФИО;др\n${csv}`), { heads: 2 }).above).toEqual(['ФИО · др'])
  expect(tableIn(utf8('ФИО;Дата рождения\n' + csv)).headsInDoubt).toBe(false)
})

test('formulas that were never worked out are kept as formulas, and counted', () => {
  const bytes = sheetOf([
    ['ФИО', 'Город'],
    ['<c><f>C2&amp;D2</f><v></v></c>', '<c t="str"><f>""</f><v></v></c>'],
    ['<c t="str"><f>C3</f><v>Выдуманный Иван</v></c>', 'Тестово'],
  ])
  expect(readList(bytes)).toMatchObject({
    notes: { formulas: 3, unshown: 1 },
    table: {
      rows: [
        ['=C2&D2', ''],
        ['Выдуманный Иван', 'Тестово'],
      ],
    },
  })
})

test('of a day is taken what the spreadsheet shows of it, and no more', () => {
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="yyyy"/><numFmt numFmtId="171" formatCode="mmmm\\ yyyy;@"/><numFmt numFmtId="172" formatCode="0000000"/></numFmts>' +
    `<cellXfs>${['0', '170', '171', '17', '16', '14', '172'].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`
  const day = (style: number, value: number) => `<c s="${style}"><v>${value}</v></c>`
  const bytes = sheetOf(
    [
      ['Day', 'Number'],
      [day(1, 31048), day(6, 1234)],
      [day(2, 44053)],
      [day(3, 44053)],
      [day(4, 44053)],
      [day(5, 1987)],
    ],
    '',
    styles,
  )
  expect(readList(bytes)).toMatchObject({
    notes: { yearless: 1, of1905: 1 },
    table: {
      rows: [
        ['1985', '0001234'],
        ['2020-08', ''],
        ['2020-08', ''],
        ['2020-08-10', ''],
        ['1905-06-09', ''],
      ],
    },
  })
})

test('remarks pinned to cells, crossed out cells and colours are told', () => {
  const styles =
    '<fonts><font/><font><strike/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill></fills>' +
    '<cellXfs><xf fontId="0" fillId="0"/><xf fontId="1" fillId="0"/><xf fontId="0" fillId="1"/></cellXfs>'
  const name = (style: number) => `<c s="${style}" t="str"><v>Invented</v></c>`
  const lines = [['Name'], [name(0)], [name(1)], [name(2)]]
  expect(readList(sheetOf(lines, '', styles))).toMatchObject({ notes: { struck: 1, coloured: 1 } })
  const commented = makeWorkbook({
    sheets: [
      {
        name: 's',
        xml: '<sheetData><row><c t="str"><v>a</v></c></row><row><c t="str"><v>b</v></c></row></sheetData>',
      },
    ],
    others: {
      'xl/comments1.xml': '<comments><commentList><comment ref="A2"/></commentList></comments>',
      'xl/worksheets/_rels/sheet1.xml.rels':
        '<Relationships><Relationship Id="a" Type="x/comments" Target="../comments1.xml"/></Relationships>',
    },
  })
  expect(readList(commented)).toMatchObject({ notes: { comments: 1 } })
})

test('rows and columns that are formatted and hold nothing are none', () => {
  const bytes = makeWorkbook({
    sheets: [
      {
        name: 's',
        xml: '<sheetData><row r="1"><c r="A1" t="str"><v>a</v></c><c r="XFD1" s="1"/></row><row r="2"><c r="A2" t="str"><v>b</v></c></row><row r="1048576" s="1"><c r="A1048576" s="1"></c></row><row r="1048577"/></sheetData>',
      },
    ],
  })
  expect(tableIn(bytes)).toMatchObject({ heads: ['a'], rows: [['b']] })
})

test('a remark without a head stands in a column of its own, and in separated values the line is named', () => {
  const lines = [
    ['ФИО', 'Город'],
    ['Выдуманный Иван', '', '', 'проверить'],
  ]
  expect(tableIn(sheetOf(lines)).heads).toEqual(['ФИО', 'Город', '', ''])
  expect(readList(utf8('a;b\n1;2;3\n'))).toMatchObject({ problem: 'uneven', line: 2 })
})

test('parts are found by what refers to them, whatever they are called', () => {
  const parts = (mark: string) => ({
    [`_rels${mark}.rels`]:
      '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="/xl/workbook2.xml"/></Relationships>',
    [`xl${mark}workbook2.xml`]:
      '<workbook xmlns:q="x"><sheets><sheet name="a" sheetId="1" q:id="b"/></sheets></workbook>',
    [`xl${mark}_rels${mark}workbook2.xml.rels`]:
      '<Relationships><Relationship Id="b" Type="http://y/worksheet" Target="/xl/Other/Sheet.xml"/><Relationship Id="c" Type="http://y/sharedStrings" Target="texts3.xml"/></Relationships>',
    [`xl${mark}texts3.xml`]: '<sst><si><t>Имя_x000D_\nцеликом</t></si></sst>',
    [`xl${mark}Other${mark}Sheet.xml`]:
      '<worksheet><sheetData><row><c t="s"><v>0</v></c></row><row><c><is><t>Выдуманный</t></is></c></row></sheetData></worksheet>',
  })
  for (const mark of ['/', '\\'])
    expect(tableIn(archive(parts(mark)))).toMatchObject({
      heads: ['Имя целиком'],
      rows: [['Выдуманный']],
    })
})

test('two cells in one place are said, since one of them would be lost', () => {
  const xml =
    '<sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row><row r="2"><c r="A2" t="str"><v>b</v></c></row><row r="2"><c r="A2" t="str"><v>c</v></c></row></sheetData>'
  expect(readList(makeWorkbook({ sheets: [{ name: 's', xml }] }))).toMatchObject({
    problem: 'broken',
    line: 2,
  })
})

test.each([
  [
    'an .ods',
    archive({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
  ],
  ['a letter', archive({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' })],
  ['an .xlsb', archive({ 'xl/workbook.bin': 'x', 'xl/styles.xml': '<a/>' })],
  ['an archive of tables', archive({ 'list.csv': 'a;b' })],
  [
    'a page under the name of a spreadsheet',
    utf8('<html>\n<td>Name, x</td>\n<td>Invented, y</td>\n</html>'),
  ],
  [
    'a workbook of 2003 as XML',
    utf8('<?xml version="1.0"?>\n<Workbook><Row>a, b</Row></Workbook>'),
  ],
  ['a letter in RTF', utf8('{\\rtf1 Name;born\\par\nInvented;1990\\par}')],
])('%s is said to be of another kind', (_name, bytes) => {
  expect(readList(bytes)).toMatchObject({ ok: false, problem: 'other-kind' })
})

test('JSON: arrays are lines, long numbers stay as they are written, and what is cut off is said to be', () => {
  const lines = [
    ['Name', 'Born'],
    ['Invented One', null],
    ['Invented Two', 1990],
  ]
  expect(tableIn(utf8(JSON.stringify(lines)))).toMatchObject({
    heads: ['Name', 'Born'],
    rows: [
      ['Invented One', ''],
      ['Invented Two', '1990'],
    ],
  })
  expect(tableIn(utf8('[{"id":12345678901234567890}]')).rows).toEqual([['12345678901234567890']])
  const cut = JSON.stringify([{ name: 'Invented', born: '1990' }], null, 2).slice(0, -12)
  expect(readList(utf8(cut))).toMatchObject({ problem: 'broken-json' })
  expect(readList(utf8('{"a":1}\n{"a":\n{"a":3}'))).toMatchObject({
    problem: 'broken-json',
    line: 2,
  })
})

test('files put together: two ways to end a line, a line of Unicode in a code page, a stray zero byte', () => {
  expect(tableIn(utf8('a;b\r\n1;2\n3;4\r\n5;6\n')).rows).toEqual([
    ['1', '2'],
    ['3', '4'],
    ['5', '6'],
  ])
  const page = inEncoding('Фамилия;Имя\nВыдуманный;Иван\nНебывалая;Анна\n', 'windows-1251')
  const both = Uint8Array.from([...page, ...utf8('Синтетик;Пётр\n')])
  expect(readList(both)).toMatchObject({ encoding: 'windows-1251' })
  expect(tableIn(both).rows.at(-1)).toEqual(['Синтетик', 'Пётр'])
  expect(readList(utf8('ФИО;др\nВыдуманный\0 Иван;1990\n'))).toMatchObject({ problem: 'not-text' })
})

test('heads can be kept: none is longer than a line of text, or holds halves of letters', () => {
  const { heads } = tableIn(utf8(`[{"x\\ud800\\u0000":1,"${'long '.repeat(200)}":2}]`))
  expect(heads[0]).toBe('x\ufffd')
  expect(heads[1]?.length).toBeLessThanOrEqual(150)
})

test('a first line that says how cells are separated is heeded, and is no title', () => {
  expect(tableIn(utf8('sep=;\nname;x\na, b;1\nc, d;2\n'))).toMatchObject({
    heads: ['name', 'x'],
    above: [],
  })
})

test('letters that broke on the way are known, and words of the languages of the field are not taken for such', () => {
  const names = [
    'Выдуманный Іван',
    'Ўладзіслаў',
    'Сяргей',
    'Zoë Ünal',
    'Łukasz Żółć',
    'สมมุติ',
    'خيالي',
    'Nguyễn',
    'Ёжиков',
  ]
  for (const name of names) {
    expect(isGarbled(name)).toBe(false)
    for (const page of ['windows-1252', 'windows-1251'] as const) {
      const garbled = new TextDecoder(page).decode(utf8(name))
      if (/[^\0-\u007f].*[^\0-\u007f]/u.test(name) && !/^[A-Z]/.test(name))
        expect([name, page, isGarbled(garbled)]).toEqual([name, page, true])
    }
  }
  expect(isGarbled('И\ufffd\ufffdн')).toBe(true)
  expect(isGarbled('')).toBe(false)
})

test.each([
  '?',
  '-',
  '—',
  'н/и',
  'н/д',
  'б/и',
  'не установлено',
  'Неизвестно',
  'нет сведений',
  'n/a',
  'null',
  'невядома',
  'ไม่ระบุ',
  'غير معروف',
])('“%s” says that nobody knows', (cell) => {
  expect(saysNothing(cell)).toBe(true)
  expect(readDay(cell, { order: 'day-first', century: 'latest', epoch: 1900 }, '2026-11-27')).toBe(
    'nothing',
  )
})
