import { useMemo } from 'react'
import type { FailureCode } from '../ui/refusal-sentence.ts'
import type { Line } from './answers.ts'
import { useGrid, useLetter, type ReplyView } from './use-letters.ts'

interface AskedLines {
  readonly lines: readonly Line[]
  readonly isPending: boolean
  readonly failed: FailureCode | null
  readonly retry: () => void
  /** There are more people than are here; brings the next. */
  readonly more: (() => void) | null
}

/** What a reply may answer: the lines of its letter, or else whatever is asked of its body. */
export function useAskedLines({ letter, authority }: ReplyView): AskedLines {
  const own = useLetter(letter?.id ?? null)
  const ofBody = useGrid({ states: [], authority, letter: null, person: null }, letter === null)
  const found = letter === null ? ofBody : own
  const lines = useMemo(
    () =>
      letter === null
        ? (ofBody.data?.pages ?? []).flatMap(({ rows }) =>
            rows.flatMap(({ person, name, cells }) =>
              cells.map(({ kind }) => ({ person, name, kind })),
            ),
          )
        : (own.data?.lines ?? []).map(({ person, name, kind }) => ({ person, name, kind })),
    [letter, own.data, ofBody.data],
  )
  return {
    lines,
    isPending: found.isPending,
    failed: found.isError ? found.error.code : null,
    retry: () => void found.refetch(),
    more: letter === null && ofBody.hasNextPage ? () => void ofBody.fetchNextPage() : null,
  }
}
