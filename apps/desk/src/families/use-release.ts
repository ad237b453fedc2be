import {
  askByMailbox,
  releaseUpdate,
  takeBackUpdate,
  type EnquirerRow,
  type SubjectId,
  type SubmissionId,
} from '@amparo/contract'
import { nextShowing, updateWordings, type UpdateWording } from '@amparo/register'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { read } from '../session/refused.ts'
import { useOfficer, useSession } from '../session/session-context.tsx'
import type { MailboxPlace } from '../submissions/opened.ts'
import { useSetOpened } from '../submissions/use-open.ts'
import { useRefreshSubmissions } from '../submissions/use-submissions.ts'

/**
 * Whether news may be put into a mailbox, by all that anybody of the office knows. Asked only where something would be told, and
 * each time anew; without an answer nothing is told.
 */
export function useByMailbox(person: SubjectId, wouldTell: boolean) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['by-mailbox', person],
    queryFn: async () =>
      (await read(ask, askByMailbox, { params: { subject: person }, body: {} })).byMailbox,
    enabled: wouldTell,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export interface ReleaseWanted {
  readonly texts: Readonly<Record<UpdateWording, string>>
  readonly language: string
  readonly place: MailboxPlace
}

/** Signs and seals an update in its wordings, and releases it: one of them goes into the sender’s mailbox at the daily hour. */
export function useRelease({ id: enquirer, person }: EnquirerRow, submission: SubmissionId) {
  const session = useSession()
  const { me } = useOfficer()
  const setOpened = useSetOpened(submission)
  const refresh = useRefreshSubmissions()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ texts, language, place }: ReleaseWanted) => {
      const { seq, prev } = place
      const seal = async (word: UpdateWording) => {
        const { envelope, copy } = await session.keys().sealAnswer({
          submission,
          team: me.office.intakeTeam,
          seq,
          prev,
          day: dayShown(),
          text: texts[word],
          language,
        })
        return [word, { envelope, copy }] as const
      }
      const sealed = await Promise.all(updateWordings.map(seal))
      const wordings = Object.fromEntries(sealed) as Record<
        UpdateWording,
        (typeof sealed)[number][1]
      >
      const answer = await session.ask(releaseUpdate, {
        params: { enquirer },
        body: { submission, seq, prev, ...wordings },
      })
      if (!answer.ok) return answer
      const waits = { from: answer.reply.from, left: false, enquirer, person }
      setOpened((message) => ({ ...message, waits, unshown: null }))
      return answer
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['enquirers'] })
      await refresh(submission)
    },
  })
}

/** The day its sender is to read in it: when it was written is nobody's to learn. */
function dayShown(): string {
  return nextShowing(new Date()).toISOString().slice(0, 10)
}

/** Takes back what waits for the daily hour. */
export function useTakeBack(submission: SubmissionId) {
  const session = useSession()
  const setOpened = useSetOpened(submission)
  const refresh = useRefreshSubmissions()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const answer = await session.ask(takeBackUpdate, { params: { submission }, body: {} })
      const unshown = { at: new Date().toISOString(), why: 'by-hand' } as const
      if (answer.ok) setOpened((message) => ({ ...message, waits: null, unshown }))
      return answer
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['enquirers'] })
      await refresh(submission)
    },
  })
}
