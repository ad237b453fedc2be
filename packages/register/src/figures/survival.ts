/** How long somebody waited, and whether it is over; where it is not, it has lasted at least so long. */
export interface Wait {
  /** Whole days, not negative. */
  readonly days: number
  readonly isOver: boolean
}

/** What is known on a day on which at least one wait was over. */
export interface SurvivalStep {
  readonly days: number
  /** Who had waited at least so long. */
  readonly waiting: number
  /** For whom it was over on that day. */
  readonly over: number
  /** The estimated share of all for whom it is over by then: 0 to 1, never falling. */
  readonly share: number
}

/**
 * The product-limit estimate (E. L. Kaplan, P. Meier: Nonparametric estimation from incomplete observations, Journal of the
 * American Statistical Association 53, 1958, 457–481). Whoever still waits counts for as long as is known and is never left
 * out; of those who are seen to wait up to a day on which others’ waiting is over, that day still counts. The order does not.
 */
export function survival(waits: readonly Wait[]): readonly SurvivalStep[] {
  const byDays = [...waits].toSorted((a, b) => a.days - b.days)
  const steps: SurvivalStep[] = []
  let left = 1
  let at = 0
  while (at < byDays.length) {
    const days = byDays[at]?.days ?? 0
    const waiting = byDays.length - at
    let over = 0
    for (; byDays[at]?.days === days; at++) if (byDays[at]?.isOver === true) over += 1
    if (over === 0) continue
    left *= (waiting - over) / waiting
    steps.push({ days, waiting, over, share: 1 - left })
  }
  return steps
}

/** Half of it, but for what floating point loses on the way. */
const HALF = 0.5 - 1e-9

/** By how many days it is over for half of all, estimated so; null: that is not reached yet. */
export function medianDays(waits: readonly Wait[]): number | null {
  return survival(waits).find(({ share }) => share >= HALF)?.days ?? null
}
