import type { SubmissionSummary } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useMay, useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import type { FailureCode } from '../ui/refusal-sentence.ts'
import style from './sealed-view.module.css'
import { useIntakeTeam } from './use-intake-team.ts'

interface SealedViewProps {
  readonly summary: SubmissionSummary
  readonly busy: boolean
  readonly refusal: FailureCode | null
  /** Opening broke off in this page. */
  readonly failed: boolean
  readonly onOpen: () => void
  /** Somebody came here to see words of it. */
  readonly seeksPassage: boolean
}

/** A message nobody has opened in this unlocking: says what opening does, and opens it. */
export function SealedView({
  summary,
  busy,
  refusal,
  failed,
  seeksPassage,
  onOpen,
}: SealedViewProps): ReactElement {
  const may = useMay()
  const { me, teams } = useOfficer()
  const team = useIntakeTeam()
  const holdsKey = teams.includes(me.office.intakeTeam)
  return (
    <section className={style.sealed}>
      <p className={style.sign}>
        <Icon name="lock" />
        <span>
          <Trans>
            Sealed to <bdi>{team}</bdi>
          </Trans>
        </span>
      </p>
      {!may('submission.open') || !holdsKey ? (
        <Notice>
          <Trans>You do not hold this team’s key, so you cannot open it.</Trans>
        </Notice>
      ) : (
        <>
          <p>
            <Trans>Opening is recorded in the log with your name.</Trans>{' '}
            {!summary.opened && summary.mailbox === 'open' && (
              <Trans>
                The sender is told, in their mailbox, that the message was opened and on which day;
                not by whom.
              </Trans>
            )}
          </p>
          {seeksPassage && (
            <p>
              <Trans>The passage you came for is marked in the text once it is open.</Trans>
            </p>
          )}
          <Button look="strong" busy={busy} onClick={onOpen}>
            <Icon name="open" />
            <Trans>Open the message</Trans>
          </Button>
          <p role="status" className={style.status}>
            {busy && <Trans>Opening on this computer…</Trans>}
          </p>
        </>
      )}
      {failed && (
        <Notice tone="amber" alert>
          <Trans>
            The message was handed out, but opening it broke off on this computer. Try again; if it
            happens again, reload the page.
          </Trans>
        </Notice>
      )}
      {refusal !== null && <Failed code={refusal} onRetry={onOpen} />}
    </section>
  )
}
