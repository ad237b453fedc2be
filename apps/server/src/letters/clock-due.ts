import { clocksOfLetter, firstDue } from '@amparo/norms'
import type { OfficeFacts } from '../staff/office-store.ts'
import type { StandingQuestion } from './question-store.ts'

/** Which clock, and the last day that is in time; null where none is known to run. */
export type Due = { readonly clock: string; readonly day: string } | null
export type DueOf = (question: StandingQuestion) => Due

/** What the table of clocks says of the letter that asked last. */
export function dueIn({ sendsAs, country }: OfficeFacts): DueOf {
  const known = new Map<string, Due>()
  return ({ asked, stands }) => {
    const letter = asked.find((one) => one.letter === stands.asked?.letter)
    if (letter === undefined || letter.sentOn === null) return null
    const before = known.get(letter.letter)
    if (before !== undefined) return before
    const { form, sentOn, registeredOn } = letter
    const isNoteVerbale = form === 'note-verbale'
    const first = firstDue(
      clocksOfLetter({ sender: sendsAs, isNoteVerbale, country, sentOn, registeredOn }),
    )
    const due = first === null ? null : { clock: first.clock.code, day: first.day }
    known.set(letter.letter, due)
    return due
  }
}
