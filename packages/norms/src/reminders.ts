import type { Interval } from '@amparo/calendar'
import { defineVocabulary } from '@amparo/vocabulary'
import { endOf } from './term.ts'
import type { Term } from './term.ts'

/**
 * Proposals, counted from the last day that was in time; an office may keep to them or not. After
 * the last one somebody decides whether to go further up.
 */
export const reminderSteps = defineVocabulary<ReminderStepCode, { readonly term: Term }>(
  'reminder-step',
  { source: 'Amparo: a ladder proposed to the office', certainty: 'office' },
  {
    first: {
      en: 'first reminder',
      ru: 'первое напоминание',
      be: 'першы напамін',
      th: 'หนังสือเตือนครั้งที่ 1',
      term: [{ days: 7 }],
    },
    second: {
      en: 'second reminder',
      ru: 'второе напоминание',
      be: 'другі напамін',
      th: 'หนังสือเตือนครั้งที่ 2',
      term: [{ days: 21 }],
    },
    last: {
      en: 'last reminder; then the foreign ministry, the prosecutor or special procedures',
      ru: 'последнее напоминание; затем министерство иностранных дел, прокурор или специальные процедуры',
      be: 'апошні напамін; потым міністэрства замежных спраў, пракурор або спецыяльныя працэдуры',
      th: 'หนังสือเตือนครั้งสุดท้าย จากนั้นกระทรวงการต่างประเทศ อัยการ หรือกลไกพิเศษ',
      term: [{ days: 45 }],
    },
  },
)

export type ReminderStepCode = 'first' | 'second' | 'last'

export interface Reminder {
  readonly step: ReminderStepCode
  /** The days on which it is proposed: as uncertain as the term it follows. */
  readonly on: Interval
}

/** The ladder after a term that ended on one of these days. */
export function remindersAfter(due: Interval): readonly Reminder[] {
  const steps = Object.values(reminderSteps.entries)
  return steps.map(({ code, term }) => ({ step: code, on: endOf(term, due) }))
}
