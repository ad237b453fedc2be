import {
  createSubject,
  findSubjects,
  openSubject,
  retractClaim,
  searchSubjects,
  SubjectId,
  type ClaimId,
} from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useState } from 'react'
import { wholeList, type ListState } from '../lists/list-state.ts'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'
import { openValuesOf } from './opened-values.ts'
import { recordBelow, recordMore, type ClaimsWay } from './record-claims.ts'
import { nothingKnown, parted, type ActKnown, type ReadableClaim } from './sealed-claims.ts'

/** A number in an address is a subject’s, or nothing is asked for. */
export function subjectIdOf(text: string): SubjectId | null {
  const parsed = SubjectId.safeParse(text)
  return parsed.success ? parsed.data : null
}

/** Subjects of one kind whose names meet the query; all by name when it is empty. Each search is an entry. */
export function useSearch(kind: SubjectKind, query: string, enabled = true) {
  return useList(kind, { ...wholeList, query }, enabled)
}

/** A few of every kind that meet what was typed, best first. It is an entry. */
export function useFind(query: string, enabled: boolean) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['register', 'find', query],
    queryFn: () => read(ask, findSubjects, { params: {}, body: { query } }),
    placeholderData: keepPreviousData,
    enabled,
  })
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
  const { ask, keys } = useSession()
  return useQuery({
    queryKey: ['register', 'subject', subject],
    queryFn: async () => {
      const page = await read(ask, openSubject, { params: { subject }, body: {} })
      const opened = await openValuesOf(keys, [page.subject, ...page.below])
      return { ...page, opened }
    },
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

interface NewClaims {
  readonly subject: SubjectId
  readonly claims: readonly ReadableClaim[]
  /** What is known of the act they are of, or stand under; left out where there is none. */
  readonly act?: ActKnown
}

/** How claims leave this device, remembering what was begun and not finished. */
export function useClaimsWay(): ClaimsWay {
  const { ask, keys } = useSession()
  const [begun] = useState(() => new Map<string, SubjectId>())
  return { ask, keys, begun }
}

export function useAddClaims() {
  const way = useClaimsWay()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ subject, claims, act = nothingKnown }: NewClaims) =>
      recordMore(way, subject, claims, act),
    onSettled: () => queries.invalidateQueries({ queryKey: ['register'] }),
  })
}

/** Something new under a subject: a period of custody, a point of it, who is involved. */
export function useAddBelow() {
  const way = useClaimsWay()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({
      subject,
      kind,
      claims,
      act = nothingKnown,
    }: NewClaims & { readonly kind: SubjectKind }) => recordBelow(way, subject, kind, claims, act),
    onSettled: () => queries.invalidateQueries({ queryKey: ['register'] }),
  })
}

export function useCreateSubject() {
  const { ask } = useSession()
  const queries = useQueryClient()
  return useMutation({
    // Nothing that stands alone tells of an act, so there is nothing to seal.
    mutationFn: ({ kind, claims }: Pick<NewClaims, 'claims'> & { readonly kind: SubjectKind }) =>
      ask(createSubject, {
        params: {},
        body: { kind, claims: [...(parted(claims, nothingKnown)?.open ?? [])] },
      }),
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
