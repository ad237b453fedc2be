import { listContradictions, readContradictions, type SubjectId } from '@amparo/contract'
import type { ContradictionCode } from '@amparo/vocabulary'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useLanguage } from '../locales/use-language.ts'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

type Page = ReturnType<typeof listContradictions.reply.parse>
/** A contradiction as a page shows it. */
export type Told = Page['found'][number]

/** What does not go together of one person, with what authorities answered. The look is an entry. */
export function useContradictions(subject: SubjectId, enabled: boolean) {
  const { ask } = useSession()
  const language = useLanguage()
  return useQuery({
    queryKey: ['register', 'contradictions', subject, language],
    queryFn: () => read(ask, readContradictions, { params: { subject }, body: { language } }),
    enabled,
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}

/** The same of everybody, page after page. Each page is an entry. */
export function useContradictionList(code: ContradictionCode | null) {
  const { ask } = useSession()
  const language = useLanguage()
  return useInfiniteQuery({
    queryKey: ['register', 'contradictions', 'list', code, language],
    queryFn: ({ pageParam }) =>
      read(ask, listContradictions, { params: {}, body: { code, language, skip: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const seen = pages.reduce((sum, { found }) => sum + found.length, 0)
      return page.found.length > 0 && seen < page.total ? seen : null
    },
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}
