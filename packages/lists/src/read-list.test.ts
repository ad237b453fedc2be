import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { encodings } from './encoding.ts'
import { readList } from './read-list.ts'
import { LONGEST_LINE, MOST_BYTES } from './table.ts'
import { inEncoding } from './testing/in-encoding.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

const tableIn = (bytes: Uint8Array) => {
  const read = readList(bytes)
  if (!read.ok) throw new Error(read.problem)
  return read.table
}

const cell = fc.stringMatching(/^[ -~\nа-яёў"',;|\u0e01-\u0e2e]{0,12}$/u)
const filled = fc.stringMatching(/^[a-zа-я]{1,8}$/u)

test('what another program writes as separated values comes back cell by cell', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }).chain((width) =>
        fc.tuple(
          fc.uniqueArray(filled, { minLength: width, maxLength: width }),
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
            minLength: 1,
            maxLength: 8,
          }),
        ),
      ),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('utf-8' as const, 'utf-16le' as const, 'utf-16be' as const),
      ([heads, rows], delimiter, encoding) => {
        const written = [heads, ...rows, heads.map(() => 'end')]
        const text = `\ufeff${Papa.unparse(written, { delimiter, quotes: true })}`
        const { heads: read, rows: lines } = tableIn(inEncoding(text, encoding))
        expect([read, ...lines]).toEqual(written)
      },
    ),
  )
})

test('no bytes make it throw', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 500 }),
    fc.uint8Array({ maxLength: 300 }).map((tail) => Uint8Array.of(0x50, 0x4b, 3, 4, ...tail)),
    fc.string({ unit: 'binary' }).map(utf8),
    fc.json().map(utf8),
  )
  fc.assert(
    fc.property(anything, fc.option(fc.constantFrom(...encodings)), (bytes, encoding) => {
      const read = readList(bytes, { encoding: encoding ?? undefined })
      if (!read.ok) expect(read.problem).toMatch(/^[a-z-]+$/)
      else for (const row of read.table.rows) expect(row.length).toBe(read.table.heads.length)
    }),
    { numRuns: 150 },
  )
})

test('names that every object has are columns like any other', () => {
  const text = '[{"__proto__":"x","constructor":"y","toString":1},{"name":"Invented"}]'
  expect(tableIn(utf8(text))).toMatchObject({
    heads: ['__proto__', 'constructor', 'toString', 'name'],
    rows: [
      ['x', 'y', '1', ''],
      ['', '', '', 'Invented'],
    ],
  })
})

test('objects with a name each are refused before there is a cell of every name for every object', () => {
  const text = `[${Array.from({ length: 20_000 }, (_, at) => `{"k${at}":1}`).join(',')}]`
  expect(readList(utf8(text))).toMatchObject({ ok: false, problem: 'too-many-columns', line: 301 })
  const deep = `[{"a":{"b":${'['.repeat(400_000)}${']'.repeat(400_000)}}}]`
  expect(readList(utf8(deep))).toMatchObject({ ok: false })
})

test('Unicode that was cut off or broke in a few places is never taken for a code page alone', () => {
  const text = utf8('Прозвішча;Імя\nВыдуманы;Іван\n'.repeat(40))
  const cut = text.subarray(0, text.length - 2)
  const broken = text.with(300, 0xff)
  for (const bytes of [cut, broken]) {
    const read = readList(bytes)
    expect(read).toMatchObject({
      ok: true,
      encoding: 'utf-8',
      table: { heads: ['Прозвішча', 'Імя'] },
    })
    expect(read.ok && read.form === 'text' && read.encodings.length).toBeGreaterThan(1)
  }
  const wide = inEncoding('Прозвішча;Імя\nВыдуманы;Іван\n', 'utf-16le')
  expect(readList(wide.subarray(0, wide.length - 1))).toMatchObject({
    ok: true,
    encoding: 'utf-16le',
  })
})

test('above the heads there may be a title, and lines keep the numbers of the file', () => {
  const text =
    'Списак затрыманых;;;\n;;;\n№;Прозвішча;Імя;Дата\n1;Выдуманы;Іван;10.08.2020\n\n2;Няісны;Пётр;\n'
  expect(tableIn(utf8(text))).toEqual({
    heads: ['№', 'Прозвішча', 'Імя', 'Дата'],
    headLine: 3,
    rows: [
      ['1', 'Выдуманы', 'Іван', '10.08.2020'],
      ['', '', '', ''],
      ['2', 'Няісны', 'Пётр', ''],
    ],
    above: ['Списак затрыманых'],
    headsInDoubt: false,
  })
})

test('objects of JSON are lines: an array, one inside an object, or one in each line', () => {
  const rows = [
    { name: 'Invented One', aliases: ['A', 'B'], held: true, born: null },
    { name: 'Invented Two', more: { from: 1 } },
  ]
  const table = {
    heads: ['name', 'aliases', 'held', 'born', 'more'],
    headLine: 0,
    rows: [
      ['Invented One', 'A\nB', '1', '', ''],
      ['Invented Two', '', '', '', '{"from":1}'],
    ],
    above: [],
    headsInDoubt: false,
  }
  expect(tableIn(utf8(JSON.stringify(rows)))).toEqual(table)
  expect(tableIn(utf8(JSON.stringify({ version: 1, people: rows }, null, 2)))).toEqual(table)
  expect(tableIn(utf8(JSON.stringify({ data: { found: 2, people: rows } })))).toEqual(table)
  expect(tableIn(utf8(rows.map((row) => JSON.stringify(row)).join('\n')))).toEqual(table)
})

test('a quotation mark without an end is named by its line, and nothing is made of the rest', () => {
  const lines = Array.from({ length: 3_000 }, (_, at) => `${at},"two\nlines",x`)
  const broken = [...lines.slice(0, 2_000), '2000,"never ends,x', ...lines.slice(2_000)]
  const read = readList(utf8(['a,b,c', ...broken].join('\n')))
  expect(read).toMatchObject({ ok: false, problem: 'unclosed' })
  expect(read.ok === false && read.line).toBeGreaterThan(1)
})

test.each([
  ['nothing', new Uint8Array(), 'empty'],
  ['only spaces', utf8(' \n \n'), 'empty'],
  ['heads alone', utf8('a,b\n'), 'no-rows'],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2]), 'not-text'],
  ['a workbook of before 2007', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2), 'locked-or-old'],
  ['an archive of something else', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9), 'broken'],
  ['more bytes than any list', new Uint8Array(MOST_BYTES + 1), 'too-large'],
  ['a line of ten megabytes', utf8(`a,b\n1,${'x'.repeat(LONGEST_LINE)}\n`), 'too-long'],
  ['four hundred columns', utf8(`${'h,'.repeat(400)}\n1\n`), 'too-many-columns'],
  ['a cell beyond the heads', utf8('a,b\n1,2\n1,2,3\n'), 'uneven'],
  ['JSON that is no list', utf8('[1,2,3]'), 'not-text'],
])('%s is no table', (_name, bytes, problem) => {
  expect(readList(bytes)).toMatchObject({ ok: false, problem })
})
