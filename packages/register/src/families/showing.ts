/** Of the day, in UTC: the one hour at which senders are shown what was written to families. */
export const showingHour = 15

const DAY_MS = 86_400_000

/**
 * When something released at this moment is shown: the next time it is that hour, and never at once. The moment alone decides; what
 * was written has no part in it, so that the time tells nobody what the words do not say.
 */
export function nextShowing(released: Date): Date {
  const today = Date.UTC(
    released.getUTCFullYear(),
    released.getUTCMonth(),
    released.getUTCDate(),
    showingHour,
  )
  return new Date(released.getTime() < today ? today : today + DAY_MS)
}
