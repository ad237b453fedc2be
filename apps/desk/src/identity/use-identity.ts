import {
  acceptBulk,
  decidePair,
  listProposals,
  planBulk,
  readIdentity,
  readPair,
  takeApart,
  type Endpoint,
  type SubjectId,
} from '@amparo/contract'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'

type BodyOf<One> = One extends Endpoint<infer _, infer Body, infer __, infer ___> ? Body : never
type ReplyOf<One> = One extends Endpoint<infer _, infer __, infer Reply, infer ___> ? Reply : never

export type Proposal = ReplyOf<typeof listProposals>['proposals'][number]
export type PairView = ReplyOf<typeof readPair>
export type PairOfPeople = BodyOf<typeof readPair>
export type Decision = PairView['decisions'][number]
export type Identity = ReplyOf<typeof readIdentity>
export type BulkPlan = ReplyOf<typeof planBulk>

/** Each look is an entry, so none is made behind the reader’s back. */
const lookedAtAnew = { staleTime: 0, refetchOnWindowFocus: false } as const

/** Pairs that wait for a decision, those first whose decision is worth most. */
export function useProposals() {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['identity', 'proposals'],
    queryFn: ({ pageParam }) =>
      read(ask, listProposals, { params: {}, body: { after: pageParam } }),
    initialPageParam: null as Proposal['id'] | null,
    getNextPageParam: (page) => (page.more ? (page.proposals.at(-1)?.id ?? null) : null),
    ...lookedAtAnew,
  })
}

export function usePair(pair: PairOfPeople | null) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['identity', 'pair', pair],
    queryFn: () => read(ask, readPair, { params: {}, body: pair ?? { one: '', other: '' } }),
    enabled: pair !== null,
    ...lookedAtAnew,
  })
}

/** Who counts as this person, and by whose decisions. */
export function useIdentity(subject: SubjectId, enabled: boolean) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['identity', 'of', subject],
    queryFn: () => read(ask, readIdentity, { params: { subject }, body: {} }),
    enabled,
    ...lookedAtAnew,
  })
}

export function useBulkPlan(audience: number | null) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['identity', 'bulk', audience],
    queryFn: () => read(ask, planBulk, { params: {}, body: { audience: audience ?? 0 } }),
    enabled: audience !== null,
    ...lookedAtAnew,
  })
}

export function useDecide() {
  const { ask } = useSession()
  const looksAnew = useLooksAnew()
  return useMutation({
    mutationFn: (body: BodyOf<typeof decidePair>) => ask(decidePair, { params: {}, body }),
    onSettled: looksAnew,
  })
}

export function useTakeApart(subject: SubjectId) {
  const { ask } = useSession()
  const looksAnew = useLooksAnew()
  return useMutation({
    mutationFn: (body: BodyOf<typeof takeApart>) => ask(takeApart, { params: { subject }, body }),
    onSettled: looksAnew,
  })
}

export function useAcceptBulk() {
  const { ask } = useSession()
  const looksAnew = useLooksAnew()
  return useMutation({
    mutationFn: (body: BodyOf<typeof acceptBulk>) => ask(acceptBulk, { params: {}, body }),
    onSettled: looksAnew,
  })
}

/** Who is one person changes pages, lists and searches. */
function useLooksAnew(): () => void {
  const queries = useQueryClient()
  return () => {
    // The pair at hand is left or read anew by its own page: what was decided must not vanish while it is read.
    void queries.invalidateQueries({
      predicate: ({ queryKey: [part, of] }) =>
        part !== 'kept' && !(part === 'identity' && of === 'pair'),
    })
    queries.removeQueries({ queryKey: ['identity', 'pair'], type: 'inactive' })
  }
}
