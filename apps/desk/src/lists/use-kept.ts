import { useQuery, useQueryClient } from '@tanstack/react-query'

/**
 * Remembers a choice while one goes to a page and back, the same for everything on the page that asks for it. Not in the
 * address, which browsers keep in their history and send to the server: in the cache that is emptied when the desk is locked.
 */
export function useKept<Value>(
  key: readonly string[],
  first: Value,
): [Value, (value: Value) => void] {
  const queries = useQueryClient()
  const queryKey = ['kept', ...key]
  // Nobody watches it while one reads a page, however long that takes.
  const { data } = useQuery<Value>({
    queryKey,
    queryFn: () => first,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return [data ?? first, (next) => queries.setQueryData<Value>(queryKey, () => next)]
}
