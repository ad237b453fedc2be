import type { SurenessCode } from '@amparo/vocabulary'
import { clashes, mayBeOnePeriod, mayBeTakenBetween } from './rule.ts'
import type { Clash } from './rule.ts'
import type { Said } from './said.ts'
import type { Statement } from './statement.ts'
import { areOnOneDay, areSurelyTogether, isSurelyBefore, isWithin } from './when.ts'

/**
 * Fires: the authorities say that the person is not held, or never was, and somebody else tells of
 * the arrest or of the person in custody at such a time. A contradiction where both are said of one
 * moment; a tension where the person was taken or seen before and nobody tells of an end, or on the
 * very day.
 *
 * Silent: the person was known to have come out by then; the denial names one place and the person
 * was seen in another; the sources' times only overlap; the authorities say nothing (`silent`).
 */
export function deniedButHeld(said: Said): readonly Clash[] {
  const never = clashes(
    said.state('never-held'),
    said.others('arrested', 're-arrested', 'seen-held', 'held', 'released', 'custody-ended'),
    (denial, told) => (areSurelyTogether(denial, told) ? 'contradiction' : null),
  )
  const now = clashes(
    said.state('not-held'),
    said.others('arrested', 're-arrested', 'seen-held', 'held'),
    (denial, told) => (isOfThatPlace(denial, told) ? againstDenial(said, denial, told) : null),
  )
  return [...never, ...now]
}

/**
 * Fires, as a tension: an authority finds nothing in its records and somebody else tells of the
 * arrest or of the person in custody before, and of no end.
 *
 * Silent: where a denial would be. That nothing is found is no denial, and never more than a tension.
 */
export function noRecordButHeld(said: Said): readonly Clash[] {
  return clashes(
    said.state('no-record'),
    said.others('arrested', 're-arrested', 'seen-held', 'held'),
    (record, told) =>
      isOfThatPlace(record, told) && againstDenial(said, record, told) !== null ? 'tension' : null,
  )
}

function againstDenial(said: Said, denial: Statement, told: Statement): SurenessCode | null {
  if (areSurelyTogether(denial, told)) return 'contradiction'
  // "Not held on the tenth" says nothing of the ninth.
  if (denial.throughout !== null || told.says === 'held') return null
  if (areOnOneDay(denial.at, told.at)) return 'tension'
  return isSurelyBefore(told.at, denial.at) && !mayHaveComeOut(said, told, denial)
    ? 'tension'
    : null
}

function isOfThatPlace(denial: Statement, told: Statement): boolean {
  const { places } = denial
  if (places === null) return true
  return told.places !== null && told.places.isSubsetOf(places)
}

/** Somebody, the authorities too, tells of an end or of the person elsewhere that may lie between. */
function mayHaveComeOut(said: Said, told: Statement, until: Statement): boolean {
  return said
    .anybody('released', 'custody-ended', 'seen-free', 'dead')
    .filter((end) => mayBeOnePeriod(end, told))
    .some((end) => !isSurelyBefore(end.at, told.at) && !isSurelyBefore(until.at, end.at))
}

/**
 * Fires: the authorities say that the person is held, and somebody else tells that the person came
 * out before, or was at liberty then. Perhaps they speak of another person.
 *
 * Silent: somebody tells of another arrest that may lie between, or of the person in custody later;
 * the two are told of different periods.
 */
export function saidHeldButFree(said: Said): readonly Clash[] {
  return clashes(
    said.state('held'),
    said.others('released', 'custody-ended', 'seen-free'),
    (held, free) => {
      if (!mayBeOnePeriod(held, free)) return null
      if (isWithin(free.at, held.throughout) && isSurelyInside(free, held)) return 'contradiction'
      if (free.says === 'seen-free' && areOnOneDay(held.at, free.at)) return 'tension'
      if (!isSurelyBefore(free.at, held.at)) return null
      return isTakenAgain(said, free, held) ? null : 'contradiction'
    },
  )
}

function isSurelyInside(free: Statement, { throughout }: Statement): boolean {
  return throughout !== null && isSurelyBefore(free.at, { lo: throughout.hi, hi: null })
}

function isTakenAgain(said: Said, free: Statement, held: Statement): boolean {
  const seenLater = said.others('seen-held').some((seen) => isSurelyBefore(free.at, seen.at))
  return seenLater || mayBeTakenBetween(said, free, held)
}
