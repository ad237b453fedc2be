import { hashKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/**
 * Remembers a choice while one goes to a page and back, the same for everything on the page that asks for it. Not in the
 * address, which browsers keep in their history and send to the server: in the cache that is emptied when the desk is locked.
 */
export function useKept<Value>(
  key: readonly string[],
  first: Value,
): [Value, (value: Value) => void] {
  const queries = useQueryClient()
  const kept = ['kept', ...key]
  const hash = hashKey(kept)
  const [value, setValue] = useState(() => queries.getQueryData<Value>(kept) ?? first)
  useEffect(
    () =>
      queries.getQueryCache().subscribe(({ type, query }) => {
        const data = query.state.data as Value | undefined
        if (type === 'updated' && query.queryHash === hash && data !== undefined)
          setValue(() => data)
      }),
    [queries, hash],
  )
  return [
    value,
    (next) => {
      // Nobody watches it while one reads a page, however long that takes.
      queries.setQueryDefaults(['kept'], { gcTime: Infinity })
      queries.setQueryData(kept, next)
      // At once: what somebody types must stand there before the next letter.
      setValue(() => next)
    },
  ]
}
