import { languages } from '@amparo/vocabulary'
import type { Language } from '@amparo/vocabulary'
import { describe, expect, it } from 'vitest'
import { parseEdtf } from './date.ts'
import { sayDate } from './say-date.ts'
import { everyClock, everyForm } from './testing/dates.ts'

function say(edtf: string, language: Language): string {
  const read = parseEdtf(edtf)
  if (!read.ok) throw new Error(`Not a date: ${edtf}`)
  return sayDate(read.date, language)
}

describe.each(languages)('in %s', (language) => {
  it.each([...everyForm, ...everyClock])(
    '%s is said in words: no ISO date, no sign, nothing undefined',
    (edtf) => {
      const said = say(edtf, language)
      expect(said).not.toMatch(/\d{4}-\d{2}|\d\/\d|[?~%X]|\.\.|T\d|undefined|null|NaN/)
      expect(said).not.toMatch(/^\s|\s$|\s\s|^$/)
    },
  )

  it('no two forms that differ in what they say are said alike', () => {
    const all = [...everyForm, ...everyClock]
    const said = all.map((edtf) => say(edtf, language))
    expect(new Set(said).size).toBe(all.length)
  })

  it('every month is named in every place it can stand', () => {
    for (let month = 1; month <= 12; month += 1) {
      const text = `2020-${String(month).padStart(2, '0')}`
      for (const edtf of [text, `${text}-10`, `${text}/..`, `../${text}`, `2019-01/${text}`]) {
        expect(say(edtf, language)).not.toContain('undefined')
      }
    }
  })
})

// A second implementation says the same: Unicode CLDR, as the runtime carries it. In Belarusian it
// leaves out the "г." after a month, which we keep: every other date has it.
it.each([
  ['en', 'en-GB', ''],
  ['ru', 'ru-RU', ''],
  ['be', 'be-BY', '\u00a0г.'],
  ['th', 'th-TH-u-ca-gregory', ''],
] as const)('days and months are said in %s as CLDR has them', (language, locale, afterMonth) => {
  const format = (day: Date, parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...parts, year: 'numeric', month: 'long', timeZone: 'UTC' })
      .format(day)
      .replaceAll(/\s/gu, ' ')
      .replaceAll(' г.', '\u00a0г.')
  for (let month = 0; month < 12; month += 1) {
    const day = new Date(Date.UTC(2020, month, 9))
    const edtf = day.toISOString().slice(0, 10)
    expect(say(edtf, language)).toBe(format(day, { day: 'numeric' }))
    expect(say(edtf.slice(0, 7), language)).toBe(format(day, {}) + afterMonth)
  }
})

it.each([
  ['ru', /[\p{sc=Latin}\p{sc=Thai}іў]/u],
  ['be', /[\p{sc=Latin}\p{sc=Thai}ищъ]/u],
  ['th', /[\p{sc=Latin}\p{sc=Cyrillic}]/u],
] as const)('dates are said in the letters of their language: %s', (language, foreign) => {
  // UTC is called so in all of them.
  for (const edtf of [...everyForm, ...everyClock])
    expect(say(edtf, language).replaceAll('(UTC', '(')).not.toMatch(foreign)
})

it('in Thai no year is counted in the Buddhist era, and a year alone says which era it is of', () => {
  for (const edtf of everyForm) expect(say(edtf, 'th')).not.toMatch(/25[56]\d|พ\.ศ\./u)
  expect(say('2020', 'th')).toContain('ค.ศ.')
})

it.each([
  ['2020', '2020', '2020\u00a0г.'],
  ['202X', 'the 2020s', '2020-е годы'],
  ['20XX', 'some year from 2000 to 2099', '2000–2099 гг., год неизвестен'],
  ['2020-08', 'August 2020', 'август 2020\u00a0г.'],
  ['2020-XX', '2020, month not known', '2020\u00a0г., месяц неизвестен'],
  ['2020-08-XX', 'August 2020, day not known', 'август 2020\u00a0г., день неизвестен'],
  ['2020-08-10', '10 August 2020', '10 августа 2020\u00a0г.'],
  ['2020-08-01', '1 August 2020', '1 августа 2020\u00a0г.'],
  ['2020-08-10T21:30', '10 August 2020, 21:30', '10 августа 2020\u00a0г., 21:30'],
  ['2020-08-10~', 'about 10 August 2020', 'около 10 августа 2020\u00a0г.'],
  ['2020-08~', 'about August 2020', 'около августа 2020\u00a0г.'],
  ['202X~', 'about the 2020s', 'около 2020-х годов'],
  ['2020-08?', 'perhaps August 2020', 'возможно, август 2020\u00a0г.'],
  ['2020%', 'perhaps about 2020', 'возможно, около 2020\u00a0г.'],
  ['2020-08-10/2020-08-12', 'between 10 and 12 August 2020', 'между 10 и 12 августа 2020\u00a0г.'],
  [
    '2020-07-30/2020-08-02',
    'between 30 July and 2 August 2020',
    'между 30 июля и 2 августа 2020\u00a0г.',
  ],
  [
    '2020-07/2020-08',
    'between July 2020 and August 2020',
    'между июлем 2020\u00a0г. и августом 2020\u00a0г.',
  ],
  ['2020-08-10/2020-08-10', '10 August 2020', '10 августа 2020\u00a0г.'],
  [
    '2020-08-10T21:30/2020-08-10T23:00',
    '10 August 2020, between 21:30 and 23:00',
    '10 августа 2020\u00a0г., между 21:30 и 23:00',
  ],
  [
    '2020-08-10T21:30/2020-08-11T09:00',
    'between 10 August 2020, 21:30, and 11 August 2020, 09:00',
    'между 10 августа 2020\u00a0г., 21:30, и 11 августа 2020\u00a0г., 09:00',
  ],
  [
    '2020-08-10~/2020-08-12',
    'at the earliest about 10 August 2020, at the latest 12 August 2020',
    'самое раннее — около 10 августа 2020\u00a0г., самое позднее — 12 августа 2020\u00a0г.',
  ],
  ['2020-08-14/..', 'unknown since 14 August 2020', 'с 14 августа 2020\u00a0г., дальше неизвестно'],
  [
    '2020-08-14T09:00/..',
    'unknown since 14 August 2020, 09:00',
    'с 14 августа 2020\u00a0г., 09:00, дальше неизвестно',
  ],
  [
    '2020-08-14~/..',
    'unknown since about 14 August 2020',
    'примерно с 14 августа 2020\u00a0г., дальше неизвестно',
  ],
  [
    '2020-08-14/',
    'from 14 August 2020, end not known',
    'с 14 августа 2020\u00a0г., конец неизвестен',
  ],
  ['../2020-08-14', 'no later than 14 August 2020', 'не позднее 14 августа 2020\u00a0г.'],
  [
    '/2020-08-14',
    'until 14 August 2020, beginning not known',
    'до 14 августа 2020\u00a0г., начало неизвестно',
  ],
])('%s is "%s", "%s"', (edtf, english, russian) => {
  expect([say(edtf, 'en'), say(edtf, 'ru')]).toEqual([english, russian])
})

it.each([
  ['2020', '2020\u00a0г.', 'ค.ศ. 2020'],
  ['202X', '2020-я гады', 'คริสต์ทศวรรษ 2020'],
  ['20XX', '2000–2099 гг., год невядомы', 'ปีใดปีหนึ่งระหว่าง ค.ศ. 2000 ถึง 2099'],
  ['2020-08', 'жнівень 2020\u00a0г.', 'สิงหาคม 2020'],
  ['2020-XX', '2020\u00a0г., месяц невядомы', 'ค.ศ. 2020 ไม่ทราบเดือน'],
  ['2020-08-XX', 'жнівень 2020\u00a0г., дзень невядомы', 'สิงหาคม 2020 ไม่ทราบวันที่'],
  ['2020-08-10', '10 жніўня 2020\u00a0г.', '10 สิงหาคม 2020'],
  ['2020-08-10T21:30', '10 жніўня 2020\u00a0г., 21:30', '10 สิงหาคม 2020 เวลา 21:30 น.'],
  ['2020-08~', 'каля жніўня 2020\u00a0г.', 'ประมาณ สิงหาคม 2020'],
  ['202X~', 'каля 2020-х гадоў', 'ประมาณ คริสต์ทศวรรษ 2020'],
  ['2020-02?', 'магчыма, люты 2020\u00a0г.', 'อาจเป็น กุมภาพันธ์ 2020'],
  ['2020%', 'магчыма, каля 2020\u00a0г.', 'อาจเป็นประมาณ ค.ศ. 2020'],
  ['2020-08-10/2020-08-12', 'паміж 10 і 12 жніўня 2020\u00a0г.', 'ระหว่าง 10 ถึง 12 สิงหาคม 2020'],
  [
    '2020-07-30/2020-08-02',
    'паміж 30 ліпеня і 2 жніўня 2020\u00a0г.',
    'ระหว่าง 30 กรกฎาคม ถึง 2 สิงหาคม 2020',
  ],
  [
    '2020-02/2020-08',
    'паміж лютым 2020\u00a0г. і жніўнем 2020\u00a0г.',
    'ระหว่าง กุมภาพันธ์ 2020 ถึง สิงหาคม 2020',
  ],
  [
    '2020-08-10T21:30/2020-08-10T23:00',
    '10 жніўня 2020\u00a0г., паміж 21:30 і 23:00',
    '10 สิงหาคม 2020 ระหว่างเวลา 21:30 ถึง 23:00 น.',
  ],
  [
    '2020-08-10~/2020-08-12',
    'самае ранняе — каля 10 жніўня 2020\u00a0г., самае позняе — 12 жніўня 2020\u00a0г.',
    'อย่างเร็วที่สุด ประมาณ 10 สิงหาคม 2020 อย่างช้าที่สุด 12 สิงหาคม 2020',
  ],
  [
    '2020-08-14/..',
    'з 14 жніўня 2020\u00a0г., далей невядома',
    'ตั้งแต่ 14 สิงหาคม 2020 หลังจากนั้นไม่ทราบ',
  ],
  [
    '2020-08%/..',
    'магчыма, прыкладна са жніўня 2020\u00a0г., далей невядома',
    'อาจตั้งแต่ประมาณ สิงหาคม 2020 หลังจากนั้นไม่ทราบ',
  ],
  ['2020-02/..', 'з лютага 2020\u00a0г., далей невядома', 'ตั้งแต่ กุมภาพันธ์ 2020 หลังจากนั้นไม่ทราบ'],
  ['2020-08-14/', 'з 14 жніўня 2020\u00a0г., канец невядомы', 'ตั้งแต่ 14 สิงหาคม 2020 ไม่ทราบเวลาสิ้นสุด'],
  ['../2020-08', 'не пазней за жнівень 2020\u00a0г.', 'ไม่ช้ากว่า สิงหาคม 2020'],
  [
    '/2020-08-14',
    'да 14 жніўня 2020\u00a0г., пачатак невядомы',
    'จนถึง 14 สิงหาคม 2020 ไม่ทราบเวลาเริ่มต้น',
  ],
])('%s is "%s", "%s"', (edtf, inBelarusian, inThai) => {
  expect([say(edtf, 'be'), say(edtf, 'th')]).toEqual([inBelarusian, inThai])
})
