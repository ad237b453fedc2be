import {
  putBackSubmission,
  setAsideSubmission,
  takeSubmission,
  type Answer,
  type SubmissionId,
} from '@amparo/contract'
import type { SetAsideReasonCode } from '@amparo/vocabulary'
import { useMutation } from '@tanstack/react-query'
import { useOpenedIndex, useSession } from '../session/session-context.tsx'
import { useRefreshSubmissions } from './use-submissions.ts'

export type StepWanted =
  | { readonly kind: 'take' | 'put-back'; readonly step: number }
  | { readonly kind: 'set-aside'; readonly step: number; readonly reason: SetAsideReasonCode }

export type StepAnswer = Answer<unknown, 'changed-meanwhile' | 'value-refused'>

/** Takes over, sets aside, puts back. Says nothing: the page that asked does. */
export function useSteps(submission: SubmissionId) {
  const { ask } = useSession()
  const index = useOpenedIndex()
  const refresh = useRefreshSubmissions()
  return useMutation<StepAnswer, Error, StepWanted>({
    mutationFn: (wanted) => {
      const params = { submission }
      const { step } = wanted
      switch (wanted.kind) {
        case 'take':
          return ask(takeSubmission, { params, body: { step } })
        case 'put-back':
          return ask(putBackSubmission, { params, body: { step } })
        case 'set-aside':
          return ask(setAsideSubmission, { params, body: { step, reason: wanted.reason } })
      }
    },
    onSuccess: (answer, { kind }) => {
      // What is set aside is found no more; whoever puts it back and opens it finds it again.
      if (answer.ok && kind === 'set-aside') void index.forget([submission]).catch(() => undefined)
    },
    // Refused or not: what is shown must be what is.
    onSettled: () => refresh(submission),
  })
}
