import {
  agreeToClosing,
  close,
  keepOpen,
  listClosings,
  openClosing,
  type ClosingStepView,
  type SubjectId,
} from '@amparo/contract'
import type { ClosingTopic } from '@amparo/register'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'
import type { Answers } from './weigh.ts'

/** Drawn once for each decision that is being made, so that pressing again after a cut line decides once. */
export function useOnce(): string {
  const [once] = useState(() => {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  })
  return once
}

interface Said {
  readonly words: string
  readonly once: string
}

export interface Closed extends Said, Answers {
  readonly topic: ClosingTopic
  readonly audience: number
  readonly informedOn: string | null
  readonly facts: string
  readonly people: 1 | 2
}

export function useClose(subject: SubjectId) {
  const { ask } = useSession()
  const onSettled = useRefresh(subject)
  return useMutation({
    mutationFn: (body: Closed) => ask(close, { params: { subject }, body }),
    onSettled,
  })
}

export function useOpenClosing(subject: SubjectId) {
  const { ask } = useSession()
  const onSettled = useRefresh(subject)
  return useMutation({
    mutationFn: (body: Said & { readonly topic: ClosingTopic; readonly audience: number }) =>
      ask(openClosing, { params: { subject }, body }),
    onSettled,
  })
}

/** Agrees with a proposal, or says why it is to stay open. */
export function useAnswerProposal(subject: SubjectId, how: 'agree' | 'keep-open') {
  const { ask } = useSession()
  const onSettled = useRefresh(subject)
  return useMutation({
    mutationFn: (body: Said & { readonly proposal: ClosingStepView['id'] }) =>
      ask(how === 'agree' ? agreeToClosing : keepOpen, { params: { subject }, body }),
    onSettled,
  })
}

/** People whose search is open, or what waits for a second person. Each page is an entry. */
export function useWaiting(show: 'searches' | 'proposals') {
  const { ask } = useSession()
  return useInfiniteQuery({
    queryKey: ['register', 'closings', show],
    queryFn: ({ pageParam }) =>
      read(ask, listClosings, { params: {}, body: { show, after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.more ? (page.steps.at(-1)?.id ?? null) : null),
    // Somebody may have answered since; it is asked for each time the list is looked at.
    gcTime: 0,
  })
}

function useRefresh(subject: SubjectId): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['register', 'subject', subject] })
}
