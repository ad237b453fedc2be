import type { Closings, SubjectId } from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { standingOf } from '../closings/steps.ts'
import { useOnce, useOpenClosing } from '../closings/use-closings.ts'
import { useMay } from '../session/session-context.tsx'

/** Whether a search is opened along with somebody who asks, and how. */
export interface OpensSearch {
  /** `none`: it is open, or this officer opens none. `closed`: it was open once, and somebody decided. */
  readonly offer: 'none' | 'new' | 'closed'
  readonly wanted: boolean
  readonly setWanted: (wanted: boolean) => void
  /** Opens it for the team who was told that somebody asks, or the office where that team does not know the person; whether it is. */
  readonly open: (team: number) => Promise<boolean>
}

/** Somebody who is asked for is looked for: offered, and ticked unless a search was closed before. */
export function useOpensSearch(person: SubjectId, closings: Closings | null): OpensSearch {
  const { t } = useLingui()
  const may = useMay()('closing.decide')
  const once = useOnce()
  const opening = useOpenClosing(person)
  const state = closings === null ? 'open' : standingOf(closings.steps).search.state
  const audiences = closings?.facts.map(({ audience }) => audience) ?? []
  const canOpen = may && state !== 'open' && audiences.length > 0
  const [wanted, setWanted] = useState(state === 'none')
  return {
    offer: !canOpen ? 'none' : state === 'none' ? 'new' : 'closed',
    wanted,
    setWanted,
    open: async (team) => {
      const audience = audiences.includes(team) ? team : (audiences[0] ?? team)
      // Who reads of the search need not learn that somebody asks.
      const words = t`They are to be looked for.`
      return opening
        .mutateAsync({ topic: 'search', audience, words, once })
        .then(({ ok }) => ok)
        .catch(() => false)
    },
  }
}
