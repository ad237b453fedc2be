/** What one witness says about when something existed. Milliseconds since 1970. */
export type TimeClaim = {
  /** Who says it, for whoever reads the finding. */
  readonly source: string
  /**
   * `not-before`: it holds a value nobody could know earlier (a beacon, a nonce made then).
   * `at`: looked at in that moment, as cosigners and time-stamping authorities asked together are.
   * `not-after`: existed by then, perhaps long before (a block, a time-stamp carried later).
   */
  readonly says: 'not-before' | 'at' | 'not-after'
  readonly time: number
}

export type TimesCheck =
  | { readonly verdict: 'agree' }
  | { readonly verdict: 'time-conflict'; readonly between: readonly [string, string] }

/**
 * Whether several witnesses of one checkpoint can all be right, if clocks may differ by
 * `tolerance`: two that looked at the same moment agree on it, and nothing is older than a value
 * in it that nobody could know before.
 */
export const checkTimes = (claims: readonly TimeClaim[], tolerance: number): TimesCheck => {
  const ordered = claims.toSorted((one, other) => one.time - other.time)
  const conflicts = ordered.flatMap((earlier, at) =>
    ordered
      .slice(at + 1)
      .filter((later) => later.time - earlier.time > tolerance && !canBoth(earlier, later))
      .map((later) => [earlier.source, later.source] as const),
  )
  const [between] = conflicts
  return between ? { verdict: 'time-conflict', between } : { verdict: 'agree' }
}

/** An early lower bound and a late upper bound say nothing against anybody. */
const canBoth = (earlier: TimeClaim, later: TimeClaim): boolean => {
  if (later.says === 'not-before') return earlier.says === 'not-before'
  return later.says === 'not-after' || earlier.says !== 'at'
}
