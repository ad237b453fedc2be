import type { SubmissionId } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { sayInstant } from '../ui/say-day.ts'
import { useTakeBack } from './use-release.ts'

interface WaitingUpdateProps {
  readonly submission: SubmissionId
  readonly from: string
}

/** An update waits for the daily hour: until then it can be taken back, and nothing else goes into the mailbox. */
export function WaitingUpdate({ submission, from }: WaitingUpdateProps): ReactElement {
  const language = useLanguage()
  const takeBack = useTakeBack(submission)
  return (
    <Notice>
      <p>
        <Trans>
          An update to the family waits. It can be read from {sayInstant(from, language)} on. Until
          then it can be taken back, and nothing else goes into this mailbox.
        </Trans>{' '}
        <Button size="small" busy={takeBack.isPending} onClick={() => takeBack.mutate()}>
          <Trans>Take it back</Trans>
        </Button>
      </p>
      {takeBack.data?.ok === false && <Failed code={takeBack.data.code} />}
    </Notice>
  )
}
