import { clocksOfLetter, firstDue, type RunningClock } from '@amparo/norms'
import { useOfficer } from '../session/session-context.tsx'
import type { LetterHead } from './use-letters.ts'

/** The clocks of a letter that went out, by the table of norms; none of one that did not. */
export function useLetterClocks(): (
  letter: Pick<LetterHead, 'form' | 'sentOn' | 'registeredOn'>,
) => readonly RunningClock[] {
  const { sendsAs, country } = useOfficer().me.office
  return ({ form, sentOn, registeredOn }) =>
    sentOn === null
      ? []
      : clocksOfLetter({
          sender: sendsAs,
          isNoteVerbale: form === 'note-verbale',
          country,
          sentOn,
          registeredOn,
        })
}

/** The first day on which one of them runs out; null while none is known to run. */
export function useFirstDue(): (
  letter: Pick<LetterHead, 'form' | 'sentOn' | 'registeredOn'>,
) => ReturnType<typeof firstDue> {
  const clocksOf = useLetterClocks()
  return (letter) => firstDue(clocksOf(letter))
}
