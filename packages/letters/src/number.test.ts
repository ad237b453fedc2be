import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { LetterDocument } from './document.ts'
import { writeDocx } from './docx.ts'
import { numbered, numberedDocx, roomForNumber } from './number.ts'
import { readDocument } from './read-document.ts'

const letter = (text: string): LetterDocument => ({
  language: 'en',
  form: 'letter',
  number: roomForNumber('2026'),
  day: '2026-01-10',
  parts: [{ kind: 'paragraph', role: 'text', runs: [{ text, language: 'en' }] }],
})

const textsOf = (docx: Uint8Array) => {
  const read = readDocument(docx)
  return read.ok ? read.texts.map(({ text }) => text) : []
}

test('a paper gets its number in its text, its footer and its properties, and nothing else of it changes', async () => {
  const document = letter(`Annex to letter No. ${roomForNumber('2026')} of 10 January`)
  const made = numberedDocx(await writeDocx(document), '17/2026')
  expect(textsOf(made ?? new Uint8Array())).toEqual(
    textsOf(await writeDocx(numbered(document, '17/2026'))),
  )
})

test('an edited paper without room for it gets none, and what is no Word file either', async () => {
  const without = await writeDocx({ ...letter('Text.'), number: '16/2026' })
  expect(numberedDocx(without, '17/2026')).toBeNull()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(numberedDocx(bytes, '17/2026')).toBeNull()
    }),
  )
})

test('however an editor cuts the room into pieces, the number stands there in one', async () => {
  const room = roomForNumber('2026')
  const docx = await writeDocx(letter(`No. ${room} of ours`))
  const parts = unzipSync(docx)
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  fc.assert(
    fc.property(fc.array(fc.nat({ max: room.length }), { maxLength: 4 }), (cuts) => {
      const pieces = [0, ...cuts.toSorted((a, b) => a - b), room.length]
      const cut = pieces
        .slice(1)
        .map((to, at) => room.slice(pieces[at], to))
        .join('</w:t></w:r><w:r><w:t xml:space="preserve">')
      const edited = { ...parts, 'word/document.xml': strToU8(xml.replaceAll(room, cut)) }
      const made = numberedDocx(zipSync(edited), '17/2026')
      expect(textsOf(made ?? new Uint8Array()).join('\n')).toContain('No. 17/2026 of ours')
    }),
    { numRuns: 20 },
  )
})
