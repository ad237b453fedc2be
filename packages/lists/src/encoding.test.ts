import { expect, test } from 'vitest'
import { likelyEncodings, type Encoding } from './encoding.ts'
import { inEncoding } from './testing/in-encoding.ts'

/** Lists of invented people, as partners write them. */
const russian = 'Фамилия;Имя;Место\nВыдуманный;Иван;Окрестина\nНесуществующая;Анна;Жодино\n'
const belarusian = 'Прозвішча;Імя;Месца\nВыдуманы;Іван;Акрэсціна\nНяісная;Ганна;Жодзіна\n'
const thai = 'ชื่อ;นามสกุล;สถานที่\nสมมุติ;ไม่มีจริง;เรือนจำ\n'
const arabic = 'الاسم;المكان\nخيالي غير موجود;السجن المركزي\n'
const french = 'Nom;Prénom;Lieu\nInventé;Zoë;Île-de-Rien\nMüller;François;Älmö\n'

test.each<[string, string, Encoding]>([
  ['Russian', russian, 'windows-1251'],
  ['Russian in KOI8-R', russian, 'koi8-r'],
  ['Russian as DOS wrote it', russian, 'ibm866'],
  ['Russian in small letters', russian.toLowerCase(), 'windows-1251'],
  ['Russian in small letters in KOI8-R', russian.toLowerCase(), 'koi8-r'],
  ['Russian in capitals', russian.toUpperCase(), 'windows-1251'],
  ['Russian in capitals in KOI8-R', russian.toUpperCase(), 'koi8-r'],
  ['Belarusian', belarusian, 'windows-1251'],
  ['Thai', thai, 'windows-874'],
  ['Arabic', arabic, 'windows-1256'],
  ['French and German', french, 'windows-1252'],
])('%s is recognised by its words', (_name, text, encoding) => {
  const likely = likelyEncodings(inEncoding(text, encoding))
  expect(likely[0]).toBe(encoding)
  expect(likely.length).toBeLessThanOrEqual(2)
})

test.each<[string, string]>([
  ['ASCII', 'a;b\n1;2\n'],
  ['Belarusian', belarusian],
  ['Thai', thai],
])('%s in Unicode is known for sure, with a mark and without', (_name, text) => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    expect(likelyEncodings(inEncoding(`\ufeff${text}`, encoding))).toEqual([encoding])
    expect(likelyEncodings(inEncoding(text, encoding))).toEqual([encoding])
  }
})

test('where nothing makes words, every code page is offered', () => {
  expect(likelyEncodings(Uint8Array.of(0x41, 0x98, 0xaa))).toHaveLength(6)
})
