import { useEffect, useRef, useState } from 'react'
import type { DraftKey } from '../session/drafts.ts'
import { useDraft, type DraftState } from '../session/use-draft.ts'
import { drawKey } from './draw-key.ts'
import type { AccountSealed } from '../keys/accounts.ts'
import type { SealedAttempt } from './use-accounts.ts'

interface WritingWanted<Fields> {
  readonly draft: DraftKey
  readonly first: Fields
  readonly isEmpty: (fields: Fields) => boolean
  /** Null for what is no draft of this kind. */
  readonly read: (content: unknown) => Fields | null
  /** Called once everything that was typed is kept and its draft thrown away. */
  readonly onDone: () => void
}

interface Writing<Fields> {
  readonly fields: Fields
  readonly change: (patch: Partial<Fields>) => void
  /** What the request is known by: the same until something is changed, also after the page was left. */
  readonly key: string
  /** The same for all that comes of this draft. */
  readonly handle: string
  /** What an attempt sealed of the very same words, upon the same base: the version before it, or the team. */
  readonly sealedUpon: (base: string) => SealedAttempt
  readonly rememberSealed: (base: string, sealed: AccountSealed) => void
  readonly draft: DraftState
  /** It is kept; the draft goes. */
  readonly finish: () => void
}

interface Named<Fields> {
  readonly fields: Fields
  readonly key: string
  readonly handle: string
}

/** A form of an account in hand: kept as a sealed draft with the key of its request, so that a second press keeps it once. */
export function useWriting<Fields extends object>({
  draft: draftKey,
  first,
  isEmpty,
  read,
  onDone,
}: WritingWanted<Fields>): Writing<Fields> {
  const [named, setNamed] = useState<Named<Fields>>(() => ({
    fields: first,
    key: drawKey(),
    handle: drawKey(),
  }))
  const [done, setDone] = useState(false)
  const attempt = useRef<{ readonly base: string; readonly sealed: AccountSealed } | null>(null)
  const { state: draft } = useDraft({
    key: draftKey,
    content: named,
    isEmpty: done || isEmpty(named.fields),
    onRestore: (content) => setNamed((before) => restored(content, read) ?? before),
  })
  const finished = useRef(onDone)
  useEffect(() => {
    finished.current = onDone
  })
  // One step after the draft was emptied: only then is leaving the form also leaving the draft.
  useEffect(() => {
    if (done) finished.current()
  }, [done])

  return {
    ...named,
    draft,
    sealedUpon: (base) => (attempt.current?.base === base ? attempt.current.sealed : null),
    rememberSealed(base, sealed) {
      attempt.current = { base, sealed }
    },
    change(patch) {
      attempt.current = null
      setNamed((before) => ({
        ...before,
        fields: { ...before.fields, ...patch },
        key: drawKey(),
      }))
    },
    finish: () => setDone(true),
  }
}

function restored<Fields>(
  content: unknown,
  read: (content: unknown) => Fields | null,
): Named<Fields> | null {
  if (typeof content !== 'object' || content === null) return null
  const { fields, key, handle } = content as Partial<Record<keyof Named<Fields>, unknown>>
  const known = read(fields)
  if (known === null || typeof key !== 'string' || typeof handle !== 'string') return null
  return { fields: known, key, handle }
}
