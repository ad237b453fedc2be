import {
  addClaims,
  openPerson,
  retractClaim,
  searchPeople,
  SubjectId,
  type ClaimId,
  type ClaimInput,
} from '@amparo/contract'
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

/** A number in an address is a person’s, or nothing is asked for. */
export function subjectIdOf(text: string): SubjectId | null {
  const parsed = SubjectId.safeParse(text)
  return parsed.success ? parsed.data : null
}

/** People whose names meet the query; all by name when it is empty. Each search is an entry. */
export function usePeopleSearch(query: string, enabled = true) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['people', 'search', query],
    queryFn: ({ pageParam }) =>
      read(ask, searchPeople, { params: {}, body: { query, after: pageParam } }),
    initialPageParam: null as SubjectId | null,
    getNextPageParam: (page) => (page.more ? (page.people.at(-1)?.id ?? null) : null),
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** A person’s page. The viewing is an entry, so it is not repeated behind the reader’s back. */
export function usePerson(person: SubjectId) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['people', 'person', person],
    queryFn: () => read(ask, openPerson, { params: { person }, body: {} }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

export function useAddClaims() {
  const { ask } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({
      subject,
      claims,
    }: {
      readonly subject: SubjectId
      readonly claims: readonly ClaimInput[]
    }) => ask(addClaims, { params: { subject }, body: { claims: [...claims] } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  })
}

export function useRetract() {
  const { ask } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (claim: ClaimId) => ask(retractClaim, { params: { claim }, body: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  })
}
