import type { SubjectKind } from '@amparo/register'
import { useLater } from '../ui/use-later.ts'
import { wholeList, type ListState } from './list-state.ts'
import { useKept } from './use-kept.ts'

/** A list stays as it was set up while one goes to a page and back. */
export function useListState(kind: SubjectKind): [ListState, (state: ListState) => void] {
  return useKept(['list', kind], wholeList)
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
