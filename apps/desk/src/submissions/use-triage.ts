import { listTriage, type SubmissionId } from '@amparo/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OpenedTriage, SealedTriage } from '../keys/triage.ts'
import { read } from '../session/refused.ts'
import { useSession } from '../session/session-context.tsx'
import type { Triaged } from './triage-order.ts'

const triageKey = ['triage'] as const
const nothing: Triaged = new Map()

/** Opened a few at a time, so that rows find their places while the rest is still being opened. */
const atOnce = 25

/** How far sorting is; `of` grows while the server hands out more. */
export interface SortingProgress {
  readonly done: number
  readonly of: number
}

/** What was opened of the queue in this unlocking. Locking forgets it. */
export function useTriaged(): Triaged {
  const { data } = useQuery<Triaged>({
    queryKey: triageKey,
    queryFn: () => nothing,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return data ?? nothing
}

/** Has the small parts handed out (one entry a page), and opens those that are new or screened anew. */
export function useSortQueue() {
  const session = useSession()
  const queries = useQueryClient()
  const [progress, setProgress] = useState<SortingProgress | null>(null)

  function keep(opened: readonly OpenedTriage[]): void {
    queries.setQueryData<Triaged>(
      triageKey,
      (before) =>
        new Map([...(before ?? nothing), ...opened.map((one) => [one.submission, one] as const)]),
    )
  }

  // The next ones are being opened while these are drawn, so that neither waits for the other.
  async function openAll(items: readonly SealedTriage[], before: number): Promise<void> {
    const open = (at: number) => session.keys().openTriage({ items: items.slice(at, at + atOnce) })
    let opening = open(0)
    for (let at = 0; at < items.length; at += atOnce) {
      const opened = await opening
      if (at + atOnce < items.length) opening = open(at + atOnce)
      keep(opened)
      setProgress({ done: before + Math.min(at + atOnce, items.length), of: before + items.length })
    }
  }

  return {
    progress,
    ...useMutation({
      /** `after`: the newest message that is sorted already, or null for all. */
      mutationFn: async (after: SubmissionId | null) => {
        setProgress({ done: 0, of: 0 })
        let from = after
        let done = 0
        for (;;) {
          const page = await read(session.ask, listTriage, { params: {}, body: { after: from } })
          await openAll(page.items, done)
          done += page.items.length
          from = page.items.at(-1)?.submission ?? from
          if (!page.more) return done
        }
      },
      onSettled: () => setProgress(null),
    }),
  }
}

/** Takes a message’s triage anew after it was screened here. */
export function useSetTriaged(): (triage: OpenedTriage) => void {
  const queries = useQueryClient()
  return (triage) =>
    queries.setQueryData<Triaged>(
      triageKey,
      (before) => new Map([...(before ?? nothing), [triage.submission, triage]]),
    )
}
