import type { SurenessCode } from '@amparo/vocabulary'
import { clashes, isOnePeriod, mayBeOnePeriod, mayBeTakenBetween } from './rule.ts'
import type { Clash } from './rule.ts'
import type { Said } from './said.ts'
import type { Statement } from './statement.ts'
import { isSurelyBefore } from './when.ts'

/**
 * Fires: the authorities say that the person was released, and somebody else saw the person in
 * custody surely later. A contradiction where that custody is known to have begun before; a tension
 * where nobody says when it began.
 *
 * Silent: somebody tells of an arrest that may lie between; the seeing belongs to another period;
 * it may have been on the same day before.
 */
export function releasedButSeenHeld(said: Said): readonly Clash[] {
  return clashes(releasesOf(said, false), said.others('seen-held'), seenAfter(said))
}

/**
 * Fires: an answer about several at once says that all were released, and somebody else saw this
 * person in custody later, or the family has neither seen nor heard from the person since.
 *
 * Silent: as the same about one person.
 */
export function allReleasedButOne(said: Said): readonly Clash[] {
  const releases = releasesOf(said, true)
  return [
    ...clashes(releases, said.others('seen-held'), seenAfter(said)),
    ...clashes(releases, said.others('not-seen'), missedAfter(said)),
  ]
}

/**
 * Fires, as a tension: the authorities say that the person was released, and on a later day family
 * or lawyer say that they have neither seen nor heard from the person.
 *
 * Silent: anybody else tells of the release or has seen the person at liberty since. Not coming
 * home is no proof of not being released.
 */
export function releasedButNotSeen(said: Said): readonly Clash[] {
  return clashes(releasesOf(said, false), said.others('not-seen'), missedAfter(said))
}

/**
 * Fires: of one period, the release told by one side surely lies before the arrest told by the
 * other. As a tension where an answer names no period and every one that is known began later: there
 * may be an earlier one that nobody told of.
 *
 * Silent: the two may lie in this order; the periods differ, or one of them may have begun before;
 * the day of the release is not said.
 */
export function releasedBeforeArrest(said: Said): readonly Clash[] {
  const isDated = ({ at }: Statement) => at.lo !== null
  const judge = (release: Statement, arrest: Statement) =>
    isSurelyBefore(release.at, arrest.at) ? ofThatPeriod(said, release, arrest) : null
  return [
    ...clashes(said.state(...releases).filter(isDated), said.others('arrested'), judge),
    ...clashes(said.others(...releases).filter(isDated), said.state('arrested'), judge),
  ]
}

/**
 * Fires, as a tension: the authorities themselves name a day on which the term ends, and somebody
 * else saw the person in custody surely later.
 *
 * Silent: where no source names an end. How long somebody may be held is no rule of this register:
 * that "fifteen days" were long over is nobody's statement. Also where an arrest may lie between.
 */
export function heldPastStatedTerm(said: Said): readonly Clash[] {
  return clashes(said.state('term-ends'), said.others('seen-held'), (term, seen) => {
    if (!mayBeOnePeriod(term, seen) || !isSurelyBefore(term.at, seen.at)) return null
    return mayBeTakenBetween(said, term, seen) ? null : 'tension'
  })
}

const releases = ['released', 'custody-ended'] as const

function releasesOf(said: Said, isOfMany: boolean): readonly Statement[] {
  const isIt = ({ answer }: Statement) => (answer?.saidOfMany ?? null) !== null
  return said.state(...releases).filter((one) => isIt(one) === isOfMany)
}

function seenAfter(said: Said) {
  return (release: Statement, seen: Statement): SurenessCode | null => {
    if (!mayBeOnePeriod(release, seen) || !isSurelyBefore(release.at, seen.at)) return null
    if (mayBeTakenBetween(said, release, seen)) return null
    return isBegunBefore(said, seen, release) ? 'contradiction' : 'tension'
  }
}

function isBegunBefore(said: Said, seen: Statement, release: Statement): boolean {
  return said
    .anybody('arrested', 'seen-held')
    .some((begun) => isOnePeriod(begun, seen) && isSurelyBefore(begun.at, release.at))
}

function missedAfter(said: Said) {
  const found = said.others('released', 'custody-ended', 'seen-free')
  return (release: Statement, missed: Statement): SurenessCode | null => {
    if (!isSurelyBefore(release.at, missed.at)) return null
    return found.some(({ at }) => !isSurelyBefore(at, release.at)) ? null : 'tension'
  }
}

function ofThatPeriod(said: Said, release: Statement, arrest: Statement): SurenessCode | null {
  if (isOnePeriod(release, arrest)) return 'contradiction'
  if (release.custody !== null || release.answer === null) return null
  const isBegunLater = (custody: string) =>
    said
      .others('arrested')
      .some((begun) => begun.custody === custody && isSurelyBefore(release.at, begun.at))
  return said.custodies.every(isBegunLater) ? 'tension' : null
}
