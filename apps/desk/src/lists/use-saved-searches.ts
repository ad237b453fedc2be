import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DraftKey, DraftKept } from '../session/drafts.ts'
import { useDrafts } from '../session/session-context.tsx'
import { readSaved, savedContent, type SavedSearch, type SavedSearches } from './saved-search.ts'

/** One document holds them all, so that the server does not even learn how many there are. */
const place: DraftKey = 'search-1'
const queryKey = ['saved-searches']

/**
 * The searches this officer keeps, on every device of theirs: sealed to their own key, like a draft, since what somebody
 * looks for is nobody else’s to know.
 */
export function useSavedSearches() {
  const drafts = useDrafts()
  return useQuery({ queryKey, queryFn: async () => readSaved(await drafts.read(place)) })
}

type Step = (searches: readonly SavedSearch[]) => readonly SavedSearch[]

/** Changes them. What is there is read first: another device may have kept one meanwhile. */
export function useChangeSaved() {
  const drafts = useDrafts()
  const queries = useQueryClient()
  return useMutation<DraftKept, Error, Step>({
    mutationFn: async (step) => {
      const { searches, unread } = readSaved(await drafts.read(place))
      const next: SavedSearches = { searches: step(searches), unread }
      const kept = await drafts.keep(place, savedContent(next))
      queries.setQueryData(queryKey, next)
      return kept
    },
  })
}
