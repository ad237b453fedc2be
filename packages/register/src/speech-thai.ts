import type { DatePoint } from './date.ts'
import { isApproximate, isUnsure, nameOf, openYear } from './speech.ts'
import type { Speech } from './speech.ts'

const months = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
] as const

/**
 * Years are Gregorian, as the record has them: the register never counts in the Buddhist era, so
 * that no reader has to guess which of two calendars a figure is from. Beside the name of a month
 * the year stands bare, as Thai writes international dates; alone it would be a mere figure, and
 * there "ค.ศ." says what it is.
 */
export const thai: Speech = {
  point({ year, month, day, time }) {
    if (year.endsWith('X')) {
      const open = openYear(year)
      if ('decade' in open) return `คริสต์ทศวรรษ ${open.decade}`
      return `ปีใดปีหนึ่งระหว่าง ค.ศ. ${open.years.join(' ถึง ')}`
    }
    if (month === undefined) return `ค.ศ. ${year}`
    if (month === 'XX') {
      return `ค.ศ. ${year} ${day === undefined ? 'ไม่ทราบเดือน' : 'ไม่ทราบวันและเดือน'}`
    }
    const named = `${nameOf(months, month)} ${year}`
    if (day === undefined) return named
    if (day === 'XX') return `${named} ไม่ทราบวันที่`
    return `${Number(day)} ${named}${time === undefined ? '' : ` เวลา ${time} น.`}`
  },
  qualify(point, said) {
    const words = `${isUnsure(point) ? 'อาจเป็น' : ''}${isApproximate(point) ? 'ประมาณ' : ''}`
    return words === '' ? said : `${words} ${said}`
  },
  between: (start, end) => `ระหว่าง ${start} ถึง ${end}`,
  betweenTimes: (day, start, end) => `${day} ระหว่างเวลา ${start} ถึง ${end} น.`,
  atEnds: (start, end) => `อย่างเร็วที่สุด ${start} อย่างช้าที่สุด ${end}`,
  since: (said, point) => `${doubtful(point, 'ตั้งแต่')} ${said} หลังจากนั้นไม่ทราบ`,
  onward: (said, point) => `${doubtful(point, 'ตั้งแต่')} ${said} ไม่ทราบเวลาสิ้นสุด`,
  notAfter: (said, point) => `${doubtful(point, 'ไม่ช้ากว่า')} ${said}`,
  until: (said, point) => `${doubtful(point, 'จนถึง')} ${said} ไม่ทราบเวลาเริ่มต้น`,
  shorten: ({ month, day }, same) =>
    same === 'month' ? String(Number(day)) : `${Number(day)} ${nameOf(months, month)}`,
}

/** "Perhaps" stands before a preposition, "about" after it. */
function doubtful(point: DatePoint, preposition: string): string {
  return `${isUnsure(point) ? 'อาจ' : ''}${preposition}${isApproximate(point) ? 'ประมาณ' : ''}`
}
