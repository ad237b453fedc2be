import { officeAudience } from '../claim.ts'
import type { Claim } from '../claim.ts'
import { sortOut } from '../standing.ts'
import type { LeftOutOfFile } from './event-file.ts'
import type { AnswerOfState, SaidOf } from './known-of-event.ts'

interface Around {
  /** Subjects of which something stands in the file, with the properties it speaks of. */
  readonly here: ReadonlyMap<SaidOf, ReadonlySet<number>>
  /** Restricted acts of people in the file, and who is said to have done them. */
  readonly restricted: readonly SaidOf[]
  /** About people who are named in it. */
  readonly answers: readonly AnswerOfState[]
  /** Whether a claim, while it stands, may leave. */
  readonly mayTell: (claim: Claim) => boolean
}

/** How much of what the file speaks of stays in the office. Of a restricted act all counts as one team's, for that there is one is its own. */
export function heldBack({
  here,
  restricted,
  answers,
  mayTell,
}: Around): Pick<LeftOutOfFile, 'heldByTeam' | 'erased' | 'takenBack'> {
  const spokenOf = (which: (claims: readonly Claim[]) => readonly Claim[]) =>
    [...here].flatMap(([{ claims }, spoken]) =>
      which(claims).filter(({ property }) => spoken.has(property)),
    )
  const held = spokenOf((claims) => sortOut(claims).stands).filter(
    ({ audience, value }) => audience !== officeAudience || value.kind === 'sealed',
  )
  const hidden = restricted.flatMap(({ claims }) => sortOut(claims).stands)
  const kept = answers.filter(({ audience, erased }) => audience !== officeAudience && !erased)
  const gone = spokenOf((claims) => claims.filter(({ erased }) => erased !== undefined))
  const withdrawn = spokenOf((claims) => sortOut(claims).withdrawn).filter(mayTell)
  return {
    heldByTeam: held.length + hidden.length + kept.length,
    erased: gone.length + answers.filter(({ erased }) => erased).length,
    takenBack: withdrawn.length,
  }
}
