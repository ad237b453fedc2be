import {
  applyBatch,
  BatchId,
  beginBatch,
  checkBatch,
  completeBatch,
  discardBatch,
  judgeRows,
  ListId,
  listLists,
  readBatch,
  readMapping,
  readRows,
  sendRows,
  stopBatch,
  undoBatch,
  type BatchRow,
  type Endpoint,
  type NewListRow,
  type RowVerdict,
  type SubjectId,
} from '@amparo/contract'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { read, Refused } from '../session/refused.ts'
import type { FailureCode } from '../ui/refusal-sentence.ts'
import { useSession } from '../session/session-context.tsx'

type BodyOf<One> = One extends Endpoint<infer _, infer Body, infer __, infer ___> ? Body : never
type ReplyOf<One> = One extends Endpoint<infer _, infer __, infer Reply, infer ___> ? Reply : never

export type BatchView = ReplyOf<typeof readBatch>
export type ListOfPartner = ReplyOf<typeof listLists>['lists'][number]
export type LastVersion = NonNullable<ReplyOf<typeof readMapping>['last']>

/** A number in an address is a version’s, or nothing is asked for. */
export function batchIdOf(text: unknown): BatchId | null {
  const parsed = BatchId.safeParse(text)
  return parsed.success ? parsed.data : null
}

export function usePartnerLists() {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['partner-lists', 'lists'],
    queryFn: ({ pageParam }) =>
      read(ask, listLists, { params: {}, body: { partner: null, after: pageParam } }),
    initialPageParam: null as ListId | null,
    getNextPageParam: (page) => (page.more ? (page.lists.at(-1)?.id ?? null) : null),
    staleTime: 0,
  })
}

/** Of this list; of a new one (null), how the partner's newest list was read. */
export function useLastMapping(partner: SubjectId | null, list: ListId | null) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['partner-lists', 'mapping', partner, list],
    queryFn: () => {
      if (partner === null) throw new Refused('not-found')
      return read(ask, readMapping, { params: {}, body: { partner, list } })
    },
    enabled: partner !== null,
  })
}

/** What the server is at by itself, so that a page that shows it looks again. */
const working: readonly BatchView['state'][] = ['ready', 'checking', 'applying', 'undoing']

export function useBatch(batch: BatchId | null) {
  const { ask } = useSession()
  return useQuery({
    queryKey: ['partner-lists', 'batch', batch],
    queryFn: () => {
      if (batch === null) throw new Refused('not-found')
      return read(ask, readBatch, { params: { batch }, body: {} })
    },
    enabled: batch !== null,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && working.includes(data.state) && data.trouble === null ? 1_500 : false,
  })
}

/** Once the server has done what it was at, every page of the register shows other people, and the lines say what became of them. */
export function useShownAnew(batch: BatchId, state: BatchView['state']): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (working.includes(state)) return
    void queries.invalidateQueries({ queryKey: ['register'] })
    void queries.invalidateQueries({ queryKey: ['identity'] })
    void queries.invalidateQueries({ queryKey: ['partner-lists', 'rows', batch] })
  }, [queries, batch, state])
}

/** Lines of a version, page after page. Each page is an entry. */
export function useRows(batch: BatchId, verdict: RowVerdict | null, run: string | null) {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['partner-lists', 'rows', batch, verdict, run],
    queryFn: ({ pageParam }) =>
      read(ask, readRows, { params: { batch }, body: { verdict, after: pageParam } }),
    initialPageParam: null as BatchRow['row'] | null,
    getNextPageParam: (page) => (page.more ? (page.rows.at(-1)?.row ?? null) : null),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}

export function useBeginBatch() {
  const { ask } = useSession()
  return useMutation({
    mutationFn: (body: BodyOf<typeof beginBatch>) => ask(beginBatch, { params: {}, body }),
  })
}

export function useJudgeRows(batch: BatchId) {
  const { ask } = useSession()
  const lookAnew = useLookAnew()
  return useMutation({
    mutationFn: (rows: BodyOf<typeof judgeRows>['rows']) =>
      ask(judgeRows, { params: { batch }, body: { rows } }),
    onSettled: lookAnew,
  })
}

/** What a version can be asked to do. */
export type BatchStep =
  | { readonly act: 'complete' | 'check' | 'stop' | 'discard' }
  | { readonly act: 'apply'; readonly run: string }
  | { readonly act: 'undo'; readonly reason: BodyOf<typeof undoBatch>['reason'] }

export function useBatchStep(batch: BatchId) {
  const { ask } = useSession()
  const lookAnew = useLookAnew()
  const params = { batch }
  return useMutation({
    mutationFn: async (step: BatchStep) => {
      switch (step.act) {
        case 'complete':
          return ask(completeBatch, { params, body: {} })
        case 'check':
          return ask(checkBatch, { params, body: {} })
        case 'stop':
          return ask(stopBatch, { params, body: {} })
        case 'discard':
          return ask(discardBatch, { params, body: {} })
        case 'apply':
          return ask(applyBatch, { params, body: { run: step.run } })
        case 'undo':
          return ask(undoBatch, { params, body: { reason: step.reason } })
      }
    },
    onSettled: lookAnew,
  })
}

export function useSendRows() {
  const { ask } = useSession()
  return (batch: BatchId) => (from: number, rows: readonly NewListRow[]) =>
    ask(sendRows, { params: { batch }, body: { from, rows: [...rows] } })
}

/** What a list brings or takes back shows on every page of the register. */
function useLookAnew(): () => void {
  const queries = useQueryClient()
  return () => {
    for (const part of ['partner-lists', 'register'])
      void queries.invalidateQueries({ queryKey: [part] })
  }
}

/** Says that all lines are there; null when that is so, also where it was said before. */
export function useBatchCompletion(): (batch: BatchId) => Promise<FailureCode | null> {
  const { ask } = useSession()
  return async (batch) => {
    const answer = await ask(completeBatch, { params: { batch }, body: {} })
    return answer.ok ? null : answer.code
  }
}
