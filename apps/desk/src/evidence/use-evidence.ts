import { listEvidence, planEvidence, takeOutEvidence, type SubjectId } from '@amparo/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useQuestion, type BodyOf, type ReplyOf } from '../letters/use-letters.ts'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

export type Handing = BodyOf<typeof planEvidence>
export type EvidencePlan = ReplyOf<typeof planEvidence>
export type TakenOut = ReplyOf<typeof listEvidence>['taken'][number]

/** Weighs what would leave; the look is an entry, so it is asked for once and by a press. */
export const usePlanEvidence = () => useQuestion(planEvidence)

/** Takes it out; the list of what left is read anew. */
export function useTakeOutEvidence() {
  const { ask } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: {
      readonly params: { readonly subject: SubjectId }
      readonly body: BodyOf<typeof takeOutEvidence>
    }) => ask(takeOutEvidence, input),
    onSettled: () => queries.invalidateQueries({ queryKey: ['evidence'] }),
  })
}

/** What of an event left the office, newest first. */
export function useTakenOut(event: SubjectId) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['evidence', event],
    queryFn: () => read(ask, listEvidence, { params: { subject: event }, body: {} }),
  })
}
