import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { classes } from '../ui/classes.ts'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Erased } from '../ui/erased.tsx'
import { sayInstant } from '../ui/say-day.ts'
import style from './identity.module.css'
import type { Decision } from './use-identity.ts'
import { useMatchWords } from './use-match-words.ts'

/** One decision about two people: what, by whom, when and why. */
export function DecisionLine({ decision }: { readonly decision: Decision }): ReactElement {
  const language = useLanguage()
  const words = useMatchWords()
  const { verdict, by, isOwn, at, superseded, inBulk, entry, erased } = decision
  return (
    <li className={classes(style.decision, superseded && style.old)}>
      <span className={style.facts}>
        <strong>{words.verdict(verdict)}</strong>
        {superseded && (
          <span>
            <Trans>a newer decision counts</Trans>
          </span>
        )}
        {inBulk && (
          <span>
            <Trans>decided together with others</Trans>
          </span>
        )}
        <span>{isOwn ? <Trans>by you</Trans> : <bdi>{by ?? '–'}</bdi>}</span>
        <span>{sayInstant(at, language)}</span>
        <EntryMark entry={entry} />
      </span>
      {erased === null ? (
        <bdi className={style.words}>{decision.words ?? '–'}</bdi>
      ) : (
        <Erased tombstone={erased} />
      )}
    </li>
  )
}
