import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link, Outlet, useParams } from '@tanstack/react-router'
import { useEffect, type ReactElement } from 'react'
import type { SubmissionState } from '@amparo/contract'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { Queue } from './queue.tsx'
import { submissionStates } from './search.ts'
import { SubmissionRow } from './submission-row.tsx'
import style from './submissions-screen.module.css'
import { useRowKeys } from '../ui/use-row-keys.ts'
import { useStateName } from './use-state-name.ts'
import { useSubmissionList } from './use-submissions.ts'

const route = getRouteApi('/messages')

/** The queue, and beside it the message that is open. */
export function SubmissionsScreen(): ReactElement {
  const { t } = useLingui()
  const { submission } = useParams({ strict: false })
  const { state } = route.useSearch()
  const list = useSubmissionList(state)
  const counts = list.data?.pages[0]?.counts
  return (
    <div className={style.split} data-open={submission !== undefined}>
      <section className={style.list} aria-label={t`Messages`}>
        <div className={style.head}>
          {submission === undefined ? (
            <PageHeading title={t`Messages`} />
          ) : (
            <p className={style.title}>
              <Trans>Messages</Trans>
            </p>
          )}
          <OtherWays />
          <States current={state} counts={counts} />
        </div>
        <Rows state={state} list={list} />
      </section>
      <div className={style.detail}>
        <Outlet />
      </div>
    </div>
  )
}

/** What comes by telephone, in person or on paper is written down here. */
function OtherWays(): ReactElement | null {
  const may = useMay()
  if (!may('submission.record')) return null
  return (
    <ul className={style.ways}>
      <li>
        <Link to="/write-down">
          <Trans>Write down for somebody</Trans>
        </Link>
      </li>
      <li>
        <Link to="/papers">
          <Trans>Enter papers</Trans>
        </Link>
      </li>
      <li>
        <Link to="/paper">
          <Trans>Paper form</Trans>
        </Link>
      </li>
      <li>
        <Link to="/form-file">
          <Trans>Form as one file</Trans>
        </Link>
      </li>
      <li>
        <Link to="/hand-in">
          <Trans>Take in a sealed form</Trans>
        </Link>
      </li>
    </ul>
  )
}

interface StatesProps {
  readonly current: SubmissionState
  readonly counts: Readonly<Record<SubmissionState, number>> | undefined
}

function States({ current, counts }: StatesProps): ReactElement {
  const { t } = useLingui()
  const name = useStateName()
  return (
    <nav aria-label={t`State`}>
      <ul className={style.states}>
        {submissionStates.map((state) => (
          <li key={state}>
            <Link
              to="/messages"
              search={{ state }}
              className={style.state ?? ''}
              aria-current={state === current ? 'page' : undefined}
            >
              {name(state)}
              {counts !== undefined && <span className={style.count}>{counts[state]}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface RowsProps {
  readonly state: SubmissionState
  readonly list: ReturnType<typeof useSubmissionList>
}

function Rows({ state, list }: RowsProps): ReactElement {
  const rows = useRowKeys<HTMLOListElement>()
  const isQueue = state === 'waiting' || state === 'screened'
  useWholeList(isQueue, list)
  if (list.isPending) return <Loading />
  if (list.isError) return <Failed code={list.error.code} onRetry={() => void list.refetch()} />
  const submissions = list.data.pages.flatMap((page) => page.submissions)
  if (submissions.length === 0) return <NoMessages state={state} />
  if (isQueue) {
    return (
      <>
        <Queue state={state} submissions={submissions} />
        <RowKeysHint />
      </>
    )
  }
  return (
    <>
      <ol className={style.rows} ref={rows}>
        {submissions.map((submission) => (
          <li key={submission.id}>
            <SubmissionRow submission={submission} state={state} />
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <Button
          size="small"
          busy={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          <Trans>Show more</Trans>
        </Button>
      )}
      <RowKeysHint />
    </>
  )
}

/** What waits is sorted by danger, so all of it must be here before any of it can be last. */
function useWholeList(wanted: boolean, list: ReturnType<typeof useSubmissionList>): void {
  const { hasNextPage, isFetching, fetchNextPage } = list
  useEffect(() => {
    if (wanted && hasNextPage && !isFetching) void fetchNextPage()
  }, [wanted, hasNextPage, isFetching, fetchNextPage])
}

function RowKeysHint(): ReactElement {
  return (
    <p className={style.keys}>
      <Trans>
        <kbd>J</kbd> and <kbd>K</kbd> or the arrows move, <kbd>Enter</kbd> goes to the message.
      </Trans>
    </p>
  )
}

function NoMessages({ state }: { readonly state: SubmissionState }): ReactElement {
  switch (state) {
    case 'waiting':
      return (
        <Empty title={<Trans>Nobody is waiting.</Trans>}>
          <p>
            <Trans>
              Messages appear here, the most urgent first, until someone takes them over.
            </Trans>
          </p>
        </Empty>
      )
    case 'screened':
      return (
        <Empty title={<Trans>Nobody is screened and waiting.</Trans>}>
          <p>
            <Trans>
              Screen a message in two minutes when there is no time to record it: what is most
              urgent then stays on top.
            </Trans>
          </p>
        </Empty>
      )
    case 'taken':
      return (
        <Empty title={<Trans>No message is taken over.</Trans>}>
          <p>
            <Trans>
              Open one that waits and press “Take over”: the others then see it is in hand.
            </Trans>
          </p>
        </Empty>
      )
    case 'set-aside':
      return (
        <Empty title={<Trans>Nothing is set aside.</Trans>}>
          <p>
            <Trans>Messages that need nothing more are kept here. Each can be put back.</Trans>
          </p>
        </Empty>
      )
  }
}
