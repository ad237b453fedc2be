import {
  listSubmissions,
  readSubmission,
  SubmissionId,
  type SubmissionState,
} from '@amparo/contract'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

/** A number in an address is a message’s number, or nothing is asked for. */
export function submissionIdOf(text: string): SubmissionId | null {
  const parsed = SubmissionId.safeParse(text)
  return parsed.success ? parsed.data : null
}

export function useSubmissionList(state: SubmissionState) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['submissions', state],
    queryFn: ({ pageParam }) =>
      read(ask, listSubmissions, { params: {}, body: { state, after: pageParam } }),
    initialPageParam: null as SubmissionId | null,
    getNextPageParam: (page) => (page.more ? (page.submissions.at(-1)?.id ?? null) : null),
    refetchInterval: 60_000,
  })
}

export function useSubmission(submission: SubmissionId) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['submission', submission],
    queryFn: () => read(ask, readSubmission, { params: { submission }, body: {} }),
    refetchInterval: 60_000,
  })
}

/** After anything was done with a message: it and every list are read anew. */
export function useRefreshSubmissions(): (submission: SubmissionId) => Promise<void> {
  const queries = useQueryClient()
  return async (submission) => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['submission', submission] }),
      queries.invalidateQueries({ queryKey: ['submissions'] }),
    ])
  }
}
