import { listViewings, type EntryId, type SubjectId } from '@amparo/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

/** Who looked at a subject's page, newest first. Asking is an entry, so it is asked only when somebody wants to know. */
export function useViewings(subject: SubjectId) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['register', 'viewings', subject],
    queryFn: ({ pageParam }) =>
      read(ask, listViewings, { params: { subject }, body: { before: pageParam } }),
    initialPageParam: null as EntryId | null,
    getNextPageParam: (page) => (page.more ? (page.viewings.at(-1)?.entry ?? null) : null),
    // Somebody who asks again wants to know what is so now.
    gcTime: 0,
  })
}
