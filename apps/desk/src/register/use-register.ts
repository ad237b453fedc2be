import {
  addBelow,
  addClaims,
  createSubject,
  openSubject,
  retractClaim,
  searchSubjects,
  SubjectId,
  type ClaimId,
  type ClaimInput,
} from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { wholeList, type ListState } from '../lists/list-state.ts'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

/** A number in an address is a subject’s, or nothing is asked for. */
export function subjectIdOf(text: string): SubjectId | null {
  const parsed = SubjectId.safeParse(text)
  return parsed.success ? parsed.data : null
}

/** Subjects of one kind whose names meet the query; all by name when it is empty. Each search is an entry. */
export function useSearch(kind: SubjectKind, query: string, enabled = true) {
  return useList(kind, { ...wholeList, query }, enabled)
}

/** A list as somebody set it up, page after page. Each page is an entry. */
export function useList(kind: SubjectKind, list: ListState, enabled = true) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['register', 'search', kind, list],
    queryFn: ({ pageParam }) =>
      read(ask, searchSubjects, { params: {}, body: { kind, ...list, after: pageParam } }),
    initialPageParam: null as SubjectId | null,
    getNextPageParam: (page) => (page.more ? (page.subjects.at(-1)?.id ?? null) : null),
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** A subject’s page. The viewing is an entry, so it is not repeated behind the reader’s back. */
export function useSubject(subject: SubjectId) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['register', 'subject', subject],
    queryFn: () => read(ask, openSubject, { params: { subject }, body: {} }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

interface NewClaims {
  readonly subject: SubjectId
  readonly claims: readonly ClaimInput[]
}

export function useAddClaims() {
  const { ask } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ subject, claims }: NewClaims) =>
      ask(addClaims, { params: { subject }, body: { claims: [...claims] } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['register'] }),
  })
}

/** Something new under a subject: a period of custody, a point of it, who is involved. */
export function useAddBelow() {
  const { ask } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ subject, kind, claims }: NewClaims & { readonly kind: SubjectKind }) =>
      ask(addBelow, { params: { subject }, body: { kind, claims: [...claims] } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['register'] }),
  })
}

export function useCreateSubject() {
  const { ask } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, claims }: Omit<NewClaims, 'subject'> & { readonly kind: SubjectKind }) =>
      ask(createSubject, { params: {}, body: { kind, claims: [...claims] } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['register'] }),
  })
}

export function useRetract() {
  const { ask } = useSession()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (claim: ClaimId) => ask(retractClaim, { params: { claim }, body: {} }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['register'] }),
  })
}
