import fc from 'fast-check'
import { expect, test } from 'vitest'
import { thaiWords } from './thai-words.ts'

test.each([
  ['อำนาจหน้าที่ของหน่วยงาน', 'อำนาจ|หน้าที่|ของ|หน่วย|งาน'],
  ['เวลา 23:00\u00a0น. (สมมติ)', 'เวลา| |23:00\u00a0น.| |(สมมติ)'],
  ['ก้ำๆ่', 'ก้ำๆ่'],
  ['ที่\u00a014/7-1234 ของ', 'ที่\u00a014/7-1234| |ของ'],
  ['กรุงเทพฯ บ่อยๆ, ค.ศ.\u00a02020', 'กรุงเทพฯ| |บ่อยๆ,| |ค.ศ.\u00a02020'],
])('%s', (text, parted) => {
  expect(
    thaiWords(text)
      .map((piece) => piece.text)
      .join('|'),
  ).toBe(parted)
})

test('nothing is lost, whatever the text, and no line may begin with a mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('ก้ำที่ใดๆฯ 2(.,ab')) }), (text) => {
      const pieces = thaiWords(text)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      for (const [at, piece] of pieces.entries()) {
        if (pieces[at - 1]?.whole === true) expect(piece.text).not.toMatch(/^[\p{M}ๆฯ.,]/u)
      }
    }),
  )
})
