import { officeAudience } from '@amparo/register'
import type { QuestionState } from '@amparo/contract'
import type { Reading } from '../db/office.ts'
import { isPast, type AskedIn } from '../letters/question-state.ts'
import { standingQuestions, type StandingQuestion } from '../letters/question-store.ts'
import type { KeptMeeting } from './meeting-store.ts'

/** What whoever sees this meeting may be told of. */
export function isFor(audience: number, meeting: KeptMeeting): boolean {
  return audience === officeAudience || audience === meeting.audience
}

/** A question with what this body alone was asked, by letters that went out. */
export interface AskedHere extends StandingQuestion {
  readonly letters: readonly (AskedIn & { readonly sentOn: string })[]
  /** It was asked here last, and it is this body's turn. */
  readonly isOpen: boolean
  readonly isOverdue: boolean
}

export const isOpenNow = ({ isOpen: open }: AskedHere) => open

const THEIR_TURN: ReadonlySet<QuestionState> = new Set<QuestionState>([
  'asked',
  'overdue',
  'acknowledged',
  'partly',
  'refused',
])

/** What this body was asked, by letters that went out, as its meeting may know it. */
export async function askedOf(
  tx: Reading,
  meeting: KeptMeeting,
  today: string,
): Promise<AskedHere[]> {
  const all = await standingQuestions(tx, today)
  return all.flatMap((question) => {
    if (!isFor(question.audience, meeting)) return []
    const letters = question.asked.flatMap((one) =>
      one.authority === meeting.authority && one.state === 'sent' && one.sentOn !== null
        ? [{ ...one, sentOn: one.sentOn }]
        : [],
    )
    if (letters.length === 0) return []
    const { stands } = question
    const open = stands.asked?.authority === meeting.authority && THEIR_TURN.has(stands.state)
    return [{ ...question, letters, isOpen: open, isOverdue: open && isPast(stands.asked, today) }]
  })
}
