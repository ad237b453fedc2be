import type { PropertyCode } from './property.ts'
import { foldedOf } from './said-of.ts'
import type { Value } from './value.ts'
import type { View } from './view.ts'
import type { WhyCode } from './why.ts'

/** One of three things nobody may conclude from the other two. */
export interface FateClaim {
  /**
   * What is best said. Null: nobody says anything, or no value is put first (`why` tells which).
   * A sealed value is there, and this reader cannot open it.
   */
  readonly said: Value | null
  /** Null: nothing was ever said. */
  readonly why: WhyCode | null
  /**
   * Only the authorities say so. Never of `acknowledged`, which is their own word and nobody
   * else's.
   */
  readonly stateAlone: boolean
  /** Two sources say what cannot both be so. */
  readonly differs: boolean
  /** How many independent origins stand behind what is best said. */
  readonly origins: number
  /** What is best said was only heard from others. */
  readonly isHearsay: boolean
}

/** Three independent claims. There is no fourth one that sums them up. */
export interface Fate {
  readonly where: FateClaim
  readonly acknowledged: FateClaim
  readonly alive: FateClaim
}

export function fateOf(person: View): Fate {
  return {
    where: claimOf(person, 'person.whereabouts'),
    acknowledged: claimOf(person, 'person.acknowledged'),
    alive: claimOf(person, 'person.alive'),
  }
}

function claimOf(person: View, code: PropertyCode): FateClaim {
  const folded = foldedOf(person, code)
  const best = folded?.best ?? null
  return {
    said: best?.value ?? null,
    why: folded?.reason ?? null,
    stateAlone: best?.stateAlone ?? false,
    differs: folded?.contested ?? false,
    origins: best?.origins ?? 0,
    isHearsay: best?.directness === 'second-hand',
  }
}

/** The code that is best said, or null. */
export function codeSaid({ said }: FateClaim): string | null {
  return said?.kind === 'code' ? said.code : null
}
