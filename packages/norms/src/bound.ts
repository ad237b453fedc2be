import type { Interval } from '@amparo/calendar'
import { defineVocabulary } from '@amparo/vocabulary'
import { participation } from './participation.ts'
import type { Participation } from './participation.ts'
import { endOf } from './term.ts'
import { treaties } from './treaty.ts'
import type { Treaty, TreatyCode } from './treaty.ts'

/** Why a state is bound, is not, or why a lawyer has to be asked. */
export const boundReasons = defineVocabulary(
  'bound-reason',
  { source: 'Amparo: what the facts about treaties come to', certainty: 'office' },
  {
    'in-force': {
      en: 'in force on that day',
      ru: 'в этот день действовал',
      be: 'у гэты дзень дзейнічаў',
      th: 'มีผลใช้บังคับในวันนั้น',
    },
    'not-party': {
      en: 'the state is not a party',
      ru: 'государство не участвует',
      be: 'дзяржава не ўдзельнічае',
      th: 'รัฐไม่ได้เป็นภาคี',
    },
    'not-yet': {
      en: 'not yet in force on that day',
      ru: 'в этот день ещё не действовал',
      be: 'у гэты дзень яшчэ не дзейнічаў',
      th: 'ยังไม่มีผลใช้บังคับในวันนั้น',
    },
    ended: {
      en: 'the state had left it before that day',
      ru: 'к этому дню государство уже вышло',
      be: 'да гэтага дня дзяржава ўжо выйшла',
      th: 'รัฐถอนตัวไปก่อนวันนั้นแล้ว',
    },
    'last-day': {
      en: 'that is the day the state left it: ask a lawyer',
      ru: 'это день, когда государство вышло: спросите юриста',
      be: 'гэта дзень, калі дзяржава выйшла: спытайце юрыста',
      th: 'เป็นวันที่รัฐถอนตัวพอดี: โปรดถามนักกฎหมาย',
    },
    'day-uncertain': {
      en: 'it depends on the day: ask a lawyer',
      ru: 'зависит от дня: спросите юриста',
      be: 'залежыць ад дня: спытайце юрыста',
      th: 'ขึ้นอยู่กับวันที่: โปรดถามนักกฎหมาย',
    },
    'fact-uncertain': {
      en: 'what is recorded of the state is uncertain: ask a lawyer',
      ru: 'сведения о государстве не проверены: спросите юриста',
      be: 'звесткі пра дзяржаву не правераны: спытайце юрыста',
      th: 'ข้อมูลเกี่ยวกับรัฐยังไม่แน่ชัด: โปรดถามนักกฎหมาย',
    },
    'no-fact': {
      en: 'nothing is recorded of the state: ask a lawyer',
      ru: 'о государстве ничего не записано: спросите юриста',
      be: 'пра дзяржаву нічога не запісана: спытайце юрыста',
      th: 'ไม่มีข้อมูลเกี่ยวกับรัฐ: โปรดถามนักกฎหมาย',
    },
  },
)

export type BoundReasonCode = keyof typeof boundReasons.entries

export interface Bound {
  readonly treaty: TreatyCode
  /** `maybe`: ask a lawyer. */
  readonly bound: 'yes' | 'no' | 'maybe'
  readonly why: BoundReasonCode
  /** What it stands on; undefined when nothing is recorded. */
  readonly fact: Participation | undefined
}

/**
 * Which treaties bound a state on these days. A norm applies by the day of the act, a complaint is
 * open by the day it is brought: the same question, asked of another day. Yes and no only where it
 * is so for every one of the days; a day without a bound reaches as far as time does.
 */
export function boundBy(state: string, days: Interval): readonly Bound[] {
  return Object.values(treaties.entries).map(({ code }) => boundByOne(state, code, days))
}

/** The same of one treaty. */
export function boundByOne(state: string, code: TreatyCode, days: Interval): Bound {
  const fact = participation(state, code)
  return { treaty: code, fact, ...judged(treaties.entries[code], fact, days) }
}

function judged(
  treaty: Treaty,
  fact: Participation | undefined,
  days: Interval,
): Pick<Bound, 'bound' | 'why'> {
  const { first, last } = reach(days)
  if (last < treaty.inForce) return { bound: 'no', why: 'not-yet' }
  if (!fact) return { bound: 'maybe', why: 'no-fact' }
  if (fact.certainty === 'uncertain') return { bound: 'maybe', why: 'fact-uncertain' }
  if (!fact.party) return { bound: 'no', why: 'not-party' }
  const from = boundFrom(treaty, fact.instrument)
  if (last < from) return { bound: 'no', why: 'not-yet' }
  if (fact.until === undefined) return within(first >= from)
  if (first > fact.until) return { bound: 'no', why: 'ended' }
  if (first === fact.until && last === fact.until) return { bound: 'maybe', why: 'last-day' }
  return within(first >= from && last < fact.until)
}

function within(isSo: boolean): Pick<Bound, 'bound' | 'why'> {
  return isSo ? { bound: 'yes', why: 'in-force' } : { bound: 'maybe', why: 'day-uncertain' }
}

/** The civil day from which it binds: never before the treaty itself was in force. */
function boundFrom({ inForce, afterInstrument }: Treaty, instrument: string): string {
  const { lo } = endOf(afterInstrument, { lo: instrument, hi: instrument })
  return lo === null || lo < inForce ? inForce : lo
}

/** Text that sorts before and after every day where there is no bound. */
function reach({ lo, hi }: Interval): { readonly first: string; readonly last: string } {
  return { first: lo ?? '', last: hi ?? '~' }
}
