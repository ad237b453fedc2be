import { clashes, mayBeOnePeriod } from './rule.ts'
import type { Clash } from './rule.ts'
import type { Said } from './said.ts'
import type { Statement } from './statement.ts'
import { isSurelyBefore, isWithin } from './when.ts'

/**
 * Fires: the authorities say that there are no injuries, or that health is satisfactory, and others
 * tell of injuries, of violence or of a hospital since the person was taken and by that day. Only
 * "no injuries" against injuries that somebody saw or a document names is a contradiction.
 *
 * Silent: it was before the person was taken, or may have been after the answer; nobody says when
 * the person was taken. No finding is nothing against anybody's word, so no rule turns this round.
 */
export function healthButHarm(said: Said): readonly Clash[] {
  return clashes(
    said.state('no-injuries', 'good-health'),
    said.others('injured', 'harmed', 'hospital'),
    (stated, harm) => {
      if (!mayBeOnePeriod(stated, harm) || !isSince(said, harm) || !isBy(stated, harm)) return null
      return stated.says === 'no-injuries' && harm.says === 'injured' ? 'contradiction' : 'tension'
    },
  )
}

function isBy(stated: Statement, harm: Statement): boolean {
  return harm.at.hi !== null && stated.at.hi !== null && harm.at.hi <= stated.at.hi
}

// By days: who is beaten while being taken is hurt on that day.
function isSince(said: Said, harm: Statement): boolean {
  if (harm.custody !== null) return true
  const day = harm.at.lo?.slice(0, 10)
  return said.anybody('arrested', 'seen-held').some(({ at }) => {
    const taken = at.hi?.slice(0, 10)
    return day !== undefined && taken !== undefined && taken <= day
  })
}

/**
 * Fires: the authorities say that a doctor examined the person, and the person, a lawyer or the
 * family say later that nobody did. Where medical care was denied it is a tension.
 *
 * Silent: they spoke before the examination the authorities name, or before the answer where it
 * names none.
 */
export function examinationNotMade(said: Said): readonly Clash[] {
  const denied = clashes(said.state('examined'), said.others('no-care'), (done, refused) =>
    isSurelyBefore(done.at, refused.at) || isBy(done, refused) ? 'tension' : null,
  )
  return [...notDone(said, 'examined', 'not-examined'), ...denied]
}

/**
 * Fires: the authorities say that the person met a lawyer, and the lawyer or the person say later
 * that they did not. Where it is recorded as an act it is a tension: that also means a meeting that
 * was not confidential.
 *
 * Silent: they spoke before the meeting the authorities name.
 */
export function lawyerNotMet(said: Said): readonly Clash[] {
  return notDone(said, 'lawyer-met', 'no-lawyer')
}

/**
 * Fires: the authorities say that they told the family, and the family says later that nobody did.
 *
 * Silent: the family spoke before. A refusal to tell, recorded as an act, is a tension.
 */
export function familyNotTold(said: Said): readonly Clash[] {
  return notDone(said, 'family-told', 'family-not-told')
}

function notDone(
  said: Said,
  done: 'examined' | 'lawyer-met' | 'family-told',
  not: 'not-examined' | 'no-lawyer' | 'family-not-told',
): readonly Clash[] {
  return clashes(said.state(done), said.others(not), (stated, denied) =>
    mayBeOnePeriod(stated, denied) && isWithin(stated.at, denied.throughout)
      ? 'contradiction'
      : null,
  )
}
