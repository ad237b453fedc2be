import { daysBetween } from '@amparo/calendar'
import type { Interval } from '@amparo/calendar'
import type { Language } from '@amparo/vocabulary'
import type { Clock } from './clocks.ts'
import { endOf } from './term.ts'
import type { Term } from './term.ts'

/** A clock that somebody follows. */
export interface RunningClock {
  readonly clock: Clock
  /** The days on which it can have started; null while what it runs from has not happened. */
  readonly start: Interval | null
  /** The office's own term; heard only where the office sets it (`kind` is `office`). */
  readonly ownTerm?: Term
}

/** Whole days; `most` is null where nothing bounds them. */
export interface DayCount {
  readonly least: number
  readonly most: number | null
}

/**
 * How it stands on a day. It is only ever said to run or to be overdue where that is so for every
 * day on which the clock can have started.
 */
export type ClockStanding =
  | { readonly kind: 'not-started' }
  | { readonly kind: 'running'; readonly left: DayCount }
  | { readonly kind: 'due-today' }
  | { readonly kind: 'overdue'; readonly since: DayCount }
  | { readonly kind: 'no-term' }
  | { readonly kind: 'unknown'; readonly why: 'term' | 'start' | 'start-too-uncertain' }

/** The term that counts: the office's own where the office sets it, else the one of the table. */
function termOf({ clock, ownTerm }: RunningClock): Term | null {
  return clock.kind === 'office' ? (ownTerm ?? clock.term) : clock.term
}

/** The last day that is in time; null when there is no term, or none is known. */
export function dueBy(clock: Clock, start: Interval, ownTerm?: Term): Interval | null {
  const term = termOf({ clock, start, ...(ownTerm ? { ownTerm } : {}) })
  return term && endOf(term, start)
}

/** `today` is a civil day, of the place where it is due. */
export function standingOf(running: RunningClock, today: string): ClockStanding {
  const { clock, start } = running
  const term = termOf(running)
  if (term === null) {
    return clock.kind === 'none' ? { kind: 'no-term' } : { kind: 'unknown', why: 'term' }
  }
  if (start === null || (start.lo !== null && start.lo > today)) return { kind: 'not-started' }
  return against(endOf(term, start), today)
}

function against({ lo, hi }: Interval, today: string): ClockStanding {
  if (lo !== null && lo === hi && lo === today) return { kind: 'due-today' }
  if (lo !== null && today <= lo) {
    const most = hi === null ? null : daysBetween(today, hi)
    return { kind: 'running', left: { least: daysBetween(today, lo), most } }
  }
  if (hi !== null && today > hi) {
    const most = lo === null ? null : daysBetween(lo, today)
    return { kind: 'overdue', since: { least: daysBetween(hi, today), most } }
  }
  const why = lo === null || hi === null ? 'start' : 'start-too-uncertain'
  return { kind: 'unknown', why }
}

/** A standing in words that stand inside a sentence. */
export function sayStanding(standing: ClockStanding, language: Language): string {
  const words = speeches[language]
  switch (standing.kind) {
    case 'running':
      return sayCount(standing.left, words, words.left)
    case 'overdue':
      return sayCount(standing.since, words, words.overdue)
    case 'unknown':
      return words.unknown[standing.why]
    default:
      return words[standing.kind]
  }
}

function sayCount({ least, most }: DayCount, { days }: DaySpeech, said: CountSpeech): string {
  if (most === null) return said.atLeast(days(String(least), least))
  return said.exactly(days(least === most ? String(most) : `${least}–${most}`, most))
}

interface CountSpeech {
  readonly exactly: (days: string) => string
  readonly atLeast: (days: string) => string
}

interface DaySpeech {
  readonly days: (written: string, number: number) => string
  readonly left: CountSpeech
  readonly overdue: CountSpeech
  readonly 'not-started': string
  readonly 'due-today': string
  readonly 'no-term': string
  readonly unknown: Readonly<Record<'term' | 'start' | 'start-too-uncertain', string>>
}

const speeches: Readonly<Record<Language, DaySpeech>> = {
  en: {
    days: (written, number) => `${written} ${number === 1 ? 'day' : 'days'}`,
    left: {
      exactly: (days) => `${days} left`,
      atLeast: (days) => `at least ${days} left`,
    },
    overdue: {
      exactly: (days) => `overdue for ${days}`,
      atLeast: (days) => `overdue for at least ${days}`,
    },
    'not-started': 'not started',
    'due-today': 'due today',
    'no-term': 'no term is set',
    unknown: {
      term: 'not known: the term has to be asked of a lawyer',
      start: 'not known: nobody has said when it started',
      'start-too-uncertain': 'not known: it may be overdue, depending on the day it started',
    },
  },
  ru: {
    days: (written, number) => `${written} ${slavic('ru', number, ['день', 'дня', 'дней'])}`,
    left: {
      exactly: (days) => `до срока ${days}`,
      atLeast: (days) => `до срока не меньше чем ${days}`,
    },
    overdue: {
      exactly: (days) => `просрочено на ${days}`,
      atLeast: (days) => `просрочено не меньше чем на ${days}`,
    },
    'not-started': 'срок ещё не пошёл',
    'due-today': 'срок истекает сегодня',
    'no-term': 'срок не установлен',
    unknown: {
      term: 'неизвестно: о сроке нужно спросить юриста',
      start: 'неизвестно: никто не сказал, когда срок начался',
      'start-too-uncertain': 'неизвестно: возможно, просрочено, смотря в какой день срок начался',
    },
  },
  be: {
    days: (written, number) => `${written} ${slavic('be', number, ['дзень', 'дні', 'дзён'])}`,
    left: {
      exactly: (days) => `да тэрміну ${days}`,
      atLeast: (days) => `да тэрміну не менш як ${days}`,
    },
    overdue: {
      exactly: (days) => `пратэрмінавана на ${days}`,
      atLeast: (days) => `пратэрмінавана не менш як на ${days}`,
    },
    'not-started': 'тэрмін яшчэ не пачаўся',
    'due-today': 'тэрмін мінае сёння',
    'no-term': 'тэрмін не вызначаны',
    unknown: {
      term: 'невядома: пра тэрмін трэба спытаць юрыста',
      start: 'невядома: ніхто не сказаў, калі тэрмін пачаўся',
      'start-too-uncertain':
        'невядома: магчыма, пратэрмінавана, гледзячы ў які дзень тэрмін пачаўся',
    },
  },
  th: {
    days: (written) => `${written} วัน`,
    left: {
      exactly: (days) => `เหลือ ${days}`,
      atLeast: (days) => `เหลืออย่างน้อย ${days}`,
    },
    overdue: {
      exactly: (days) => `เกินกำหนดแล้ว ${days}`,
      atLeast: (days) => `เกินกำหนดแล้วอย่างน้อย ${days}`,
    },
    'not-started': 'ยังไม่เริ่มนับเวลา',
    'due-today': 'ครบกำหนดวันนี้',
    'no-term': 'ไม่มีกำหนดเวลา',
    unknown: {
      term: 'ไม่ทราบ: ต้องถามนักกฎหมายเรื่องกำหนดเวลา',
      start: 'ไม่ทราบ: ไม่มีใครบอกว่าเริ่มนับเมื่อใด',
      'start-too-uncertain': 'ไม่ทราบ: อาจเกินกำหนดแล้ว ขึ้นอยู่กับวันที่เริ่มนับ',
    },
  },
}

function slavic(
  language: 'ru' | 'be',
  number: number,
  [one, few, many]: readonly [string, string, string],
): string {
  const rule = new Intl.PluralRules(language).select(number)
  if (rule === 'one') return one
  return rule === 'few' ? few : many
}
