import type { DatePoint } from './date.ts'
import { closed, isApproximate, isUnsure, nameOf, openYear } from './speech.ts'
import type { GrammaticalCase, Speech } from './speech.ts'

const russianMonths: Readonly<Record<GrammaticalCase, readonly string[]>> = {
  plain: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
  genitive: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  instrumental: [
    'январём',
    'февралём',
    'мартом',
    'апрелем',
    'маем',
    'июнем',
    'июлем',
    'августом',
    'сентябрём',
    'октябрём',
    'ноябрём',
    'декабрём',
  ],
}

const russianDecades: Readonly<Record<GrammaticalCase, string>> = {
  plain: '-е годы',
  genitive: '-х годов',
  instrumental: '-ми годами',
}

export const russian: Speech = {
  point({ year, month, day, time }, grammaticalCase) {
    if (year.endsWith('X')) {
      const open = openYear(year)
      if ('decade' in open) return open.decade + russianDecades[grammaticalCase]
      return `${open.years.join('–')} гг., год неизвестен`
    }
    if (month === undefined) return `${year}\u00a0г.`
    if (month === 'XX') {
      return `${year}\u00a0г., ${day === undefined ? 'месяц неизвестен' : 'день и месяц неизвестны'}`
    }
    if (day === undefined) return `${nameOf(russianMonths[grammaticalCase], month)} ${year}\u00a0г.`
    if (day === 'XX') {
      return `${nameOf(russianMonths[grammaticalCase], month)} ${year}\u00a0г., день неизвестен`
    }
    // After a day the month is genitive whatever the case of the whole.
    const named = `${Number(day)} ${nameOf(russianMonths.genitive, month)} ${year}\u00a0г.`
    return time === undefined ? named : `${named}, ${time}`
  },
  qualify(point) {
    const approximate = isApproximate(point)
    const said = russian.point(point, approximate ? 'genitive' : 'plain')
    return `${isUnsure(point) ? 'возможно, ' : ''}${approximate ? 'около ' : ''}${said}`
  },
  between: (start, end) => `между ${closed(start)} и ${end}`,
  betweenTimes: (day, start, end) => `${day}, между ${start} и ${end}`,
  atEnds: (start, end) => `самое раннее — ${start}, самое позднее — ${end}`,
  since: (said, point) => `${doubt(point)}с ${said}, дальше неизвестно`,
  onward: (said, point) => `${doubt(point)}с ${said}, конец неизвестен`,
  notAfter: (said, point) => `${doubt(point)}не позднее ${said}`,
  until: (said, point) => `${doubt(point)}до ${said}, начало неизвестно`,
  shorten: ({ month, day }, same) =>
    same === 'month'
      ? String(Number(day))
      : `${Number(day)} ${nameOf(russianMonths.genitive, month)}`,
}

/** Before a preposition "около" cannot stand; these adverbs can. */
function doubt(point: DatePoint): string {
  return `${isUnsure(point) ? 'возможно, ' : ''}${isApproximate(point) ? 'примерно ' : ''}`
}
