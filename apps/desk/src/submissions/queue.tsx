import type { SubmissionId, SubmissionState, SubmissionSummary } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import { useMay, useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { useRowKeys } from '../ui/use-row-keys.ts'
import { SubmissionRow } from './submission-row.tsx'
import style from './submissions-screen.module.css'
import { byDanger, childrenFirst, unsorted, type TriagedRow } from './triage-order.ts'
import { useSortQueue, useTriaged, type SortingProgress } from './use-triage.ts'

interface QueueProps {
  readonly state: SubmissionState
  readonly submissions: readonly SubmissionSummary[]
}

/** Everything that waits, sorted on this computer by the danger it tells of. Sorting is recorded; messages stay closed. */
export function Queue({ state, submissions }: QueueProps): ReactElement {
  const rows = useRowKeys<HTMLDivElement>()
  const triaged = useTriaged()
  const holdsKey = useHoldsIntakeKey()
  const sorting = useSortQueue()
  const waiting = unsorted(submissions, triaged)
  const { children, others } = childrenFirst(byDanger(submissions, triaged))
  useSortOnce(holdsKey && waiting.length > 0, () => sorting.mutate(null))
  return (
    <div ref={rows} className={style.queue}>
      {holdsKey && (
        <SortBar
          progress={sorting.isPending ? sorting.progress : null}
          unsorted={sorting.isPending ? 0 : waiting.length}
          onSort={() => sorting.mutate(newestSorted(triaged.keys()))}
        />
      )}
      {sorting.isError && (
        <Failed
          code={sorting.error.code ?? 'unexpected'}
          onRetry={() => sorting.mutate(newestSorted(triaged.keys()))}
        />
      )}
      {children.length > 0 && (
        <Lane title={<Trans>Children</Trans>} rows={children} state={state} />
      )}
      {others.length > 0 && (
        <Lane
          title={children.length > 0 ? <Trans>Everybody else</Trans> : null}
          rows={others}
          state={state}
        />
      )}
    </div>
  )
}

function useHoldsIntakeKey(): boolean {
  const may = useMay()
  const { me, teams } = useOfficer()
  return may('submission.open') && teams.includes(me.office.intakeTeam)
}

/** Going to the queue is the act; what arrives while one looks waits for a press. */
function useSortOnce(wanted: boolean, sort: () => void): void {
  const done = useRef(false)
  const latest = useRef(sort)
  useEffect(() => {
    latest.current = sort
  })
  useEffect(() => {
    if (!wanted || done.current) return
    done.current = true
    latest.current()
  }, [wanted])
}

function newestSorted(ids: Iterable<string>): SubmissionId | null {
  let newest: string | null = null
  for (const id of ids) if (newest === null || BigInt(id) > BigInt(newest)) newest = id
  return newest as SubmissionId | null
}

function SortBar(props: {
  readonly progress: SortingProgress | null
  readonly unsorted: number
  readonly onSort: () => void
}): ReactElement {
  const { progress } = props
  const count = props.unsorted
  return (
    <>
      <p role="status" className={style.sorting}>
        {progress !== null && progress.of > 0 && (
          <Trans>
            Sorting on this computer: {progress.done} of {progress.of}
          </Trans>
        )}
      </p>
      {count > 0 && (
        <Notice tone="amber">
          <Button size="small" onClick={props.onSort}>
            <Plural
              value={count}
              one="Sort # new message; this is recorded"
              other="Sort # new messages; this is recorded"
            />
          </Button>
        </Notice>
      )}
    </>
  )
}

function Lane(props: {
  readonly title: ReactNode
  readonly rows: readonly TriagedRow[]
  readonly state: SubmissionState
}): ReactElement {
  const { t } = useLingui()
  return (
    <section aria-label={props.title === null ? t`Messages, most urgent first` : undefined}>
      {props.title !== null && <h2 className={style.lane}>{props.title}</h2>}
      <ol className={style.rows}>
        {props.rows.map(({ submission, triage, danger }) => (
          <li key={submission.id}>
            <SubmissionRow
              submission={submission}
              state={props.state}
              triage={triage}
              danger={danger}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}
