import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import style from './letters.module.css'
import { PersonLink } from './person-link.tsx'
import { useReasonWords } from './use-letter-words.ts'
import type { Plan } from './use-letters.ts'

/** Who is not named, why, and whether they are counted all the same; each leads to where they can be asked. */
export function LeftOutList({ leftOut }: { readonly leftOut: Plan['leftOut'] }): ReactElement {
  const reasonWords = useReasonWords()
  return (
    <ul className={style.lines}>
      {leftOut.map(({ person, name, reason, counted }) => (
        <li key={person} className={style.line}>
          <PersonLink person={person} name={name} />
          <span>{reasonWords(reason)}</span>
          <span className={style.soft}>
            {counted ? <Trans>counted without a name</Trans> : <Trans>not counted either</Trans>}
          </span>
        </li>
      ))}
    </ul>
  )
}
