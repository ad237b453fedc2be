import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import type { OpenedFindings } from '../keys/findings.ts'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { sayDay } from '../ui/say-day.ts'
import { Fingerprints } from './fingerprints.tsx'
import { InsideFacts } from './inside-facts.tsx'
import style from './kept-findings.module.css'
import type { Keeping } from './use-findings.ts'

/** What an officer’s browser found of a file, so that nobody has to look at it again to know. */
export function KeptFindings({ findings }: { readonly findings: OpenedFindings }): ReactElement {
  const language = useLanguage()
  switch (findings.verdict) {
    case 'not-opened':
      return (
        <Notice tone="amber">
          <Trans>The findings kept beside this file are sealed to a key you do not hold.</Trans>
        </Notice>
      )
    case 'foreign':
      return (
        <Notice tone="danger">
          <Trans>
            The findings kept beside this file were signed by nobody of this office, or belong to
            another file. Do not rely on them. Tell your head of office and the operator.
          </Trans>
        </Notice>
      )
    case 'findings': {
      const { body, signedBy } = findings
      const day = sayDay(body.day, language)
      return (
        <div className={style.kept}>
          {body.verdict === 'differs' && (
            <Notice tone="danger">
              <Trans>It differs from what was described when it was sent. Do not rely on it.</Trans>
            </Notice>
          )}
          <details>
            <summary>
              {body.verdict === 'as-sent' ? (
                <Trans>
                  Whole, and as it was sent: checked by <bdi>{signedBy}</bdi>, {day}
                </Trans>
              ) : (
                <Trans>
                  Checked by <bdi>{signedBy}</bdi>, {day}
                </Trans>
              )}
            </summary>
            <p className={style.kind}>
              <bdi>{body.kind ?? <Trans>Of a kind that is not shown</Trans>}</bdi>
              {body.height > 0 && (
                <bdi>
                  {' '}
                  {body.width} × {body.height}
                </bdi>
              )}
            </p>
            <Fingerprints sha256={body.sha256} likeness={body.likeness} />
            {body.inside !== null && <InsideFacts inside={body.inside} />}
          </details>
        </div>
      )
    }
  }
}

/** Whether what was just found is kept. */
export function KeepingFindings({ keeping }: { readonly keeping: Keeping }): ReactElement | null {
  const { state, failed, again } = keeping
  if (failed === 'not-findings') {
    return (
      <Notice tone="amber">
        <Trans>What was found cannot be kept in this form, so it was not kept.</Trans>
      </Notice>
    )
  }
  if (failed !== null) {
    return (
      <div className={style.failed}>
        <Failed code={failed} />
        <Button onClick={again}>
          <Trans>Keep what was found</Trans>
        </Button>
      </div>
    )
  }
  if (state !== 'kept') return null
  return (
    <p className={style.kind} role="status">
      <Trans>Kept with the file, signed by you and sealed to your team.</Trans>
    </p>
  )
}
