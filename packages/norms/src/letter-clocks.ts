import { clocksFor } from './clocks.ts'
import type { Clock } from './clocks.ts'
import type { RunningClock } from './due.ts'
import { dueBy } from './due.ts'
import type { SenderKindCode } from './sender-kind.ts'

/** A letter of an office, as far as its clocks need to know it. */
export interface SentLetter {
  readonly sender: Extract<SenderKindCode, 'un-office' | 'legal-person'>
  readonly isNoteVerbale: boolean
  /** Whose body it went to, by ISO 3166-1; null where the office has not said. */
  readonly country: string | null
  /** `YYYY-MM-DD`. */
  readonly sentOn: string
  /** On which day the body registered it; null while nobody knows. */
  readonly registeredOn: string | null
}

/**
 * The clocks of a letter, each from the day it starts. What an organisation writes is an appeal, to which the law of some
 * countries sets a term; a letter of the United Nations binds no body to a day, and the table proposes one of the office's own.
 */
export function clocksOfLetter(letter: SentLetter): readonly RunningClock[] {
  const { sender, isNoteVerbale, country } = letter
  const own = isNoteVerbale ? 'note-verbale' : 'letter'
  const channel = sender === 'un-office' ? own : 'appeal'
  return clocksFor({ sender, channel, country: country ?? '' }).map((clock) => {
    const day = startOf(clock, letter)
    return { clock, start: day === null ? null : { lo: day, hi: day } }
  })
}

function startOf({ from }: Clock, { sentOn, registeredOn }: SentLetter): string | null {
  if (from === 'sent') return sentOn
  return from === 'registered' ? registeredOn : null
}

/** The first day on which one of them runs out, and which; null while no term is known to have begun. */
export function firstDue(
  running: readonly RunningClock[],
): { readonly clock: Clock; readonly day: string } | null {
  const due = running.flatMap(({ clock, start }) => {
    const day = start === null ? null : (dueBy(clock, start)?.hi ?? null)
    return day === null ? [] : [{ clock, day }]
  })
  return due.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(0) ?? null
}
