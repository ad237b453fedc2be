import type { MatchCandidate } from '@amparo/contract'
import type { ReactElement } from 'react'
import { Icon } from '../ui/icon.tsx'
import style from './identity.module.css'
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
  const warnings = [...conflicts.map(words.conflict), ...family.map(words.family)]
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
      {warnings.map((warning) => (
        <span key={warning} className={style.warns}>
          <Icon name="attention" />
          <span>{warning}</span>
        </span>
      ))}
    </span>
  )
}
