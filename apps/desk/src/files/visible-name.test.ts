import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibleName } from './visible-name.ts'

test('what turns the reading round, or hides, is written out', () => {
  expect(visibleName('photo\u202Egpj.exe')).toBe('photo[U+202E]gpj.exe')
  expect(visibleName('a\u2066b\u200Fc\u200Bd\ne')).toBe('a[U+2066]b[U+200F]c[U+200B]d[U+000A]e')
})

test('letters of any script stay as they are', () => {
  for (const name of ['фото.jpg', 'ภาพถ่าย.png', 'صورة.jpg', 'photo 1 (2).jpeg'])
    expect(visibleName(name)).toBe(name)
})

test('no name keeps a character that steers others', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(visibleName(name)).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }),
  )
})
