import { clashes, isTheOnlyPeriod } from './rule.ts'
import type { Clash } from './rule.ts'
import type { Said } from './said.ts'
import type { Statement } from './statement.ts'
import { areSurelyApart, isSurelyBefore } from './when.ts'

/**
 * Fires: the authorities name a time of arrest, and somebody else saw or lived it at another, with
 * nothing in common. What lies between are hours nobody accounts for.
 *
 * Silent: the times overlap, as "the 11th" and "the 11th at 18:00" do; the authorities may mean
 * another arrest that is told; an answer names no period and several are known.
 */
export function arrestTimeDiffers(said: Said): readonly Clash[] {
  return clashes(said.state('arrested'), said.others('arrested'), (stated, lived) => {
    if (!isTheOnlyPeriod(said, stated, lived) || isTakenAgainThen(said, stated)) return null
    return areSurelyApart(stated.at, lived.at) ? 'contradiction' : null
  }).map(ofTime)
}

/**
 * Fires: somebody else saw the person in custody surely before the arrest the authorities name.
 *
 * Silent: as before.
 */
export function heldBeforeStatedArrest(said: Said): readonly Clash[] {
  return clashes(said.state('arrested'), said.others('seen-held'), (stated, seen) => {
    if (!isTheOnlyPeriod(said, stated, seen) || isTakenAgainThen(said, stated)) return null
    return isSurelyBefore(seen.at, stated.at) ? 'contradiction' : null
  }).map(ofTime)
}

/**
 * Fires: of one period, the authorities name one time of release and others another, with nothing
 * in common: before it, the paper has somebody at liberty who was held; after it, the other way
 * round.
 *
 * Silent: the times overlap; the answer names no day; it names no period and several are known.
 */
export function releaseTimeDiffers(said: Said): readonly Clash[] {
  const ends = ['released', 'custody-ended'] as const
  return clashes(said.state(...ends), said.others(...ends), (stated, lived) => {
    if (stated.at.lo === null || !isTheOnlyPeriod(said, stated, lived)) return null
    return areSurelyApart(stated.at, lived.at) ? 'contradiction' : null
  }).map(ofTime)
}

function isTakenAgainThen(said: Said, stated: Statement): boolean {
  return said.anybody('re-arrested').some(({ at }) => !areSurelyApart(at, stated.at))
}

function ofTime(found: Clash): Clash {
  return { ...found, isOfTime: true }
}
