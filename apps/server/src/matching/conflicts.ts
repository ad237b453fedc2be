import type { MatchConflict } from '@amparo/contract'
import type { Known } from './candidates.ts'
import { isDeadBeforeAlive } from './lived.ts'
import { numberConflicts } from './numbers.ts'

/** What is said of two people that cannot be true of one, or has to be looked at: it forbids to take them for one without a person who has looked. */
export function conflictsSaid(
  one: Pick<Known, 'alive' | 'values'>,
  other: Pick<Known, 'alive' | 'values'>,
): MatchConflict[] {
  return [
    ...(isDeadBeforeAlive(one.alive, other.alive) ? (['dead-before-seen-alive'] as const) : []),
    ...numberConflicts(one.values, other.values),
  ]
}
