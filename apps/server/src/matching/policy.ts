import type { Role } from '@amparo/contract'

export type MatchingAction = 'match.candidates' | 'match.decide' | 'match.bulk'

const none = { 'match.candidates': false, 'match.decide': false, 'match.bulk': false }

/**
 * Whoever records people is told whom they may be. Proposals and pairs are for those alone who decide; many at once are the
 * head’s.
 */
export const matchingRules: Record<Role, Record<MatchingAction, boolean>> = {
  'intake-officer': { ...none, 'match.candidates': true },
  'rights-officer': { 'match.candidates': true, 'match.decide': true, 'match.bulk': false },
  medical: none,
  head: { 'match.candidates': true, 'match.decide': true, 'match.bulk': true },
  auditor: none,
  operator: none,
}
