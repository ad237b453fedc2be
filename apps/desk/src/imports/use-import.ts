import { importSubjects } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useDrafts, useSession } from '../session/session-context.tsx'
import { bring, type BringOutcome, type KnownAlike } from './bring.ts'
import type { Columns, Days, ImportedSubject } from './imported.ts'
import { begin, begunWith } from './kept-imports.ts'

interface ToBring {
  readonly file: string
  readonly columns: Columns
  readonly days: Days
  readonly known: KnownAlike
  readonly subjects: readonly ImportedSubject[]
}

/** One import at a time; leaving the page stops it, and the same file goes on where it stopped. */
export function useImport(kind: SubjectKind) {
  const { ask } = useSession()
  const drafts = useDrafts()
  const queries = useQueryClient()
  const running = useRef<AbortController | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<BringOutcome | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function start({ file, columns, days, known, subjects }: ToBring): Promise<void> {
    const stopping = new AbortController()
    running.current = stopping
    setOutcome(null)
    setProgress(0)
    try {
      const { habits, today: day } = days
      const begun = await begin(drafts, { file, kind, columns, habits, known, day })
      if (!begun.ok) {
        setOutcome({ kind: 'failed', code: begun.code })
        return
      }
      setOutcome(
        await bring({
          seed: begun.seed,
          known,
          subjects,
          send: (body) => ask(importSubjects, { params: {}, body }),
          signal: stopping.signal,
          onProgress: setProgress,
        }),
      )
    } catch {
      setOutcome({ kind: 'failed', code: 'unexpected' })
    } finally {
      setProgress(null)
      void queries.invalidateQueries({ queryKey: ['register'] })
    }
  }

  return {
    running: progress !== null,
    progress: progress ?? 0,
    outcome,
    begun: (file: string) => begunWith(drafts, { file, kind }),
    start,
    stop: () => running.current?.abort(),
  }
}
