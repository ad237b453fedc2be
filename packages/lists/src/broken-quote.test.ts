import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { refusedAsLarge } from './broken-quote.ts'

async function* piecesOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const cell = fc.string({ unit: fc.constantFrom('a', 'ў', '"', ',', ';', '\n', '\r\n', ' ') })

test('what another program writes has no broken mark, however it is cut into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 9 }),
      async (rows, quotes, size) => {
        const read = await refusedAsLarge(piecesOf(Papa.unparse(rows, { quotes }), size))
        expect(read).toEqual({ ok: false, problem: 'too-large', line: null })
      },
    ),
  )
})

test('a mark without an end is named by its line, with quoted cells after it and without', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 20 }),
      fc.nat({ max: 20 }),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
      async (above, below, isQuoted, end) => {
        const line = isQuoted ? '"one","two"' : 'one,two'
        const lines = [
          ...Array.from({ length: above }, () => line),
          'x,"never ends',
          ...Array.from({ length: below }, () => line),
        ]
        const read = await refusedAsLarge(piecesOf(lines.join(end), 7))
        expect(read).toEqual({ ok: false, problem: 'unclosed', line: above + 1 })
      },
    ),
  )
})

test('of what is no text no line is named', async () => {
  expect(await refusedAsLarge(piecesOf('PK\u0003\u0004\0"never ends', 3))).toMatchObject({
    problem: 'too-large',
  })
})
