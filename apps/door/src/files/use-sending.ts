import { useEffect, useRef, useState } from 'preact/hooks'
import type { Prepared } from './locking-file.ts'
import { drop, move, problemOf, type FileState, type Surroundings } from './send-file.ts'

/** What the page around gives each file. */
export type Around = Omit<Surroundings, 'onState' | 'signal' | 'slowly'>

export interface Sending {
  readonly state: FileState | null
  /** Prepares if need be, then moves, in its turn. `prepare` gives null when it has said itself why not. */
  readonly go: (
    prepare: (around: Surroundings) => Promise<Prepared | null>,
    slowly?: boolean,
  ) => void
  readonly stop: () => void
  readonly dropped: (upload: string) => void
  readonly say: (state: FileState) => void
}

/** One file's way, from this page's point of view. Leaving the page stops it at once. */
export function useSending(
  around: Around,
  inTurn: (story: () => Promise<void>) => Promise<void>,
): Sending {
  const [state, setState] = useState<FileState | null>(null)
  const prepared = useRef<Prepared | null>(null)
  const stopping = useRef(new AbortController())
  useEffect(() => () => stopping.current.abort(), [])
  return {
    state,
    say: setState,
    go: (prepare, slowly = false) => {
      stopping.current = new AbortController()
      const { signal } = stopping.current
      const surroundings = { ...around, signal, slowly, onState: setState }
      setState({ at: 'looking', share: 0 })
      void inTurn(async () => {
        if (signal.aborted) return
        const awake = await stayAwake()
        try {
          prepared.current ??= await prepare(surroundings)
          if (prepared.current !== null) await move(prepared.current, surroundings)
        } catch (error) {
          setState(signal.aborted ? { at: 'stopped' } : { at: 'problem', why: problemOf(error) })
        } finally {
          await awake?.release().catch(() => {})
        }
      })
    },
    stop: () => {
      stopping.current.abort()
      setState({ at: 'stopped' })
    },
    dropped: (upload) => {
      stopping.current.abort()
      void drop(around.keys, prepared.current?.state.upload ?? upload).then((done) =>
        setState(done ? { at: 'dropped' } : { at: 'stopped' }),
      )
    },
  }
}

/** A phone that locks itself takes chosen files away from the page. */
async function stayAwake(): Promise<WakeLockSentinel | null> {
  try {
    return (await navigator.wakeLock?.request('screen')) ?? null
  } catch {
    return null
  }
}
