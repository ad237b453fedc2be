import type { SubjectKind } from '@amparo/register'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLater } from '../ui/use-later.ts'
import { wholeList, type ListState } from './list-state.ts'

/**
 * Remembers a list while one goes to a page and back. Not in the address, which browsers keep in their history and send to the
 * server: in the cache that is emptied when the desk is locked.
 */
export function useListState(kind: SubjectKind): [ListState, (state: ListState) => void] {
  const queries = useQueryClient()
  const key = ['list', kind]
  const [state, setState] = useState(() => queries.getQueryData<ListState>(key) ?? wholeList)
  return [
    state,
    (next) => {
      queries.setQueryData(key, next)
      setState(next)
    },
  ]
}

/** What is asked for: at once, but for what is being typed, which would ask anew with every letter and every figure of a year. */
export function useSettled(list: ListState): ListState {
  const later = useLater(list, 350)
  const isTyping =
    list.query.trim() !== later.query.trim() ||
    list.filter.from !== later.filter.from ||
    list.filter.to !== later.filter.to
  const { query, ...rest } = isTyping ? later : list
  return { ...rest, query: query.trim() }
}
