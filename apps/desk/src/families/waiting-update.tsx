import type { SubmissionId } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
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
  readonly from: string
}

/** An update waits for the daily hour: until then it can be taken back, and nothing else goes into the mailbox. */
export function WaitingUpdate({ submission, from }: WaitingUpdateProps): ReactElement {
  const language = useLanguage()
  const now = useNow()
  const takeBack = useTakeBack(submission)
  const open = useOpen(submission)
  const refused = takeBack.data?.ok === false ? takeBack.data.code : null
  // What this page knows of the mailbox is older than the mailbox.
  const isPast = Date.parse(from) <= now.getTime() || refused === 'changed-meanwhile'
  return (
    <Notice>
      {isPast ? (
        <>
          <p>
            <Trans>The hour of the update to the family has come. See what was shown.</Trans>
          </p>
          <Button size="small" busy={open.isPending} onClick={() => open.mutate()}>
            <Trans>Open their message; this is recorded</Trans>
          </Button>
          {open.data?.ok === false && <Failed code={open.data.code} />}
        </>
      ) : (
        <p>
          <Trans>
            An update to the family waits. It can be read from {sayInstant(from, language)} on.
            Until then it can be taken back, and nothing else goes into this mailbox.
          </Trans>{' '}
          <Button size="small" busy={takeBack.isPending} onClick={() => takeBack.mutate()}>
            <Trans>Take the update back</Trans>
          </Button>
        </p>
      )}
      {refused !== null && !isPast && <Failed code={refused} />}
    </Notice>
  )
}
