import type { SubmissionId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Failed, Loading, Notice } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { AlsoHere } from './also-here.tsx'
import { History } from './history.tsx'
import { OpenedView } from './opened-view.tsx'
import { ScreenPart } from './screen-part.tsx'
import { SealedView } from './sealed-view.tsx'
import { StepButtons } from './step-buttons.tsx'
import { SubmissionFacts } from './submission-facts.tsx'
import style from './submission-screen.module.css'
import { useOpen, useOpened } from './use-open.ts'
import { usePresence } from './use-presence.ts'
import { submissionIdOf, useSubmission } from './use-submissions.ts'

const route = getRouteApi('/messages/$submission')

export function SubmissionScreen(): ReactElement {
  const submission = submissionIdOf(route.useParams().submission)
  if (submission === null) return <NothingHere />
  return <Submission key={submission} submission={submission} />
}

/** One message: what was done with it, and what is in it once it is opened. */
function Submission({ submission }: { readonly submission: SubmissionId }): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const { state, part } = route.useSearch()
  const read = useSubmission(submission)
  const opened = useOpened(submission)
  const open = useOpen(submission)
  const [writing, setWriting] = useState('')
  const presence = usePresence(submission, writing)
  const refusal = open.data?.ok === false ? open.data.code : null
  return (
    <article
      className={style.page}
      data-recording={opened !== null && may('claim.add') ? '' : undefined}
    >
      <Link to="/messages" search={{ state }} className={style.back ?? ''}>
        <Icon name="back" />
        <Trans>All messages</Trans>
      </Link>
      <header className={style.head}>
        <PageHeading title={t`Message ${submission}`} />
        {read.data !== undefined && may('submission.take') && (
          <StepButtons submission={read.data.submission} />
        )}
      </header>
      {read.isPending && <Loading />}
      {read.isError && <Failed code={read.error.code} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && (
        <>
          <SubmissionFacts submission={read.data.submission} entry={read.data.entry} />
          <History steps={read.data.steps} />
          <AlsoHere others={presence.others} />
          <ScreenPart submission={read.data.submission} />
          {opened === null ? (
            <SealedView
              summary={read.data.submission}
              busy={open.isPending}
              refusal={refusal}
              failed={open.isError}
              seeksPassage={part !== undefined}
              onOpen={() => open.mutate()}
            />
          ) : (
            <>
              {read.data.submission.parts > opened.parts.length && (
                <Notice tone="amber">
                  <p>
                    <Trans>Something was added to this message since you opened it.</Trans>{' '}
                    <button type="button" className={style.inline} onClick={() => open.mutate()}>
                      <Trans>Open it; this is recorded</Trans>
                    </button>
                  </p>
                </Notice>
              )}
              <OpenedView
                submission={submission}
                opened={opened}
                justOpened={open.isSuccess}
                onReload={() => open.mutateAsync().then(() => undefined)}
                presence={presence}
                onWriting={setWriting}
              />
            </>
          )}
        </>
      )}
    </article>
  )
}
