import {
  closingSentence,
  openMatterSentence,
  type ClosingReason,
  type OpenMatter,
} from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import style from './closings.module.css'

interface WeighedOnProps {
  readonly reasons: readonly ClosingReason[]
  readonly stillOpen: readonly OpenMatter[]
}

/** Why two people have to agree, and what stays open behind a closing. */
export function WeighedOn({ reasons, stillOpen }: WeighedOnProps): ReactElement {
  const language = useLanguage()
  return (
    <>
      {reasons.length > 0 && (
        <div>
          <p>
            <Trans>Two people have to agree, because:</Trans>
          </p>
          <ul className={style.sentences}>
            {reasons.map((reason) => (
              <li key={reason}>{closingSentence(reason, language)}</li>
            ))}
          </ul>
        </div>
      )}
      {stillOpen.length > 0 && (
        <div>
          <p>
            <Trans>What stays open:</Trans>
          </p>
          <ul className={style.sentences}>
            {stillOpen.map((matter) => (
              <li key={matter}>{openMatterSentence(matter, language)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
