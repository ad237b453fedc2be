import { clashes, shareOrigin } from './rule.ts'
import type { Clash } from './rule.ts'
import type { Said } from './said.ts'
import { isSurelyBefore, isWithin } from './when.ts'

/**
 * Fires: anybody says that the person died, and another source saw the person alive surely later.
 * That somebody is alive, with no word of when that was known, is no more than a tension.
 *
 * Silent: it may have been before; both come from one origin, or both from the authorities (then
 * their answers differ).
 */
export function deadButAliveLater(said: Said): readonly Clash[] {
  return clashes(
    said.anybody('dead'),
    said.anybody('seen-held', 'seen-free', 'alive', 'lawyer-met'),
    (dead, alive) => {
      if (shareOrigin(dead, alive) || (dead.isState && alive.isState)) return null
      return isSurelyBefore(dead.at, alive.at) ? 'contradiction' : null
    },
  )
}

/**
 * Fires: the authorities say that the body was handed over, and on that day or later the family
 * says that it was not. What is recorded as concealment is a tension.
 *
 * Silent: the family spoke before.
 */
export function bodyNotReturned(said: Said): readonly Clash[] {
  return clashes(said.state('body-returned'), said.others('body-not-returned'), (done, not) =>
    isWithin(done.at, not.throughout) ? 'contradiction' : null,
  )
}
