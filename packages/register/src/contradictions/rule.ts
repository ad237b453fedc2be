import type { SurenessCode } from '@amparo/vocabulary'
import type { Said } from './said.ts'
import type { Statement } from './statement.ts'
import { areSurelyApart, isSurelyBefore } from './when.ts'

/** What is lost by waiting: the order in which a list is read. */
export const stakes = [
  'danger-now',
  'life',
  'release',
  'place',
  'child',
  'hours',
  'harm',
  'remedy',
  'identity',
  'answers',
] as const
export type Stake = (typeof stakes)[number]

export interface Rule {
  readonly stake: Stake
  /** Whether it may be that the authorities speak of somebody else. */
  readonly perhapsAnother: boolean
  readonly find: (said: Said) => readonly Clash[]
}

/** Two statements that do not go together. */
export interface Clash {
  readonly sides: readonly [Statement, Statement]
  readonly sure: SurenessCode
  /** Whether what differs is when it was. */
  readonly isOfTime: boolean
}

/** How surely these two clash; null: they do not. */
export type Judge = (a: Statement, b: Statement) => SurenessCode | null

/** Every pair of one from each side that clashes, no surer than what both can carry. */
export function clashes(
  ones: readonly Statement[],
  others: readonly Statement[],
  judge: Judge,
): readonly Clash[] {
  return ones.flatMap((a) => others.flatMap((b) => clash(a, b, judge(a, b))))
}

export function clash(a: Statement, b: Statement, judged: SurenessCode | null): readonly Clash[] {
  if (judged === null) return []
  const isFirm = [judged, a.carries, b.carries].every((sure) => sure === 'contradiction')
  return [{ sides: [a, b], sure: isFirm ? 'contradiction' : 'tension', isOfTime: false }]
}

/** Of the same period, or of periods nobody names. */
export function mayBeOnePeriod(a: Statement, b: Statement): boolean {
  return a.custody === null || b.custody === null || a.custody === b.custody
}

export function isOnePeriod(a: Statement, b: Statement): boolean {
  return a.custody !== null && a.custody === b.custody
}

/**
 * The same period by name; or one that an answer leaves open where only one is known, so that no
 * other can be meant.
 */
export function isTheOnlyPeriod(said: Said, a: Statement, b: Statement): boolean {
  return isOnePeriod(a, b) || (mayBeOnePeriod(a, b) && said.custodies.length <= 1)
}

/**
 * Somebody tells of an arrest that may have come after the one and before the other. A vaguer
 * telling of an arrest that is known to have come before is no further arrest.
 */
export function mayBeTakenBetween(said: Said, first: Statement, second: Statement): boolean {
  const arrests = said
    .anybody('arrested', 're-arrested')
    .filter((arrest) => mayBeOnePeriod(arrest, second))
  const before = arrests.filter((arrest) => isNotAfter(arrest, first))
  return arrests
    .filter((arrest) => !before.some((known) => mayBeOneArrest(arrest, known)))
    .some((arrest) => !isSurelyBefore(second.at, arrest.at))
}

function mayBeOneArrest(a: Statement, b: Statement): boolean {
  if (a === b) return true
  return a.says === b.says && mayBeOnePeriod(a, b) && !areSurelyApart(a.at, b.at)
}

function isNotAfter(arrest: Statement, other: Statement): boolean {
  return arrest.at.hi !== null && other.at.hi !== null && arrest.at.hi <= other.at.hi
}

export function shareOrigin(a: Statement, b: Statement): boolean {
  const origins = new Set(a.voices.map(({ origin }) => origin))
  return b.voices.some(({ origin }) => origins.has(origin))
}
