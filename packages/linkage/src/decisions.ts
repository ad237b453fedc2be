import type { Centibits } from './centibits.ts'

/** From where on a pair counts as one person without anybody looking, and from where on somebody looks. */
export interface Thresholds {
  readonly link: Centibits
  readonly review: Centibits
}

export type Decision = 'link' | 'review' | 'apart'

/**
 * What becomes of a pair. One that stands in a hard conflict (`Constraints`) is never linked without a person, however much
 * speaks for it.
 */
export function decide(
  weight: Centibits,
  { link, review }: Thresholds,
  isInConflict = false,
): Decision {
  if (weight >= link && !isInConflict) return 'link'
  return weight >= review ? 'review' : 'apart'
}
