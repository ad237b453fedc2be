import { clocksOfLetter, firstDue } from '@amparo/norms'
import type { OfficeFacts } from '../staff/office-store.ts'
import type { AskedLetter, StandingQuestion } from './question-store.ts'

/** Which clock, and the last day that is in time; null where none is known to run. */
export type Due = { readonly clock: string; readonly day: string } | null
export type DueOf = (question: StandingQuestion) => Due

/** What the table of clocks says of the letter that asked last. */
export function dueIn(facts: OfficeFacts): DueOf {
  const dueOf = dueOfLetterIn(facts)
  return ({ asked, stands }) => {
    const letter = asked.find((one) => one.letter === stands.asked?.letter)
    return letter === undefined ? null : dueOf(letter)
  }
}

/** What it says of a letter; null also for one that did not go out. */
export function dueOfLetterIn({ sendsAs, country }: OfficeFacts): (letter: ClockedLetter) => Due {
  const known = new Map<string, Due>()
  return ({ letter, form, sentOn, registeredOn }) => {
    if (sentOn === null) return null
    const before = known.get(letter)
    if (before !== undefined) return before
    const isNoteVerbale = form === 'note-verbale'
    const first = firstDue(
      clocksOfLetter({ sender: sendsAs, isNoteVerbale, country, sentOn, registeredOn }),
    )
    const due = first === null ? null : { clock: first.clock.code, day: first.day }
    known.set(letter, due)
    return due
  }
}

type ClockedLetter = Pick<AskedLetter, 'letter' | 'form' | 'sentOn' | 'registeredOn'>
