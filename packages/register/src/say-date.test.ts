import { languages } from '@amparo/vocabulary'
import { describe, expect, it } from 'vitest'
import { parseEdtf } from './date.ts'
import { sayDate } from './say-date.ts'
import { everyForm } from './testing/dates.ts'

function say(edtf: string, language: 'en' | 'ru'): string {
  const read = parseEdtf(edtf)
  if (!read.ok) throw new Error(`Not a date: ${edtf}`)
  return sayDate(read.date, language)
}

describe.each(languages)('in %s', (language) => {
  it.each(everyForm)('%s is said in words: no ISO date, no sign, nothing undefined', (edtf) => {
    const said = say(edtf, language)
    expect(said).not.toMatch(/\d{4}-\d{2}|\d\/\d|[?~%X]|\.\.|T\d|undefined|null|NaN/)
    expect(said).not.toMatch(/^\s|\s$|\s\s|^$/)
  })

  it('no two forms that differ in what they say are said alike', () => {
    const said = everyForm.map((edtf) => say(edtf, language))
    expect(new Set(said).size).toBe(everyForm.length)
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

// A second implementation says the same: Unicode CLDR, as the runtime carries it.
it.each([
  ['en', 'en-GB'],
  ['ru', 'ru-RU'],
] as const)('days and months are said in %s as CLDR has them', (language, locale) => {
  const format = (day: Date, parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...parts, year: 'numeric', month: 'long', timeZone: 'UTC' })
      .format(day)
      .replaceAll(/\s/gu, ' ')
  for (let month = 0; month < 12; month += 1) {
    const day = new Date(Date.UTC(2020, month, 9))
    const edtf = day.toISOString().slice(0, 10)
    expect(say(edtf, language)).toBe(format(day, { day: 'numeric' }))
    expect(say(edtf.slice(0, 7), language)).toBe(format(day, {}))
  }
})

it.each([
  ['2020', '2020', '2020 г.'],
  ['202X', 'the 2020s', '2020-е годы'],
  ['20XX', 'some year from 2000 to 2099', '2000–2099 гг., год неизвестен'],
  ['2020-08', 'August 2020', 'август 2020 г.'],
  ['2020-XX', '2020, month not known', '2020 г., месяц неизвестен'],
  ['2020-08-XX', 'August 2020, day not known', 'август 2020 г., день неизвестен'],
  ['2020-08-10', '10 August 2020', '10 августа 2020 г.'],
  ['2020-08-01', '1 August 2020', '1 августа 2020 г.'],
  ['2020-08-10T21:30', '10 August 2020, 21:30', '10 августа 2020 г., 21:30'],
  ['2020-08-10~', 'about 10 August 2020', 'около 10 августа 2020 г.'],
  ['2020-08~', 'about August 2020', 'около августа 2020 г.'],
  ['202X~', 'about the 2020s', 'около 2020-х годов'],
  ['2020-08?', 'perhaps August 2020', 'возможно, август 2020 г.'],
  ['2020%', 'perhaps about 2020', 'возможно, около 2020 г.'],
  ['2020-08-10/2020-08-12', 'between 10 and 12 August 2020', 'между 10 и 12 августа 2020 г.'],
  [
    '2020-07-30/2020-08-02',
    'between 30 July and 2 August 2020',
    'между 30 июля и 2 августа 2020 г.',
  ],
  [
    '2020-07/2020-08',
    'between July 2020 and August 2020',
    'между июлем 2020 г. и августом 2020 г.',
  ],
  ['2020-08-10/2020-08-10', '10 August 2020', '10 августа 2020 г.'],
  [
    '2020-08-10T21:30/2020-08-10T23:00',
    '10 August 2020, between 21:30 and 23:00',
    '10 августа 2020 г., между 21:30 и 23:00',
  ],
  [
    '2020-08-10T21:30/2020-08-11T09:00',
    'between 10 August 2020, 21:30, and 11 August 2020, 09:00',
    'между 10 августа 2020 г., 21:30, и 11 августа 2020 г., 09:00',
  ],
  [
    '2020-08-10~/2020-08-12',
    'at the earliest about 10 August 2020, at the latest 12 August 2020',
    'самое раннее — около 10 августа 2020 г., самое позднее — 12 августа 2020 г.',
  ],
  ['2020-08-14/..', 'unknown since 14 August 2020', 'с 14 августа 2020 г., дальше неизвестно'],
  [
    '2020-08-14T09:00/..',
    'unknown since 14 August 2020, 09:00',
    'с 14 августа 2020 г., 09:00, дальше неизвестно',
  ],
  [
    '2020-08-14~/..',
    'unknown since about 14 August 2020',
    'примерно с 14 августа 2020 г., дальше неизвестно',
  ],
  ['2020-08-14/', 'from 14 August 2020, end not known', 'с 14 августа 2020 г., конец неизвестен'],
  ['../2020-08-14', 'no later than 14 August 2020', 'не позднее 14 августа 2020 г.'],
  [
    '/2020-08-14',
    'until 14 August 2020, beginning not known',
    'до 14 августа 2020 г., начало неизвестно',
  ],
])('%s is "%s", "%s"', (edtf, english, russian) => {
  expect([say(edtf, 'en'), say(edtf, 'ru')]).toEqual([english, russian])
})
