import type { SubmissionSummary } from '@amparo/contract'
import { label, submissionWays } from '@amparo/vocabulary'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { EntryMark } from '../ui/entry-mark.tsx'
import { sayDay } from '../ui/say-day.ts'
import { SealedSign } from '../ui/sealed-sign.tsx'
import { sayBucket } from './size.ts'
import style from './submission-facts.module.css'
import { useIntakeTeam } from './use-intake-team.ts'
import { useStateName } from './use-state-name.ts'

interface SubmissionFactsProps {
  readonly submission: SubmissionSummary
  readonly entry: string
}

/** The outside of a message in one line. */
export function SubmissionFacts({ submission, entry }: SubmissionFactsProps): ReactElement {
  const language = useLanguage()
  const team = useIntakeTeam()
  const stateName = useStateName()
  return (
    <ul className={style.facts}>
      <li className={style.state}>{stateName(submission.state)}</li>
      {submission.takenBy !== null && (
        <li>
          <Trans>
            with <bdi>{submission.takenBy}</bdi>
          </Trans>
        </li>
      )}
      <li>
        <Trans>
          arrived {sayDay(submission.day, language)},{' '}
          {label(submissionWays.entries[submission.way], language)}
        </Trans>
      </li>
      <li>
        <Plural value={submission.parts} one="# part" other="# parts" />,{' '}
        {sayBucket(submission.size, language)}
      </li>
      <li>
        <SealedSign team={team} opened={submission.opened} />
      </li>
      <li>
        <EntryMark entry={entry} />
      </li>
    </ul>
  )
}
