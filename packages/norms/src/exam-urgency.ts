import { daysBetween } from '@amparo/calendar'
import { defineVocabulary } from '@amparo/vocabulary'
import { harmOf } from './harm.ts'
import type { HarmfulAct } from './signs-to-see.ts'

/**
 * How soon an examination is worth most, the soonest first: an order of days since what was done, and nothing about whoever it was
 * done to. Danger to life comes before all of it, and is asked elsewhere.
 */
export const examUrgencies = defineVocabulary(
  'exam-urgency',
  {
    source:
      'Amparo: by the days in which findings fade; within six weeks urgently, Istanbul Protocol (2004), §104',
    certainty: 'office',
  },
  {
    now: {
      en: 'now: protection works by the hour',
      ru: 'сейчас: защита действует по часам',
      be: 'цяпер: абарона дзейнічае па гадзінах',
      th: 'เดี๋ยวนี้ การป้องกันมีผลเป็นรายชั่วโมง',
    },
    'same-day': { en: 'today', ru: 'сегодня', be: 'сёння', th: 'วันนี้' },
    day: {
      en: 'within a day',
      ru: 'в течение суток',
      be: 'цягам сутак',
      th: 'ภายในหนึ่งวัน',
    },
    'three-days': {
      en: 'within three days',
      ru: 'в течение трёх дней',
      be: 'цягам трох дзён',
      th: 'ภายในสามวัน',
    },
    week: {
      en: 'within a week',
      ru: 'в течение недели',
      be: 'цягам тыдня',
      th: 'ภายในหนึ่งสัปดาห์',
    },
    planned: {
      en: 'within a month, as planned',
      ru: 'в течение месяца, планово',
      be: 'цягам месяца, планава',
      th: 'ภายในหนึ่งเดือน ตามแผน',
    },
  },
)

export type ExamUrgencyCode = keyof typeof examUrgencies.entries

const inOrder = Object.keys(examUrgencies.entries) as ExamUrgencyCode[]

/**
 * How soon, by the act that may have happened last: where days are not known exactly, the latest they may have been counts here, and
 * the earliest for what can still be seen. Null: nothing of it harmed anybody.
 */
export function examUrgency(acts: readonly HarmfulAct[], today: string): ExamUrgencyCode | null {
  const each = acts.flatMap((act) => urgencyOf(act, today) ?? [])
  return each.toSorted((a, b) => examUrgencyOrder(a) - examUrgencyOrder(b)).at(0) ?? null
}

/** A place in the order: the smaller, the sooner. */
export function examUrgencyOrder(code: ExamUrgencyCode): number {
  return inOrder.indexOf(code)
}

function urgencyOf({ violations, days }: HarmfulAct, today: string): ExamUrgencyCode | null {
  const kinds = violations.map(harmOf).filter((harm) => harm !== null)
  if (kinds.length === 0) return null
  const passed = daysSince(days.hi, today)
  if (kinds.includes('sexual') && passed <= 7) return sexualWithin(passed)
  if (passed <= 3 && kinds.some((harm) => harm !== 'mind')) return 'day'
  if (passed <= 14) return 'three-days'
  return passed <= 42 ? 'week' : 'planned'
}

function sexualWithin(passed: number): ExamUrgencyCode {
  if (passed <= 3) return 'now'
  return passed <= 5 ? 'same-day' : 'day'
}

/** Nobody knows when it ended: it may have been today. */
function daysSince(day: string | null, today: string): number {
  return day === null ? 0 : Math.max(0, daysBetween(day.slice(0, 10), today))
}
