import type { MatchConflict } from '@amparo/contract'
import type { Known } from './candidates.ts'
import { isDeadBeforeAlive } from './lived.ts'
import { comparedNumbers } from './numbers.ts'

/** What is said of two people that cannot be true of one: it forbids to take them for one without a person who has looked. */
export function conflictsSaid(
  one: Pick<Known, 'alive' | 'values'>,
  other: Pick<Known, 'alive' | 'values'>,
): MatchConflict[] {
  const only = comparedNumbers(one.values, other.values).filter(({ isExclusive }) => isExclusive)
  const isThere = (level: string) => only.some((number) => number.level === level)
  return [
    ...(isDeadBeforeAlive(one.alive, other.alive) ? (['dead-before-seen-alive'] as const) : []),
    ...(isThere('differs') ? (['two-numbers'] as const) : []),
    ...(isThere('near') ? (['numbers-near'] as const) : []),
  ]
}
