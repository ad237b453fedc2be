import type { SubmissionId, Waiting } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useOpen } from '../submissions/use-open.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { sayInstant } from '../ui/say-day.ts'
import { useNow } from '../ui/use-now.ts'
import { useTakeBack } from './use-release.ts'

interface WaitingUpdateProps {
  readonly submission: SubmissionId
  readonly waits: Waiting
  /** Where it is told: beside the message, or where one writes to the family. */
  readonly page: 'message' | 'family'
}

/** An update waits for the daily hour: until then it can be taken back, and nothing else goes into the mailbox. */
export function WaitingUpdate({ submission, waits, page }: WaitingUpdateProps): ReactElement {
  const language = useLanguage()
  const now = useNow()
  const takeBack = useTakeBack(submission)
  const open = useOpen(submission)
  const refused = takeBack.data?.ok === false ? takeBack.data.code : null
  const { from, left, person } = waits
  // What this page knows of the mailbox is older than the mailbox.
  const isPast = (!left && Date.parse(from) <= now.getTime()) || refused === 'changed-meanwhile'
  if (isPast)
    return (
      <Notice>
        <p>
          <Trans>The hour of the update to the family has come. See what was shown.</Trans>
        </p>
        <Button size="small" busy={open.isPending} onClick={() => open.mutate()}>
          <Trans>Open their message; this is recorded</Trans>
        </Button>
        {open.data?.ok === false && <Failed code={open.data.code} />}
      </Notice>
    )
  return (
    <Notice tone={left ? 'amber' : 'plain'}>
      <p>
        {left ? (
          <Trans>
            An update to the family waits for somebody of the team to release it again: whoever
            released it is not of the team any more, so it is shown to nobody. Nothing else goes
            into this mailbox until it is released again or taken back.
          </Trans>
        ) : (
          <Trans>
            An update to the family waits. It can be read from {sayInstant(from, language)} on.
            Until then it can be taken back, and nothing else goes into this mailbox.
          </Trans>
        )}{' '}
        {left && page === 'message' && (
          <Link to="/people/$person" params={{ person }}>
            <Trans>Release it again on the person’s page</Trans>
          </Link>
        )}{' '}
        <Button size="small" busy={takeBack.isPending} onClick={() => takeBack.mutate()}>
          <Trans>Take the update back</Trans>
        </Button>
      </p>
      {refused !== null && <Failed code={refused} />}
    </Notice>
  )
}
