import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csv, guarded, harmless, unguarded } from './csv.ts'

/** A reader of RFC 4180 that knows nothing of ours. */
function parse(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let value = ''
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (text[at] === '"' && text[at + 1] !== '"') break
        if (text[at] === '"') at++
        if (at >= text.length) throw new Error('a quote is not closed')
        value += text[at]
      }
      at++
    } else {
      while (at < text.length && !',\r'.includes(text[at] ?? '')) value += text[at++]
    }
    row.push(value)
    if (text[at] === ',') at++
    else if (text.startsWith('\r\n', at)) {
      at += 2
      rows.push(row)
      row = []
    } else throw new Error(`not CSV at ${at}`)
  }
  return rows
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ';',
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      "'",
      '"',
      ',',
      ' ',
      'a',
      '\u200b',
    ),
  }),
)

describe('a table', () => {
  test('is read back as it was written, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyText, { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
        (rows) => {
          const text = csv(rows)
          expect(text.startsWith('\ufeff')).toBe(true)
          const read = parse(text.slice(1)).map((row) => row.map(unguarded))
          expect(read).toEqual(rows)
        },
      ),
    )
  })

  test.each(['\t', "'", ';', "\t'", ';\u200b'])(
    'takes a cell of nothing but %j, which somebody made to stop the page',
    (text) => {
      const long = text.repeat(1_000_000)
      expect(unguarded(guarded(long))).toBe(long)
    },
  )

  test('has no cell that begins as a formula would', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [[written = ''] = []] = parse(csv([[text]]).slice(1))
        expect(written.trimStart()).not.toMatch(/^[=+\-@\uff0b\uff0d\uff1d\uff20]/)
        expect(written).not.toMatch(/^[\t\r\n]/)
      }),
    )
  })

  test('has none either for a program that takes the semicolon or the tab for the end of a cell', () => {
    fc.assert(
      fc.property(anyText, anyText, (first, second) => {
        for (const separator of [';', '\t'])
          for (const cell of csv([[first, second]])
            .slice(1)
            .split(/\r\n|[\r\n]/)
            .flatMap((line) => line.split(separator)))
            expect(cell.replace(/^[\s\p{Cf}]+/u, '')).not.toMatch(
              /^[=+\-@\uff0b\uff0d\uff1d\uff20]/,
            )
      }),
    )
  })

  test.each([
    ['Minsk;=1+1', "Minsk;'=1+1"],
    ['one\n=1+1\n-2', "one\n'=1+1\n'-2"],
    ["a;'=1", "a;''=1"],
    ['a; @SUM(A1)', "a;' @SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\n=1', "'\n'=1"],
    ['2020-08-12;12', '2020-08-12;12'],
  ])('shows what stands in the middle of %j as text, too', (text, written) => {
    expect(guarded(text)).toBe(written)
    expect(unguarded(written)).toBe(text)
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '＝1', "'=1", '\u200b=1'])(
    'shows %j as text',
    (text) => {
      expect(guarded(text)).toBe(`'${text}`)
      expect(unguarded(guarded(text))).toBe(text)
    },
  )

  test('leaves a name that begins with an apostrophe as it is', () => {
    for (const name of ["'Abd al-Synthetic", 'Іван', 'A = B', 'สมชาย'])
      expect(guarded(name)).toBe(name)
  })
})

test('what turns directions or controls a terminal is written by its number', () => {
  expect(harmless('a\u202eb\u0007c\u2066d\u2028')).toBe('a<U+202E>b<U+0007>c<U+2066>d<U+2028>')
  for (const text of ['Ганна 😀 สมชาย', 'علي\u200f \u200eB']) expect(harmless(text)).toBe(text)
})
