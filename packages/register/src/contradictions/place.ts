import type { SurenessCode } from '@amparo/vocabulary'
import { areDisjoint } from './places.ts'
import { clash, clashes, isOnePeriod, shareOrigin } from './rule.ts'
import type { Clash } from './rule.ts'
import type { Said } from './said.ts'
import type { Statement } from './statement.ts'
import { areOnOneDay, areSurelyTogether } from './when.ts'

/**
 * Fires: the authorities name one place of detention, and somebody else saw the person in another.
 * A contradiction where both are said of one moment; a tension on one day, and where of one period
 * both only name a place.
 *
 * Silent: a place in words that fits both, or none that is known; a move of that period is told,
 * unless both are said of one moment; the times merely overlap.
 */
export function placeDiffers(said: Said): readonly Clash[] {
  return clashes(said.state('held', 'seen-held'), said.others('held', 'seen-held'), (a, b) =>
    elsewhere(said, a, b, areOnOneDay(a.at, b.at)),
  )
}

/**
 * Fires: two sources that are independent of each other, none an authority, place the person in two
 * places at one moment; as a tension, each in another for the whole of one period.
 *
 * Silent: as before; and on one day, for in the first days people are moved within hours.
 */
export function twoPlacesAtOnce(said: Said): readonly Clash[] {
  const told = said.others('held', 'seen-held')
  return told.flatMap((a, index) =>
    told
      .slice(index + 1)
      .filter((b) => !shareOrigin(a, b))
      .flatMap((b) => clash(a, b, elsewhere(said, a, b, false))),
  )
}

function elsewhere(said: Said, a: Statement, b: Statement, isNear: boolean): SurenessCode | null {
  if (!areDisjoint(a.places, b.places)) return null
  if (areSurelyTogether(a, b)) return 'contradiction'
  const isOfPeriods = isOnePeriod(a, b) && [a, b].every(isOfAll)
  if (!isNear && !isOfPeriods) return null
  return isMoved(said, a) || isMoved(said, b) ? null : 'tension'
}

/** Said of the period, and not of a moment in it. */
function isOfAll({ says, at }: Statement): boolean {
  return says === 'held' || (at.lo === null && at.hi === null)
}

function isMoved(said: Said, { custody }: Statement): boolean {
  return said.anybody('moved').some((move) => move.custody === null || move.custody === custody)
}
