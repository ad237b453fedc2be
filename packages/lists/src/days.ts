import { isDay, twoDigits } from '@amparo/calendar'
import { monthOf } from './months.ts'
import { isoOfSerial, type Epoch } from './serial.ts'

/** Which of the first two figures is the day: 10/08/2020, or 08/10/2020. */
export type Order = 'day-first' | 'month-first'
/** What a year of two figures is of. `latest`: the latest such year that has come. `buddhist`: of the Thai calendar. */
export type Century = 'latest' | '1900s' | 'buddhist'

/** How the days of a column are written, as far as the cells themselves do not say it. */
export interface DayHabit {
  readonly order: Order
  readonly century: Century
  readonly epoch: Epoch
}

/** The day in EDTF; `nothing`: the cell says that nobody knows; `unread`: it says something that is no day. */
export type ReadDay = { readonly edtf: string } | 'nothing' | 'unread'

/** Years a register of people speaks of. */
const FIRST_YEAR = 1800
const LAST_YEAR = 2099
/** Thai years are 543 ahead (Buddhist era). */
const BUDDHIST = 543
const FIRST_BUDDHIST = 2400

/** UTF-16 units. */
const LONGEST_DAY = 200
const LONGEST_UNKNOWN = 60

/** How a cell says that nobody knows, in the languages of the field and as programs write it. */
const unknownWords =
  /^(?:[?\-–—_.…*/\\]+|n\/?a|#n\/a|#н\/д|null|nan|unknown|not known|not specified|no data|no information|неизв\.?|неизвестн(?:о|ый|ая|ые)|не извест(?:ен|н[оаы]|ный|ная)|не установлен[оаы]?|неустановлен(?:о|ный|ная)|не указан[оаы]?|уточняется|не уточнено|нет (?:данных|сведений|информации)|нет инф\.?|[нб]\/[дис]|невядом(?:а|ы|ая)|няма (?:звестак|дадзеных|інфармацыі)|не вызначана|ไม่ทราบ|ไม่ระบุ|ไม่มีข้อมูล|غير معروف|مجهول|لا توجد معلومات)$/iu
const about =
  /^(?:c(?:irca|a)?\.?|about|approx\.?|≈|~|около|ок\.?|прим\.?|примерно|каля|прыкладна|ประมาณ)\s*/iu
const ofTheYear = /\s*(?:г\.?|года|году|год|гг\.?|р\.?|г\.р\.|года рождения)$/iu

/** Whether a cell says nothing, or in so many words that nobody knows: “?”, “н/и”, “не установлено”, “n/a”. */
export function saysNothing(cell: string): boolean {
  if (cell.length > LONGEST_DAY) return cell.trim() === ''
  // Most cells say something, and a list has many: no such word has a figure or is so long.
  if (cell.length > LONGEST_UNKNOWN || /\d/u.test(cell)) return false
  const text = tidied(cell)
  return text === '' || unknownWords.test(text)
}

/**
 * A day as people write it in lists: with figures in either order, with the month in words (English, Russian, Belarusian, Thai), a
 * spreadsheet’s number, a year alone, a month of a year, about such a day, or from one day to another. What a habit does not
 * decide is read alike under each. Never completed: a year alone is a year.
 *
 * @param today in ISO: no year of two figures lies beyond it.
 */
export function readDay(cell: string, habit: DayHabit, today: string): ReadDay {
  // No day is so long, and some of what follows takes time with the square of the length.
  if (cell.length > LONGEST_DAY) return cell.trim() === '' ? 'nothing' : 'unread'
  if (saysNothing(cell)) return 'nothing'
  const text = tidied(cell)
  const doubt = text.endsWith('?') ? '?' : ''
  const bare = text.replace(/\s*\?+$/u, '')
  const nearly = about.test(bare) ? '~' : ''
  const said = bare.replace(about, '')
  const bound = readBound(said, habit, today)
  if (bound !== null && doubt + nearly === '') return { edtf: bound }
  const one = readPoint(said, habit, today)
  if (one !== null) return { edtf: one + (doubt !== '' && nearly !== '' ? '%' : doubt + nearly) }
  if (doubt + nearly !== '') return 'unread'
  const range = readRange(said, habit, today)
  return range === null ? 'unread' : { edtf: range }
}

function tidied(cell: string): string {
  return (
    digitsIn(cell.normalize('NFKC'))
      .replaceAll(/[\p{Cf}\s]+/gu, ' ')
      .replaceAll(/[‐‑‒–—−]/gu, '-')
      .trim()
      // By it a spreadsheet is told to leave a cell as it is written.
      .replace(/^['‘’](?=\d)/u, '')
  )
}

/** Figures of other scripts as those of ASCII. */
function digitsIn(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let zero = code
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--
    return code < 128 ? digit : String(code - zero)
  })
}

function readPoint(text: string, habit: DayHabit, today: string): string | null {
  const [, day = '', time = ''] =
    /^(.+?)(?:,?\s+(?:в\s+|у\s+|at\s+)?|T)(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[AP]M)?)$/iu.exec(
      text,
    ) ?? []
  if (time !== '') {
    const date = readDate(day, habit, today)
    const clock = readClock(time)
    // Midnight to the second is what databases write behind a day; nobody saw that hour.
    if (date !== null && noHour.test(time)) return date
    if (date !== null && clock !== null && date.length === 10) return `${date}T${clock}`
  }
  return readDate(text, habit, today)
}

const noHour = /^(?:0?0[:.]00[:.]00|12[:.]00[:.]00 ?AM)$/iu

function readClock(text: string): string | null {
  const [, figures = '', half = ''] = /^([\d:.]+) ?([AP]M)?$/iu.exec(text) ?? []
  const [said = 99, minute = 99] = figures.split(/[:.]/u).map(Number)
  if (half !== '' && (said < 1 || said > 12)) return null
  const hour = half === '' ? said : (said % 12) + (half.toUpperCase() === 'PM' ? 12 : 0)
  return hour < 24 && minute < 60 ? `${twoDigits(hour)}:${twoDigits(minute)}` : null
}

function readDate(said: string, habit: DayHabit, today: string): string | null {
  const text = said.replace(ofTheYear, '').replace(eraBefore, '')
  return (
    yearFirst(text) ??
    inFigures(text, habit, today) ??
    inWords(text, habit, today) ??
    aNumber(text, habit)
  )
}

/** Which calendar a year is of shows in the year. */
const eraBefore = /^(?:พ\.?ศ\.?|ค\.?ศ\.?)\s*(?=\d{4}$)/u

/** 2020-08-10, 2020/8/10, 20200810, 2020-08, 2020. */
function yearFirst(text: string): string | null {
  const found =
    /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?$/u.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})$/u.exec(text)
  if (found === null) return null
  const [, year = '', , month, day] = found
  return dated(Number(year), month && Number(month), day && Number(day))
}

/** 10.08.2020, 8/10/20, 08.2020; 00.08.2020 and xx.xx.2020, where the day or the month is not known. */
function inFigures(text: string, { order, century }: DayHabit, today: string): string | null {
  const ofYear = /^(\d{1,2})[./-](\d{4})$/u.exec(text)
  if (ofYear !== null) return dated(Number(ofYear[2]), Number(ofYear[1]))
  const unknown = /^(?:00|xx|хх|__|--|\?\?)[./](?:(\d{1,2})|xx|хх|__|--|\?\?)[./](\d{4})$/iu.exec(
    text,
  )
  if (unknown !== null) return dated(Number(unknown[2]), Number(unknown[1] ?? 0) || '')
  const found = /^(\d{1,2})\s*([./\-, ])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/u.exec(text)
  if (found === null) return null
  const [one, other] = [Number(found[1]), Number(found[3])]
  // With full stops the day comes first wherever dates are written so (Unicode CLDR, short forms of all locales).
  const [day, month] = order === 'day-first' || found[2] === '.' ? [one, other] : [other, one]
  return dated(fullYear(found[4] ?? '', century, today), month, day)
}

/** 10 August 2020; 10 августа 2020 г.; August 10, 2020; 10 ส.ค. 2563; август 2020. */
function inWords(text: string, { century }: DayHabit, today: string): string | null {
  const parts = text.replaceAll(',', ' ').replaceAll(/(\d)(?:st|nd|rd|th|-?го|-га)\b/giu, '$1')
  const found =
    /^(?:(?<day>\d{1,2})[\s.-]*)?(?<month>[\p{L}\p{M}.]+)[\s.-]*(?:พ\.?ศ\.?\s*)?(?<year>\d{4}|\d{2})$/u.exec(
      parts,
    ) ?? /^(?<month>[\p{L}\p{M}.]+)\s+(?<day>\d{1,2})\s+(?<year>\d{4}|\d{2})$/u.exec(parts)
  const { day, month = '', year = '' } = found?.groups ?? {}
  const number = monthOf(month)
  if (found === null || number === undefined) return null
  // A month and two figures may be a day of it as well.
  if (day === undefined && year.length === 2) return null
  return dated(fullYear(year, century, today), number, day && Number(day))
}

/** A spreadsheet’s number of a day, of five figures: from 1927 on. */
function aNumber(text: string, { epoch }: DayHabit): string | null {
  if (!/^\d{5}(?:[.,]\d+)?$/u.test(text)) return null
  const day = isoOfSerial(Number(text.replace(',', '.')), epoch)
  return day !== null && Number(day.slice(0, 4)) <= LAST_YEAR ? day : null
}

function fullYear(text: string, century: Century, today: string): number {
  if (text.length === 4) return Number(text)
  const short = Number(text)
  if (century === '1900s') return 1900 + short
  if (century === 'buddhist') return 2500 + short - BUDDHIST
  const now = Number(today.slice(0, 4))
  const same = now - (now % 100) + short
  return same > now ? same - 100 : same
}

function dated(
  said: number,
  month: number | '' | undefined = '',
  day: number | '' | undefined = '',
): string | null {
  const year = said >= FIRST_BUDDHIST ? said - BUDDHIST : said
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  if (month === '') return String(year)
  if (month < 1 || month > 12) return null
  if (day === '') return `${year}-${twoDigits(month)}`
  return isDay(year, month, day) ? `${year}-${twoDigits(month)}-${twoDigits(day)}` : null
}

const untilThen = /^(?:до|не позднее|да|не пазней за|before|until|by|ก่อน)\s+(.+)$/iu
const fromThen = /^(?:после|не ранее|пасля|не раней за|after|since|หลัง)\s+(.+)$/iu

/** Until a day, or from one on: the day itself is within, since nobody says that it is not. */
function readBound(text: string, habit: DayHabit, today: string): string | null {
  const [, until = ''] = untilThen.exec(text) ?? []
  const [, from = ''] = fromThen.exec(text) ?? []
  const day = until + from === '' ? null : readDate(until + from, habit, today)
  if (day === null) return null
  return until === '' ? `${day}/..` : `../${day}`
}

/** 10-12.08.2020; 10.08.2020 - 12.08.2020; 2019-2020. */
function readRange(text: string, habit: DayHabit, today: string): string | null {
  const ofMonth = /^(\d{1,2})\s*-\s*(\d{1,2})([./]\d{1,2}[./]\d{2,4})$/u.exec(text)
  const [from, to] =
    ofMonth === null ? splitIn(text) : [`${ofMonth[1]}${ofMonth[3]}`, `${ofMonth[2]}${ofMonth[3]}`]
  if (from === undefined || to === undefined) return null
  const [start, end] = [readPoint(from, habit, today), readPoint(to, habit, today)]
  return start !== null && end !== null && start < end ? `${start}/${end}` : null
}

function splitIn(text: string): readonly string[] {
  for (const between of [/^(.+?)\s+-\s+(.+)$/u, /^(\d{4})-(\d{4})$/u, /^([\d./]+)-([\d./]+)$/u]) {
    const found = between.exec(text)
    if (found !== null) return [found[1] ?? '', found[2] ?? '']
  }
  const words = /^(?:с|со|from|з|са)\s+(.+?)\s+(?:по|до|to|until|па|да)\s+(.+)$/iu.exec(text)
  return words === null ? [] : [words[1] ?? '', words[2] ?? '']
}
