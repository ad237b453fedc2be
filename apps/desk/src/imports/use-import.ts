import { importSubjects } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { toBase64 } from '../keys/base64.ts'
import { useDrafts, useSession } from '../session/session-context.tsx'
import { localDay } from '../ui/say-day.ts'
import { bring, type BringOutcome, type KnownAlike } from './bring.ts'
import type { Columns, ImportedSubject } from './imported.ts'
import { readKept, withKept, type KeptImport } from './kept-imports.ts'
import type { Encoding } from './read-table.ts'

const place = 'import-1'

interface ToBring {
  readonly file: string
  readonly encoding: Encoding
  readonly columns: Columns
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

  /** What was begun with this file, if anything was. */
  async function begun(file: string): Promise<KeptImport | undefined> {
    return readKept(await drafts.read(place)).find((one) => one.file === file && one.kind === kind)
  }

  async function start({ file, encoding, columns, known, subjects }: ToBring): Promise<void> {
    const stopping = new AbortController()
    running.current = stopping
    setOutcome(null)
    setProgress(0)
    try {
      const all = readKept(await drafts.read(place))
      const before = all.find((one) => one.file === file && one.kind === kind)
      const seed = before?.seed ?? toBase64(crypto.getRandomValues(new Uint8Array(32)))
      if (before === undefined) {
        const one = { file, kind, seed, encoding, columns, known, day: localDay(new Date()) }
        // Kept by the server before anything is sent: else a page that is closed in between would record it all again.
        if ((await drafts.keep(place, withKept(all, one))) !== 'kept') {
          setOutcome({ kind: 'failed', code: 'unreachable' })
          return
        }
      }
      setOutcome(
        await bring({
          seed,
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
    begun,
    start,
    stop: () => running.current?.abort(),
  }
}
