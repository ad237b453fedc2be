import { Trans } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { classes } from '../ui/classes.ts'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Erased } from '../ui/erased.tsx'
import { sayInstant } from '../ui/say-day.ts'
import style from './identity.module.css'
import type { Decision } from './use-identity.ts'
import { ReasonLine } from './reason-line.tsx'
import { useMatchWords } from './use-match-words.ts'

interface DecisionLineProps {
  readonly decision: Decision
  /** Whom it is about, where that is not plain. */
  readonly about?: ReactNode
}

/** One decision about two people: what, by whom, when and why, and what the two were weighed by then. */
export function DecisionLine({ decision, about }: DecisionLineProps): ReactElement {
  const language = useLanguage()
  const words = useMatchWords()
  const { verdict, by, isOwn, at, superseded, inBulk, entry, erased } = decision
  return (
    <li className={classes(style.decision, superseded && style.old)}>
      <span className={style.facts}>
        <strong>{words.verdict(verdict)}</strong>
        {about !== undefined && <span>{about}</span>}
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
      <Weighed weighed={decision.weighed} />
    </li>
  )
}

/** What somebody who decided had before them, as it was kept: what is known today may be something else. */
function Weighed({ weighed }: { readonly weighed: Decision['weighed'] }): ReactElement {
  const words = useMatchWords()
  const language = useLanguage()
  const { model, weight, band, answers } = weighed
  return (
    <details className={style.soft}>
      <summary>
        <Trans>What the two were weighed by then</Trans>
      </summary>
      <p>
        {band === null || weight === null ? (
          <Trans>Nothing could be compared.</Trans>
        ) : (
          <>
            {words.band(band)}.{' '}
            <Trans>
              Weight {(weight / 100).toLocaleString(language)} by the model <bdi>{model}</bdi>.
            </Trans>
          </>
        )}
      </p>
      <span className={style.reasons}>
        {answers.map((answer) => (
          <ReasonLine
            key={answer.question}
            reason={{ ...answer, speaks: answer.level === 'differs' ? 'against' : 'for' }}
            named
          />
        ))}
      </span>
    </details>
  )
}
