import { listBehindFigure, readFigures, type Behind } from '@amparo/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

export type Figures = ReturnType<typeof readFigures.reply.parse>

/** How searches stand at the end of a day; of today where it is null. */
export function useFigures(asOf: string | null) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['figures', asOf],
    queryFn: () => read(ask, readFigures, { params: {}, body: { asOf } }),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}

/** The records behind one number, page after page. Each page is an entry. */
export function useBehind(behind: Behind, asOf: string | null) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['figures', 'behind', behind, asOf],
    queryFn: ({ pageParam }) =>
      read(ask, listBehindFigure, { params: {}, body: { asOf, behind, skip: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => {
      const seen = pages.reduce((sum, { people, asks }) => sum + people.length + asks.length, 0)
      const last = pages.at(-1)
      const isEmpty = last === undefined || last.people.length + last.asks.length === 0
      return isEmpty || seen >= total ? null : seen
    },
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}
