import type { SurenessCode } from '@amparo/vocabulary'
import { hull } from '../said-of.ts'
import { clashes } from './rule.ts'
import type { Clash } from './rule.ts'
import type { Said } from './said.ts'
import type { Statement } from './statement.ts'
import { areSurelyApart, wholeDay } from './when.ts'

/**
 * Fires: the date of birth the authorities give and the one that family, person or a document gives
 * have nothing in common. They may speak of somebody else: brothers, father and son are named. The
 * same numbers with day and month changed over are a tension: a slip of the pen is likelier.
 *
 * Silent: a year, an age or a decade inside which the other lies.
 */
export function birthDateDiffers(said: Said): readonly Clash[] {
  return clashes(said.state('born'), said.others('born'), (stated, known) => {
    if (!areSurelyApart(stated.at, known.at)) return null
    return isChangedOver(stated, known) ? 'tension' : 'contradiction'
  })
}

function isChangedOver(a: Statement, b: Statement): boolean {
  const day = ({ at }: Statement) =>
    at.lo?.slice(0, 10) === at.hi?.slice(0, 10) ? at.lo?.slice(0, 10).split('-') : undefined
  const [first, second] = [day(a), day(b)]
  if (first === undefined || second === undefined) return false
  return first[0] === second[0] && first[1] === second[2] && first[2] === second[1]
}

/**
 * Fires: when the person was taken, the person was under eighteen (Convention on the Rights of the
 * Child, article 1) by what one side says and eighteen or older by what the other says.
 *
 * Silent: by either date of birth it is not sure on which side of eighteen the person was; nobody
 * says when the person was taken and the answer gives no age itself.
 */
export function childOrAdult(said: Said): readonly Clash[] {
  const taken = hull(said.anybody('arrested').map(({ at }) => at))
  const differ: (a: Statement, b: Statement) => SurenessCode | null = (a, b) => {
    const [one, other] = [ageOf(a, taken), ageOf(b, taken)]
    return one !== null && other !== null && one !== other ? 'contradiction' : null
  }
  return clashes(said.state('born', 'child', 'adult'), said.others('born', 'child'), differ)
}

type Taken = Statement['at']

function ageOf({ says, at, answer }: Statement, taken: Taken): 'child' | 'adult' | null {
  if (says === 'child' || says === 'adult') return says
  const then = taken.lo === null && answer !== null ? wholeDay(answer.replyDay) : taken
  if (at.lo === null || at.hi === null || then.lo === null || then.hi === null) return null
  if (eighteenth(at.lo) > then.hi) return 'child'
  return eighteenth(at.hi) <= then.lo ? 'adult' : null
}

function eighteenth(birth: string): string {
  return `${Number(birth.slice(0, 4)) + 18}${birth.slice(4, 10)}T00:00`
}
