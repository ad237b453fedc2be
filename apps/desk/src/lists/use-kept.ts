import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/**
 * Remembers a choice while one goes to a page and back. Not in the address, which browsers keep in their history and send to
 * the server: in the cache that is emptied when the desk is locked.
 */
export function useKept<Value>(
  key: readonly string[],
  first: Value,
): [Value, (value: Value) => void] {
  const queries = useQueryClient()
  const kept = ['kept', ...key]
  const [value, setValue] = useState(() => queries.getQueryData<Value>(kept) ?? first)
  return [
    value,
    (next) => {
      // Nobody watches it while one reads a page, however long that takes.
      queries.setQueryDefaults(['kept'], { gcTime: Infinity })
      queries.setQueryData(kept, next)
      setValue(next)
    },
  ]
}
