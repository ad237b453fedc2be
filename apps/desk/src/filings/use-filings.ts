import {
  listFilings,
  recordFiling,
  stepFiling,
  type FilingId,
  type SubjectId,
} from '@amparo/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { lookedAtAnew, useAct, type ReplyOf } from '../letters/use-letters.ts'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

export type Filing = ReplyOf<typeof listFilings>['filings'][number]

/** What others sent to a body, page after page. Each page is an entry. */
export function useFilingList(authority: SubjectId) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['letters', 'filings', authority],
    queryFn: ({ pageParam }) =>
      read(ask, listFilings, { params: {}, body: { authority, after: pageParam } }),
    initialPageParam: null as FilingId | null,
    getNextPageParam: (page) => (page.more ? (page.filings.at(-1)?.id ?? null) : null),
    ...lookedAtAnew,
  })
}

export const useRecordFiling = () => useAct(recordFiling)
export const useStepFiling = () => useAct(stepFiling)
