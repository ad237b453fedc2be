import type { SubmissionState, SubmissionSummary } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useOfficer } from '../session/session-context.tsx'
import { SealedSign } from '../ui/sealed-sign.tsx'
import { useSayRecentDay } from '../ui/use-say-recent-day.ts'
import { sayBucket } from './size.ts'
import style from './submission-row.module.css'
import { useIntakeTeam } from './use-intake-team.ts'

interface SubmissionRowProps {
  readonly submission: SubmissionSummary
  readonly state: SubmissionState
}

/** All that can be known of a message without opening it. */
export function SubmissionRow({ submission, state }: SubmissionRowProps): ReactElement {
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
      <span className={style.facts}>
        <SealedSign team={team} opened={submission.opened} />
        <span>
          <Plural value={submission.parts} one="# part" other="# parts" />
        </span>
        <span>{sayBucket(submission.size, language)}</span>
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
