import type { FamilyPattern, MatchConflict } from '@amparo/contract'
import type { ReactElement } from 'react'
import { Icon } from '../ui/icon.tsx'
import style from './identity.module.css'
import { useMatchWords } from './use-match-words.ts'

interface MatchWarningsProps {
  readonly conflicts: readonly MatchConflict[]
  readonly family: readonly FamilyPattern[]
}

/** What warns of taking two for one, each with a sign. */
export function MatchWarnings({ conflicts, family }: MatchWarningsProps): ReactElement {
  const words = useMatchWords()
  return (
    <>
      {[...conflicts.map(words.conflict), ...family.map(words.family)].map((warning) => (
        <span key={warning} className={style.warns}>
          <Icon name="attention" />
          <span>{warning}</span>
        </span>
      ))}
    </>
  )
}
