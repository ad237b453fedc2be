import type { SubmissionId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { sayDay } from '../ui/say-day.ts'
import { Conflicts } from './conflicts.tsx'
import { ConsentForm } from './consent-form.tsx'
import style from './consent-panel.module.css'
import { ConsentHistory } from './consent-history.tsx'
import { EffectiveTable } from './effective-table.tsx'
import { useConsents } from './use-consents.ts'

/** What was agreed to about a message: what counts now, where words differ, and asking again. */
export function ConsentPanel({
  submission,
}: {
  readonly submission: SubmissionId
}): ReactElement | null {
  const { t } = useLingui()
  const may = useMay()
  const language = useLanguage()
  const read = useConsents(submission)
  const [asking, setAsking] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const toHeading = (): void => heading.current?.focus()
  const wasAsking = useRef(asking)
  // What was pressed is gone: the keyboard goes on at the top of the panel.
  useEffect(() => {
    if (wasAsking.current !== asking) heading.current?.focus()
    wasAsking.current = asking
  }, [asking])
  if (!may('consent.read')) return null
  return (
    <section className={style.panel} aria-label={t`What was agreed to`}>
      <header className={style.head}>
        <h2 ref={heading} tabIndex={-1}>
          <Trans>What was agreed to</Trans>
        </h2>
        {may('consent.record') && !asking && (
          <Button size="small" onClick={() => setAsking(true)}>
            <Trans>Write down what was agreed</Trans>
          </Button>
        )}
      </header>
      {read.isPending && <Loading />}
      {read.isError && <Failed code={read.error.code} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && (
        <>
          <AskNow reasons={read.data.askNow} />
          {asking && <ConsentForm submission={submission} onDone={() => setAsking(false)} />}
          <Conflicts
            submission={submission}
            consents={read.data.consents}
            conflicts={read.data.conflicts}
            onDecided={toHeading}
          />
          <EffectiveTable effective={read.data.effective} consents={read.data.consents} />
          {read.data.askAgain !== null && read.data.askNow.length === 0 && (
            <p className={style.again}>
              <Trans>Ask again from {sayDay(read.data.askAgain, language)} on.</Trans>
            </p>
          )}
          <ConsentHistory submission={submission} consents={read.data.consents} />
        </>
      )}
    </section>
  )
}

/** Why to ask now. Never a reproach: time has passed, or something has changed for the person. */
function AskNow({
  reasons,
}: {
  readonly reasons: readonly ('month' | 'release' | 'never-asked')[]
}): ReactElement | null {
  if (reasons.length === 0) return null
  return (
    <Notice tone="amber">
      <ul className={style.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>
            <Why reason={reason} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Why({ reason }: { readonly reason: 'month' | 'release' | 'never-asked' }): ReactElement {
  switch (reason) {
    case 'never-asked':
      return (
        <Trans>
          Nobody has asked yet, so everything counts as no. Ask when it is safe to talk; a no never
          costs anybody help.
        </Trans>
      )
    case 'month':
      return <Trans>Thirty days have passed since this was last asked. Ask again.</Trans>
    case 'release':
      return (
        <Trans>
          Somebody this is about was released since. Ask again: they can now speak for themselves.
        </Trans>
      )
  }
}
