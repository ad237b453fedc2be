import type { SubmissionState, SubmissionSummary } from '@amparo/contract'
import type { DangerLevel } from '@amparo/seal'
import { labelAtStart, submissionWays } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { OpenedTriage } from '../keys/triage.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useOfficer } from '../session/session-context.tsx'
import { SealedSign } from '../ui/sealed-sign.tsx'
import { useSayRecentDay } from '../ui/use-say-recent-day.ts'
import { ChildClock } from './child-clock-sign.tsx'
import { DangerSign, UnknownDanger } from './danger-sign.tsx'
import { sayBucket } from './size.ts'
import style from './submission-row.module.css'
import { useIntakeTeam } from './use-intake-team.ts'

interface SubmissionRowProps {
  readonly submission: SubmissionSummary
  readonly state: SubmissionState
  /** What its triage part said; absent where the list is not sorted by it. */
  readonly triage?: OpenedTriage | null
  readonly danger?: DangerLevel | null
}

/** All that can be known of a message without opening it. */
export function SubmissionRow(props: SubmissionRowProps): ReactElement {
  const { submission, state } = props
  const { t } = useLingui()
  const { me } = useOfficer()
  const language = useLanguage()
  const sayRecentDay = useSayRecentDay()
  const team = useIntakeTeam()
  const { id, lastDay, day, takenBy } = submission
  return (
    <Link
      to="/messages/$submission"
      params={{ submission: id }}
      search={{ state }}
      className={style.row ?? ''}
      activeProps={{ 'aria-current': 'page' }}
    >
      <span className={style.top}>
        <span className={style.number}>
          <Trans>Message {id}</Trans>
        </span>
        <span className={style.day}>{sayRecentDay(day)}</span>
      </span>
      <Urgent {...props} />
      <span className={style.facts}>
        <SealedSign team={team} opened={submission.opened} />
        <span>
          <Plural value={submission.parts} one="# part" other="# parts" />
        </span>
        <span>{sayBucket(submission.size, language)}</span>
        {submission.way !== 'page' && (
          <span>{labelAtStart(submissionWays.entries[submission.way], language)}</span>
        )}
        {submission.files > 0 && (
          <span>
            <Plural value={submission.files} one="# file" other="# files" />
          </span>
        )}
        {submission.frozen && (
          <span className={style.strong}>
            <Trans>Frozen</Trans>
          </span>
        )}
        {submission.opened && (
          <span>
            <Trans>opened</Trans>
          </span>
        )}
      </span>
      {lastDay !== day && (
        <span className={style.added}>
          <Trans>Added to: {sayRecentDay(lastDay)}</Trans>
        </span>
      )}
      <span className={style.facts}>
        {takenBy !== null && (
          <span className={style.strong}>
            {takenBy === me.name ? (
              t`With you`
            ) : (
              <Trans>
                With <bdi>{takenBy}</bdi>
              </Trans>
            )}
          </span>
        )}
        <AnswerState submission={submission} />
      </span>
    </Link>
  )
}

function Urgent({ submission, triage, danger }: SubmissionRowProps): ReactElement | null {
  // Nothing is said of a message before its small part was opened.
  if (triage === undefined || triage === null) return null
  const isChild = triage.urgency.child === 'yes'
  return (
    <span className={style.facts}>
      {danger === null || danger === undefined ? <UnknownDanger /> : <DangerSign level={danger} />}
      {isChild && <ChildClock day={submission.day} />}
      {triage.persons > 1 && (
        <span>
          <Plural value={triage.persons} one="# person" other="# people" />
        </span>
      )}
      {triage.note !== '' && <bdi className={style.note}>{triage.note}</bdi>}
    </span>
  )
}

function AnswerState({ submission }: { readonly submission: SubmissionSummary }): ReactElement {
  if (submission.answers > 0) {
    return (
      <span>
        <Plural value={submission.answers} one="# answer sent" other="# answers sent" />
      </span>
    )
  }
  return submission.mailbox === 'declined' ? (
    <span>
      <Trans>No return code kept</Trans>
    </span>
  ) : (
    <span>
      <Trans>Not answered yet</Trans>
    </span>
  )
}
