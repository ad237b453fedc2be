import { useEffect, useRef, useState } from 'react'
import type { DraftKey } from './drafts.ts'
import { useDrafts, useSession } from './session-context.tsx'

/** How it stands with what was typed. `waiting`: not at the server yet, and not forgotten either. */
export type DraftState =
  | { readonly kind: 'empty' | 'changed' | 'saving' | 'waiting' }
  | { readonly kind: 'kept'; readonly at: Date }

const pause = 1_000
const nothing = 'null'

export interface DraftInHand<Content> {
  readonly state: DraftState
  /** Keeps this now, before something is sent whose answer may not come. Fails for nobody: what cannot be sent waits here. */
  readonly keepNow: (content: Content) => Promise<void>
}

interface DraftWanted<Content> {
  readonly key: DraftKey
  /** Plain JSON. */
  readonly content: Content
  readonly isEmpty: boolean
  /** Called once with what was kept, unless it is nothing; what was typed meanwhile goes before it. */
  readonly onRestore: (content: unknown) => void
}

/**
 * Keeps what is being written as a sealed draft: a second after the last change, when the page is
 * left, and before it is locked. Nothing kept is overwritten before it was read.
 */
export function useDraft<Content>(wanted: DraftWanted<Content>): DraftInHand<Content> {
  const { key, content, isEmpty } = wanted
  const drafts = useDrafts()
  const session = useSession()
  const [state, setState] = useState<DraftState>({ kind: 'empty' })
  const shape = isEmpty ? nothing : JSON.stringify(content)
  const latest = useRef(shape)
  /** What the server has; null until it was read. */
  const [kept, setKept] = useState<string | null>(null)
  const keptNow = useRef<string | null>(null)
  const onRestore = useRef(wanted.onRestore)
  useEffect(() => {
    latest.current = shape
    onRestore.current = wanted.onRestore
  })

  useEffect(() => {
    let isHere = true
    async function restore(): Promise<void> {
      const stored = await drafts.read(key).catch(() => null)
      if (!isHere) return
      if (stored !== null && latest.current === nothing) onRestore.current(stored)
      keptNow.current = JSON.stringify(stored)
      setKept(keptNow.current)
    }
    void restore()
    return () => {
      isHere = false
    }
  }, [drafts, key])

  useEffect(() => {
    if (kept === null || keptNow.current === shape) return
    setState({ kind: 'changed' })
    const timer = setTimeout(() => void save(), pause)
    return () => clearTimeout(timer)

    async function save(): Promise<void> {
      setState({ kind: 'saving' })
      keptNow.current = shape
      const result = await drafts.keep(key, JSON.parse(shape)).catch(() => 'waiting' as const)
      if (latest.current === shape) setState(stateAfter(result, shape))
    }
  }, [shape, kept, key, drafts])

  useEffect(() => {
    async function saveNow(): Promise<boolean> {
      const now = latest.current
      if (keptNow.current === null || keptNow.current === now) return true
      keptNow.current = now
      return (await drafts.keepQuietly(key, JSON.parse(now))) === 'kept'
    }
    const forget = session.beforeLock(saveNow)
    return () => {
      forget()
      if (session.state().kind === 'open') void saveNow().catch(() => false)
    }
  }, [key, drafts, session])

  useEffect(() => {
    const isAtRisk = state.kind === 'changed' || state.kind === 'saving' || state.kind === 'waiting'
    if (!isAtRisk) return
    const hold = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [state.kind])

  async function keepNow(now: Content): Promise<void> {
    // What is thrown away afterwards was kept: a page that did not know would leave it there.
    if (keptNow.current !== null) keptNow.current = JSON.stringify(now)
    await drafts.keep(key, now).catch(() => 'waiting')
  }

  return { state, keepNow }
}

function stateAfter(result: 'kept' | 'waiting', shape: string): DraftState {
  if (result === 'waiting') return { kind: 'waiting' }
  return shape === nothing ? { kind: 'empty' } : { kind: 'kept', at: new Date() }
}
