import type { StatedFactCode } from '@amparo/vocabulary'
import type { KnownOfPerson } from './contradiction.ts'
import { statementsOfAnswers } from './from-answers.ts'
import { statementsOfClaims } from './from-claims.ts'
import { heldThroughout } from './held.ts'
import type { Statement } from './statement.ts'

/** Everything said of one person, as rules ask for it. */
export interface Said {
  readonly all: readonly Statement[]
  /** By the authorities. */
  state(...codes: readonly StatedFactCode[]): readonly Statement[]
  /** By anybody else. */
  others(...codes: readonly StatedFactCode[]): readonly Statement[]
  anybody(...codes: readonly StatedFactCode[]): readonly Statement[]
  /** Periods of custody of which anything is told. */
  readonly custodies: readonly string[]
}

export function saidOf(known: KnownOfPerson): Said {
  const told = [...statementsOfClaims(known), ...statementsOfAnswers(known)]
  const all = [...told, ...heldThroughout(told)]
  const custodies = all.flatMap(({ custody }) => (custody === null ? [] : [custody]))
  return {
    all,
    anybody: byFact(all),
    state: byFact(all.filter(({ isState }) => isState)),
    others: byFact(all.filter(({ isState }) => !isState)),
    custodies: [...new Set(custodies)].toSorted(),
  }
}

const NONE: readonly Statement[] = []

function byFact(all: readonly Statement[]): Said['anybody'] {
  const found = Map.groupBy(all, ({ says }) => says)
  return (...codes) => {
    const [first, ...more] = codes
    const only = first === undefined ? NONE : (found.get(first) ?? NONE)
    return more.length === 0 ? only : codes.flatMap((code) => found.get(code) ?? NONE)
  }
}
