import type { MatchCandidate } from '@amparo/contract'
import type { ReactElement } from 'react'
import style from './identity.module.css'
import { MatchWarnings } from './match-warnings.tsx'
import { ReasonLine } from './reason-line.tsx'
import { useMatchWords } from './use-match-words.ts'

/** How likely it is that a candidate is the one described, what speaks for and against it, and what warns. */
export function CandidateWords({
  candidate,
}: {
  readonly candidate: MatchCandidate
}): ReactElement {
  const words = useMatchWords()
  const { band, reasons, conflicts, family } = candidate
  return (
    <span className={style.said}>
      <span>{words.band(band)}</span>
      <span className={style.reasons}>
        {reasons
          .filter(({ speaks }) => speaks !== 'neither')
          .map((reason) => (
            <ReasonLine key={reason.question} reason={reason} named />
          ))}
      </span>
      <MatchWarnings conflicts={conflicts} family={family} />
    </span>
  )
}
