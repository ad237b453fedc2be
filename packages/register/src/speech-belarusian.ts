import type { DatePoint } from './date.ts'
import { closed, isApproximate, isUnsure, nameOf, openYear } from './speech.ts'
import type { GrammaticalCase, Speech } from './speech.ts'

const months: Readonly<Record<GrammaticalCase, readonly string[]>> = {
  plain: [
    'студзень',
    'люты',
    'сакавік',
    'красавік',
    'май',
    'чэрвень',
    'ліпень',
    'жнівень',
    'верасень',
    'кастрычнік',
    'лістапад',
    'снежань',
  ],
  genitive: [
    'студзеня',
    'лютага',
    'сакавіка',
    'красавіка',
    'мая',
    'чэрвеня',
    'ліпеня',
    'жніўня',
    'верасня',
    'кастрычніка',
    'лістапада',
    'снежня',
  ],
  instrumental: [
    'студзенем',
    'лютым',
    'сакавіком',
    'красавіком',
    'маем',
    'чэрвенем',
    'ліпенем',
    'жніўнем',
    'вераснем',
    'кастрычнікам',
    'лістападам',
    'снежнем',
  ],
}

const decades: Readonly<Record<GrammaticalCase, string>> = {
  plain: '-я гады',
  genitive: '-х гадоў',
  instrumental: '-мі гадамі',
}

export const belarusian: Speech = {
  point({ year, month, day, time }, grammaticalCase) {
    if (year.endsWith('X')) {
      const open = openYear(year)
      if ('decade' in open) return open.decade + decades[grammaticalCase]
      return `${open.years.join('–')} гг., год невядомы`
    }
    if (month === undefined) return `${year}\u00a0г.`
    if (month === 'XX') {
      return `${year}\u00a0г., ${day === undefined ? 'месяц невядомы' : 'дзень і месяц невядомыя'}`
    }
    if (day === undefined) return `${nameOf(months[grammaticalCase], month)} ${year}\u00a0г.`
    if (day === 'XX') {
      return `${nameOf(months[grammaticalCase], month)} ${year}\u00a0г., дзень невядомы`
    }
    // After a day the month is genitive whatever the case of the whole.
    const named = `${Number(day)} ${nameOf(months.genitive, month)} ${year}\u00a0г.`
    return time === undefined ? named : `${named}, ${time}`
  },
  qualify(point) {
    const approximate = isApproximate(point)
    const said = belarusian.point(point, approximate ? 'genitive' : 'plain')
    return `${isUnsure(point) ? 'магчыма, ' : ''}${approximate ? 'каля ' : ''}${said}`
  },
  between: (start, end) => `паміж ${closed(start)} і ${end}`,
  betweenTimes: (day, start, end) => `${day}, паміж ${start} і ${end}`,
  atEnds: (start, end) => `самае ранняе — ${start}, самае позняе — ${end}`,
  since: (said, point) => `${doubt(point)}${from(said)}, далей невядома`,
  onward: (said, point) => `${doubt(point)}${from(said)}, канец невядомы`,
  // "Не пазней за" takes the accusative, which in dates sounds like the plain case.
  notAfter: (_said, point) => `${doubt(point)}не пазней за ${belarusian.point(point, 'plain')}`,
  until: (said, point) => `${doubt(point)}да ${said}, пачатак невядомы`,
  shorten: ({ month, day }, same) =>
    same === 'month' ? String(Number(day)) : `${Number(day)} ${nameOf(months.genitive, month)}`,
}

/** "З" becomes "са" where it would meet two consonants that begin with its own kind of sound. */
function from(said: string): string {
  return `${/^(студз|снеж|жніў)/u.test(said) ? 'са' : 'з'} ${said}`
}

/** Before a preposition "каля" cannot stand; these adverbs can. */
function doubt(point: DatePoint): string {
  return `${isUnsure(point) ? 'магчыма, ' : ''}${isApproximate(point) ? 'прыкладна ' : ''}`
}
