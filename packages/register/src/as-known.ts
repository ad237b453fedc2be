import type { Claim } from './claim.ts'

/**
 * The claims as they stood at the end of an instant: what was recorded later, corrections and
 * retractions included, had not been said yet. Fold them for the view of that time. What has been
 * erased since stays erased: nobody sees it again by going back.
 */
export function asKnownAt<Seen extends Pick<Claim, 'recordedAt'>>(
  claims: readonly Seen[],
  instant: string,
): Seen[] {
  const end = Date.parse(instant)
  return claims.filter(({ recordedAt }) => Date.parse(recordedAt) <= end)
}
