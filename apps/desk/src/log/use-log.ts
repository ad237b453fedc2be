import { EntryId, listEntries, readEntry } from '@amparo/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

export function entryIdOf(text: string): EntryId | null {
  const parsed = EntryId.safeParse(text)
  return parsed.success ? parsed.data : null
}

/** Entries, newest first. */
export function useEntries() {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['log', 'list'],
    queryFn: ({ pageParam }) => read(ask, listEntries, { params: {}, body: { before: pageParam } }),
    initialPageParam: null as EntryId | null,
    getNextPageParam: (page) => (page.more ? (page.entries.at(-1)?.id ?? null) : null),
  })
}

export function useEntry(entry: EntryId) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['log', 'entry', entry],
    queryFn: () => read(ask, readEntry, { params: { entry }, body: {} }),
  })
}
