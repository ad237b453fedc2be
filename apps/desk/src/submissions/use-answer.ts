import { answerSubmission, type Answer, type SubmissionId } from '@amparo/contract'
import { useMutation } from '@tanstack/react-query'
import { useOfficer, useSession } from '../session/session-context.tsx'
import { localDay } from '../ui/say-day.ts'
import type { MailboxPlace } from './opened.ts'
import { useSetOpened } from './use-open.ts'
import { useRefreshSubmissions } from './use-submissions.ts'

export interface AnswerWanted {
  readonly text: string
  readonly language: string
  readonly place: MailboxPlace
}

export type SendAnswer = Answer<
  unknown,
  'mailbox-closed' | 'out-of-order' | 'envelope-refused' | 'frozen' | 'update-waits'
>

/** Signs and seals an answer and puts it into the sender’s mailbox. */
export function useAnswer(submission: SubmissionId) {
  const session = useSession()
  const { me } = useOfficer()
  const setOpened = useSetOpened(submission)
  const refresh = useRefreshSubmissions()
  return useMutation<SendAnswer, Error, AnswerWanted>({
    mutationFn: async ({ text, language, place }) => {
      const day = localDay(new Date())
      const { seq, prev } = place
      const team = me.office.intakeTeam
      const sealed = await session
        .keys()
        .sealAnswer({ submission, team, seq, prev, day, text, language })
      const { envelope, copy, sha256 } = sealed
      const answer = await session.ask(answerSubmission, {
        params: { submission },
        body: { envelope, copy, seq, prev },
      })
      if (answer.ok) {
        const opened = { verdict: 'answer', seq, text, language, day, signedBy: me.name } as const
        setOpened((message) => ({
          ...message,
          next: { seq: seq + 1, prev: sha256 },
          written: [...message.written, { seq, day, kind: 'answer', opened }],
        }))
      }
      return answer
    },
    onSettled: () => refresh(submission),
  })
}
