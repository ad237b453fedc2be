import { findCandidates, matchBands, type MatchCandidate } from '@amparo/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../session/refused.ts'
import type { Ask } from '../session/session.ts'
import { useMay, useSession } from '../session/session-context.tsx'
import { useLater } from '../ui/use-later.ts'
import type { DescribedPerson } from './described.ts'

/** Somebody types on: so long nothing is asked. */
const PAUSE_MS = 300

export interface Candidates {
  /** Whether there is a name to ask by, and somebody who may ask. */
  readonly isAsked: boolean
  /** The likeliest first, of one likelihood those nothing warns of; none while nothing is asked. */
  readonly found: readonly MatchCandidate[]
  readonly isAnswered: boolean
  readonly isFailed: boolean
  readonly again: () => void
}

/**
 * Who of the people known may be the one being described, asked anew whenever that has stood still for a moment. A question
 * whose answer nobody waits for any more is given up, so there is never more than one. It stops nobody: an ended session is
 * not asked about here, and what was typed is kept nowhere.
 */
export function useCandidates(described: DescribedPerson | null): Candidates {
  const { askOnce } = useSession()
  const isAllowed = useMay()('match.candidates')
  const settled = useLater(described === null ? '' : JSON.stringify(described), PAUSE_MS)
  const isAsked = isAllowed && settled !== '' && described !== null
  const answer = useQuery({
    queryKey: ['identity', 'candidates', settled],
    queryFn: ({ signal }) => {
      const ask: Ask = (endpoint, input) => askOnce(endpoint, input, signal)
      const { values, alive } = JSON.parse(settled) as DescribedPerson
      return read(ask, findCandidates, { params: {}, body: { values, alive, except: null } })
    },
    enabled: isAsked,
    placeholderData: keepPreviousData,
    networkMode: 'always',
    retry: false,
    // Each look is an entry, so none is made behind the reader’s back.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return {
    isAsked,
    found: isAsked ? (answer.data?.candidates ?? []).toSorted(inOrder) : [],
    isAnswered: isAsked && answer.isSuccess,
    isFailed: isAsked && answer.isError,
    again: () => void answer.refetch(),
  }
}

/** A brother or a sister agrees in much, and is not whom one looks for first. */
function inOrder(one: MatchCandidate, other: MatchCandidate): number {
  const rank = ({ band, conflicts, family }: MatchCandidate) =>
    2 * matchBands.indexOf(band) + Math.sign(conflicts.length + family.length)
  return rank(one) - rank(other)
}
