import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readList } from './read-list.ts'
import { isoOfSerial } from './serial.ts'
import { makeWorkbook, rowsOf } from './testing/make-workbook.ts'

const nothingNoted = {
  formulas: 0,
  unshown: 0,
  merged: 0,
  hiddenLines: 0,
  hiddenColumns: 0,
  comments: 0,
  struck: 0,
  coloured: 0,
  yearless: 0,
  of1905: 0,
}

const data = (rows: string) => `<sheetData>${rows}</sheetData>`

test('texts, numbers, days, formulas and merged cells are read as the spreadsheet shows them', () => {
  const bytes = makeWorkbook({
    strings: [
      '<t>Name</t>',
      '<r><t>Выдуманы</t></r><r><t xml:space="preserve"> Іван</t></r><rPh><t>reading</t></rPh>',
      '<t>Phone &amp; more</t>',
    ],
    sheets: [
      {
        name: 'People',
        xml: `<cols><col min="5" max="6" hidden="1"/></cols>${data(
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Day</t></is></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="str"><v>Held</v></c></row>' +
            '<row r="3" hidden="1"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>44053</v></c><c r="C3"><v>3.75290000001E11</v></c><c r="D3" t="b"><v>1</v></c></row>' +
            '<row r="4"><c r="A4" t="str"><f>HYPERLINK("http://x","y")</f><v>=1+1</v></c><c r="B4" s="2"><v>44053.604166667</v></c><c r="C4" s="3"><v>44053</v></c><c r="D4" t="e"><v>#N/A</v></c></row>',
        )}<mergeCells><mergeCell ref="A3:A4"/></mergeCells>`,
      },
    ],
  })
  expect(readList(bytes)).toEqual({
    ok: true,
    form: 'workbook',
    sheet: 0,
    sheets: [{ name: 'People', isHidden: false }],
    notes: { ...nothingNoted, formulas: 1, merged: 1, hiddenLines: 1, hiddenColumns: 2 },
    table: {
      heads: ['Name', 'Day', 'Phone & more', 'Held'],
      headLine: 1,
      rows: [
        ['', '', '', ''],
        ['Выдуманы Іван', '2020-08-10', '375290000001', '1'],
        ['=1+1', '2020-08-10T14:30', '44053', '#N/A'],
      ],
      above: [],
      headsInDoubt: false,
    },
  })
})

test('the first sheet that is shown is read, and any other when it is asked for', () => {
  const sheets = [
    { name: 'old', state: 'veryHidden' as const, xml: rowsOf([['a'], ['hidden']]) },
    { name: 'now', xml: rowsOf([['a'], ['shown']]) },
  ]
  const bytes = makeWorkbook({ sheets })
  expect(readList(bytes)).toMatchObject({ sheet: 1, table: { rows: [['shown']] } })
  expect(readList(bytes, { sheet: 0 })).toMatchObject({
    sheet: 0,
    sheets: [{ isHidden: true }, { isHidden: false }],
    table: { rows: [['hidden']] },
  })
  expect(readList(bytes, { sheet: 7 })).toMatchObject({ ok: false, problem: 'broken' })
})

test('any cells come back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ў', '<', '&', '"', ' ', 'ก', '\n', '=') })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
      const lines = [['one', 'two', 'three'], ...rows, ['x', 'y', 'z']]
      const read = readList(makeWorkbook({ sheets: [{ name: 's', xml: rowsOf(lines) }] }))
      expect(read.ok && read.table.rows).toEqual(lines.slice(1))
    }),
  )
})

test('days are counted from 1904 where the workbook says so', () => {
  const xml = data(
    '<row r="1"><c t="str"><v>day</v></c></row><row r="2"><c s="1"><v>42591</v></c></row>',
  )
  const read = readList(makeWorkbook({ is1904: true, sheets: [{ name: 's', xml }] }))
  expect(read).toMatchObject({ table: { rows: [['2020-08-10']] } })
})

test.each([
  [1, 1900, '1900-01-01'],
  [59, 1900, '1900-02-28'],
  [60, 1900, null],
  [61, 1900, '1900-03-01'],
  [44053, 1900, '2020-08-10'],
  [0, 1904, '1904-01-01'],
  [-1, 1900, null],
  [9_999_999, 1900, null],
  [44053.999_99, 1900, '2020-08-11'],
] as const)('%s from %s is %s', (serial, epoch, day) => {
  expect(isoOfSerial(serial, epoch)).toBe(day)
})

test('what would unpack to more than any list is not unpacked, and nothing unpacks to more than it says', () => {
  const sheets = [{ name: 's', xml: rowsOf([['a'], ['x'.repeat(50_000)]]) }]
  const saying = (size: number) => {
    const bytes = makeWorkbook({ sheets }).slice()
    const name = new TextEncoder().encode('xl/worksheets/sheet1.xml')
    const at = bytes.findLastIndex((_, from) => name.every((byte, to) => bytes[from + to] === byte))
    // In the entry of the central directory its size stands 22 bytes before its name.
    new DataView(bytes.buffer).setUint32(at - 22, size, true)
    return bytes
  }
  expect(readList(saying(300 * 1024 * 1024))).toMatchObject({ ok: false, problem: 'hides' })
  expect(readList(saying(100))).toMatchObject({ ok: false, problem: 'broken' })
})

test('entities are not expanded, nor is a part cut short taken for a whole', () => {
  const doctype =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
  const sheets = [{ name: 's', xml: rowsOf([['a'], ['b']]) }]
  const hiding = makeWorkbook({ sheets, others: { 'xl/worksheets/sheet1.xml': doctype } })
  expect(readList(hiding)).toMatchObject({ ok: false, problem: 'hides' })
  const cut = makeWorkbook({
    sheets,
    others: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' },
  })
  expect(readList(cut)).toMatchObject({ ok: false, problem: 'broken' })
  const whole = makeWorkbook({ sheets })
  expect(readList(whole.subarray(0, whole.length - 30))).toMatchObject({
    ok: false,
    problem: 'broken',
  })
})

test('more columns or lines than any list has are refused where they stand', () => {
  const far = data('<row r="2"><c r="ZZZ2" t="str"><v>x</v></c></row>')
  const deep = data('<row r="900000"><c r="A900000" t="str"><v>x</v></c></row>')
  const of = (xml: string) => readList(makeWorkbook({ sheets: [{ name: 's', xml }] }))
  expect(of(far)).toMatchObject({ ok: false, problem: 'too-many-columns', line: 2 })
  expect(of(deep)).toMatchObject({ ok: false, problem: 'too-many-lines' })
})

test('a small workbook that asks for much memory is refused before it has it', () => {
  const of = (xml: string) => readList(makeWorkbook({ sheets: [{ name: 's', xml }] }))
  expect(of('<a>'.repeat(500_000))).toMatchObject({ ok: false, problem: 'hides' })
  const attributes = Array.from({ length: 2_000 }, (_, at) => `a${at}=""`).join(' ')
  expect(of(`<a ${attributes}/>`)).toMatchObject({ ok: false, problem: 'hides' })
  const far = Array.from(
    { length: 20_000 },
    (_, at) => `<row r="${at + 1}"><c r="WA1"><v>1</v></c></row>`,
  )
  expect(of(data(far.join('')))).toMatchObject({ ok: false, problem: 'hides' })
})

test('a line or a text that is nowhere is said, and no cell of it is left out in silence', () => {
  const of = (xml: string) => readList(makeWorkbook({ sheets: [{ name: 's', xml: data(xml) }] }))
  const heads = '<row r="1"><c t="str"><v>a</v></c></row>'
  for (const row of ['r="x"', 'r="0"', 'r="-1"', 'r="2.5"'])
    expect(of(`${heads}<row ${row}><c t="str"><v>b</v></c></row>`)).toMatchObject({
      problem: 'broken',
    })
  expect(of(`${heads}<row r="2"><c t="s"><v>99</v></c></row>`)).toMatchObject({ problem: 'broken' })
})
