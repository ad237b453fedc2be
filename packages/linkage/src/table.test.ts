import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableFromCsv } from './csv.ts'
import { TableBuilder, textAt, unknown } from './table.ts'
import { Values } from './values.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 20 })

test('equal texts have one code, different ones different codes, and each is read back', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 3000 }), (texts) => {
      const values = new Values()
      const codes = texts.map((one) => values.intern(one))
      expect(values.size).toBe(new Set(texts).size)
      expect(codes.map((code) => values.text(code))).toEqual(texts)
      expect(texts.map((one) => values.find(one))).toEqual(codes)
    }),
    { numRuns: 30 },
  )
})

const column = 'name'
const field = text.map((one) => one.trim()).filter((one) => one !== '')

test('a file is read back as it was written, in whatever pieces it comes', () => {
  const line = fc.tuple(field, fc.option(field), fc.nat(999).map(String))
  fc.assert(
    fc.property(
      fc.array(line),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      (lines, size, isDos) => {
        const quoted = (one: string | null) =>
          one === null ? '' : `"${one.replaceAll('"', '""')}"`
        const rows = [
          [column, 'place', 'number'],
          ...lines.map(([a, b, c]) => [quoted(a), quoted(b), c]),
        ]
        const bytes = new TextEncoder().encode(
          rows.map((row) => row.join(',')).join(isDos ? '\r\n' : '\n'),
        )
        const table = tableFromCsv(pieces(bytes, size))
        expect(table.size).toBe(lines.length)
        for (const [at, [name, place, number]] of lines.entries()) {
          expect(textAt(table, column, at)).toBe(name)
          expect(textAt(table, 'place', at)).toBe(place ?? undefined)
          expect(textAt(table, 'number', at)).toBe(number)
        }
      },
    ),
    { numRuns: 60 },
  )
})

function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

test('a quote without an end is not read to the end of the file as one field', () => {
  const bytes = new TextEncoder().encode('name\n"Анна\nІван\n')
  expect(() => tableFromCsv([bytes])).toThrow('no end')
})

test('what is empty or only spaces is unknown, and a column that is not there is named', () => {
  const builder = new TableBuilder([column, 'place'])
  builder.add({ name: ' Ганна ', place: '  ' })
  builder.add({ name: null })
  const table = builder.table()
  expect(textAt(table, column, 0)).toBe('Ганна')
  expect([...table.columns.get('place')!]).toEqual([unknown, unknown])
  expect(() => textAt(table, 'born', 0)).toThrow('born')
})
