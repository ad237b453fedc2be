import {
  listExaminations,
  readExaminations,
  recordExamination,
  type SubjectId,
} from '@amparo/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { lookedAtAnew, useAct, type BodyOf, type ReplyOf } from '../letters/use-letters.ts'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

export type ExaminationList = ReplyOf<typeof listExaminations>
export type PersonToExamine = ExaminationList['people'][number]
export type ExaminationStep = NonNullable<PersonToExamine['step']>
export type Show = BodyOf<typeof listExaminations>['show']

/** Whom to bring to a doctor, page after page. Each page is an entry. */
export function useExaminationList(wanted: Omit<BodyOf<typeof listExaminations>, 'skip'>) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['letters', 'examinations', wanted],
    queryFn: ({ pageParam }) =>
      read(ask, listExaminations, { params: {}, body: { ...wanted, skip: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: (page, pages) => {
      const seen = pages.reduce((sum, { people }) => sum + people.length, 0)
      return page.people.length > 0 && seen < page.total ? seen : null
    },
    ...lookedAtAnew,
  })
}

/** What was said of the examinations of one person. */
export function useExaminations(person: SubjectId) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['letters', 'examinations', 'of', person],
    queryFn: () => read(ask, readExaminations, { params: { subject: person }, body: {} }),
    ...lookedAtAnew,
  })
}

export const useRecordExamination = () => useAct(recordExamination)
