import type { SubmissionId } from '@amparo/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { textsToFind } from '../finding/texts-to-find.ts'
import { useOfficer, useOpenedIndex, useSession } from '../session/session-context.tsx'
import { openMessage, type OpenAnswer } from './open-message.ts'
import type { OpenedMessage } from './opened.ts'
import { useRefreshSubmissions } from './use-submissions.ts'

function openedKey(submission: SubmissionId) {
  return ['opened', submission] as const
}

/** What was opened in this unlocking; null before. */
export function useOpened(submission: SubmissionId): OpenedMessage | null {
  const { data } = useQuery<OpenedMessage | null>({
    queryKey: openedKey(submission),
    queryFn: () => null,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return data ?? null
}

/** Changes what was opened, after an answer went out. */
export function useSetOpened(submission: SubmissionId) {
  const queries = useQueryClient()
  return (change: (opened: OpenedMessage) => OpenedMessage): void => {
    queries.setQueryData<OpenedMessage | null>(openedKey(submission), (opened) =>
      opened ? change(opened) : opened,
    )
  }
}

/** Opens a message. The server writes the opening into the log before it hands anything out. */
export function useOpen(submission: SubmissionId) {
  const session = useSession()
  const { me } = useOfficer()
  const index = useOpenedIndex()
  const queries = useQueryClient()
  const refresh = useRefreshSubmissions()
  return useMutation<OpenAnswer, Error>({
    mutationFn: async () => {
      const opening = {
        submission,
        team: me.office.intakeTeam,
        ask: session.ask,
        keys: session.keys(),
      }
      const answer = await openMessage(opening)
      if (answer.ok) {
        queries.setQueryData(openedKey(submission), answer.reply)
        // Reading does not wait for it. What is not taken in is not found, until it is opened again.
        void index.add(textsToFind(opening, answer.reply)).catch(() => undefined)
      }
      return answer
    },
    onSettled: () => refresh(submission),
  })
}
