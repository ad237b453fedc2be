import type { StatedFactCode, SurenessCode } from '@amparo/vocabulary'
import {
  untilEndOf,
  areOnOneDay,
  areSurelyApart,
  areSurelyTogether,
  isSurelyBefore,
  isWithin,
  wholeDay,
} from './when.ts'
import { areDisjoint } from './places.ts'
import { clash, mayBeOnePeriod } from './rule.ts'
import type { Clash, Judge } from './rule.ts'
import type { Said } from './said.ts'
import type { Statement } from './statement.ts'

/**
 * Fires: two answers of one authority cannot both stand: never held and held, dead and alive
 * later, two days of one arrest or release or death, two births, two places at one moment, done and
 * never done.
 *
 * Silent: the later one may tell of a change: not held in August, held in September; released, and
 * then held, is a tension, for nobody says that there was another arrest.
 */
export function oneBodyTwoAnswers(said: Said): readonly Clash[] {
  return betweenAnswers(said, (a, b) => a !== null && a === b)
}

/**
 * Fires: the same, in answers of two authorities.
 *
 * Silent: the same; and where it is not known which authority answered.
 */
export function twoBodiesTwoAnswers(said: Said): readonly Clash[] {
  return betweenAnswers(said, (a, b) => a !== null && b !== null && a !== b)
}

/**
 * Fires: an answer tells, as having happened, of a day later than the one it bears.
 *
 * Silent: the day may be the same; what is only expected, as the end of a term.
 */
export function factAfterAnswer(said: Said): readonly Clash[] {
  const told = said.all.filter(
    ({ isState, says, throughout }) => isState && throughout === null && happened.has(says),
  )
  return told.flatMap((fact) => {
    if (fact.answer === null) return []
    const { replyDay } = fact.answer
    if (!isSurelyBefore(untilEndOf(replyDay), fact.at)) return []
    const reply: Statement = { ...fact, says: 'replied', at: wholeDay(replyDay), places: null }
    return clash(fact, reply, 'contradiction')
  })
}

const happened: ReadonlySet<StatedFactCode> = new Set<StatedFactCode>([
  'arrested',
  're-arrested',
  'seen-held',
  'released',
  'custody-ended',
  'dead',
  'hospital',
  'examined',
  'lawyer-met',
  'family-told',
  'complaint-received',
  'investigation-opened',
  'body-returned',
])

function betweenAnswers(
  said: Said,
  isPair: (a: string | null, b: string | null) => boolean,
): readonly Clash[] {
  const answers = said.all.filter(({ isState, answer }) => isState && answer !== null)
  return answers.flatMap((a, index) =>
    answers
      .slice(index + 1)
      .filter((b) => a.answer?.id !== b.answer?.id)
      .filter((b) => isPair(a.answer?.body ?? null, b.answer?.body ?? null))
      .flatMap((b) => clash(a, b, judged(said, a, b))),
  )
}

function judged(said: Said, a: Statement, b: Statement): SurenessCode | null {
  if (!mayBeOnePeriod(a, b)) return null
  if (a.says === b.says && a.says !== 'held') return sameTwice(said, a, b)
  const found = incompatible.flatMap(([first, second, judge]) => {
    if (a.says === first && b.says === second) return judge(a, b) ?? []
    return b.says === first && a.says === second ? (judge(b, a) ?? []) : []
  })
  return found.includes('contradiction') ? 'contradiction' : (found[0] ?? null)
}

const onceOnly: ReadonlySet<StatedFactCode> = new Set(['arrested', 'released', 'dead', 'born'])

// Of several periods each has an arrest and a release; a person dies, and is born, once.
function sameTwice(said: Said, a: Statement, b: Statement): SurenessCode | null {
  if (!onceOnly.has(a.says) || !areSurelyApart(a.at, b.at)) return null
  const isOnce = a.says === 'dead' || a.says === 'born' || a.custody !== null
  return isOnce || said.custodies.length <= 1 ? 'contradiction' : 'tension'
}

const together: Judge = (a, b) => {
  if (areSurelyTogether(a, b)) return 'contradiction'
  return areOnOneDay(a.at, b.at) ? 'tension' : null
}

const within: Judge = (never, done) =>
  isWithin(done.at, never.throughout) ? 'contradiction' : null

const afterDeath: Judge = (dead, alive) =>
  isSurelyBefore(dead.at, alive.at) ? 'contradiction' : null

const afterRelease: Judge = (released, held) => {
  if (held.throughout !== null) {
    const isInside = isWithin(released.at, held.throughout)
    return isInside && isSurelyBefore(released.at, { lo: held.throughout.hi, hi: null })
      ? 'contradiction'
      : null
  }
  return isSurelyBefore(released.at, held.at) ? 'tension' : null
}

const elsewhere: Judge = (a, b) => (areDisjoint(a.places, b.places) ? together(a, b) : null)

const always: Judge = () => 'contradiction'

/** Facts that two answers cannot both state, and how they have to lie in time for that. */
const incompatible: readonly (readonly [StatedFactCode, StatedFactCode, Judge])[] = [
  ['not-held', 'held', together],
  ['never-held', 'held', within],
  ['never-held', 'arrested', within],
  ['never-held', 'released', within],
  ['never-held', 'custody-ended', within],
  ['never-held', 'lawyer-met', within],
  ['never-held', 'examined', within],
  ['held', 'held', elsewhere],
  ['dead', 'held', afterDeath],
  ['dead', 'alive', afterDeath],
  ['dead', 'released', afterDeath],
  ['released', 'held', afterRelease],
  ['custody-ended', 'held', afterRelease],
  ['not-examined', 'examined', within],
  ['no-lawyer', 'lawyer-met', within],
  ['family-not-told', 'family-told', within],
  ['no-investigation', 'investigation-opened', within],
  ['body-not-returned', 'body-returned', within],
  ['no-injuries', 'injured', together],
  ['adult', 'child', always],
]
