import { closed, isApproximate, isUnsure, nameOf, openYear } from './speech.ts'
import type { Speech } from './speech.ts'

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export const english: Speech = {
  point({ year, month, day, time }) {
    if (year.endsWith('X')) {
      const open = openYear(year)
      return 'decade' in open ? `the ${open.decade}s` : `some year from ${open.years.join(' to ')}`
    }
    if (month === undefined) return year
    if (month === 'XX') return `${year}, ${day === undefined ? 'month' : 'day and month'} not known`
    const named = `${nameOf(englishMonths, month)} ${year}`
    if (day === undefined) return named
    if (day === 'XX') return `${named}, day not known`
    return `${Number(day)} ${named}${time === undefined ? '' : `, ${time}`}`
  },
  qualify(point, said) {
    return `${isUnsure(point) ? 'perhaps ' : ''}${isApproximate(point) ? 'about ' : ''}${said}`
  },
  between: (start, end) => `between ${closed(start)} and ${end}`,
  betweenTimes: (day, start, end) => `${day}, between ${start} and ${end}`,
  atEnds: (start, end) => `at the earliest ${start}, at the latest ${end}`,
  since: (said, point) => `unknown since ${english.qualify(point, said)}`,
  onward: (said, point) => `from ${english.qualify(point, said)}, end not known`,
  notAfter: (said, point) => `no later than ${english.qualify(point, said)}`,
  until: (said, point) => `until ${english.qualify(point, said)}, beginning not known`,
  shorten: ({ month, day }, same) =>
    same === 'month' ? String(Number(day)) : `${Number(day)} ${nameOf(englishMonths, month)}`,
}
