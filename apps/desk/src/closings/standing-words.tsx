import type { ClosingTopic } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Notice } from '../ui/condition.tsx'
import { localDay, sayDay } from '../ui/say-day.ts'
import style from './closings.module.css'
import type { Standing } from './steps.ts'

/** How it stands, in words, and whether more became known since it was closed. */
export function StandingWords({
  topic,
  standing: { state, since },
}: {
  readonly topic: ClosingTopic
  readonly standing: Standing
}): ReactElement {
  const language = useLanguage()
  const day = since === null ? null : sayDay(localDay(new Date(since.at)), language)
  return (
    <>
      <span className={style.state}>
        {state === 'none' && <Trans>nobody has opened one</Trans>}
        {state === 'open' && day === null && topic === 'person' && <Trans>open</Trans>}
        {state === 'open' && day !== null && <Trans>open since {day}</Trans>}
        {state === 'closed' && <Trans>closed on {day}</Trans>}
      </span>
      {state === 'closed' && since?.isOutdated === true && (
        <div className={style.outdated}>
          <Notice tone="amber">
            <Trans>
              More became known since it was closed. See whether it should be open again.
            </Trans>
          </Notice>
        </div>
      )}
    </>
  )
}
