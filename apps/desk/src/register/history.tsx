import type { ClaimView } from '@amparo/contract'
import { isPropertyCode, property } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import { useMemo, useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { sayDay, sayInstant } from '../ui/say-day.ts'
import {
  historyOf,
  type HistoryChange,
  type HistoryStep,
  type HistoryValue,
} from './history-steps.ts'
import style from './history.module.css'
import { SaidBy } from './said-value.tsx'
import { useSubjectPage } from './subject-page-context.ts'
import { useKindName } from './use-kind-name.ts'
import type { FoldedSubject } from './view-of.ts'
import { Viewings } from './viewings.tsx'

const AT_FIRST = 20

interface HistoryProps {
  /** The subject of the page first, then what stands under it. */
  readonly subjects: readonly FoldedSubject[]
}

/** What was done to this page, by whom and when, as far as its reader may see the values. */
export function History({ subjects }: HistoryProps): ReactElement {
  const [open, setOpen] = useState(false)
  const [page] = subjects
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setOpen(true)}>
        <Trans>History</Trans>
      </Button>
      {open && (
        <Dialog open onClose={() => setOpen(false)} title={<Trans>History</Trans>} wide>
          <Steps subjects={subjects} />
          {page !== undefined && <Viewings subject={page.id} />}
        </Dialog>
      )}
    </>
  )
}

function Steps({ subjects }: HistoryProps): ReactElement {
  const [isAll, setAll] = useState(false)
  const { opened } = useSubjectPage()
  const steps = useMemo(() => historyOf(subjects, opened), [subjects, opened])
  const shown = isAll ? steps : steps.slice(0, AT_FIRST)
  return (
    <>
      <ol className={style.steps}>
        {shown.map((step) => (
          <Step
            key={step.kind === 'entry' ? step.entry : step.day}
            step={step}
            page={subjects[0]}
          />
        ))}
      </ol>
      {shown.length < steps.length && (
        <Button size="small" onClick={() => setAll(true)}>
          <Trans>Show everything ({steps.length})</Trans>
        </Button>
      )}
    </>
  )
}

interface StepProps {
  readonly step: HistoryStep
  readonly page: FoldedSubject | undefined
}

function Step({ step, page }: StepProps): ReactElement {
  const language = useLanguage()
  return (
    <li>
      <div className={style.head}>
        {step.kind === 'entry' ? (
          <>
            <bdi>{sayInstant(step.at, language)}</bdi>
            <bdi>{step.by}</bdi>
            <EntryMark entry={step.entry} />
          </>
        ) : (
          <bdi>{sayDay(step.day, language)}</bdi>
        )}
      </div>
      <ul className={style.changes}>
        {step.changes.map((change) => (
          <li key={change.claim.id}>
            <Change change={change} page={page} />
          </li>
        ))}
      </ul>
    </li>
  )
}

function Change({
  change,
  page,
}: {
  readonly change: HistoryChange
  readonly page: FoldedSubject | undefined
}): ReactElement {
  const language = useLanguage()
  const kindName = useKindName()
  const { what, subject, claim, value, before } = change
  const label = isPropertyCode(claim.property)
    ? property(claim.property).labels[language]
    : claim.property
  const claimOf = (id: string | null) => (id === null ? undefined : subject.claims.get(id))
  const of = subject === page ? '' : `${kindName(subject.kind)}, `
  return (
    <>
      <span className={style.what}>
        {of}
        {label}
        {what === 'corrected' && (
          <>
            {', '}
            <Trans>corrected</Trans>
          </>
        )}
        {what === 'taken-back' && (
          <>
            {', '}
            <Trans>taken back</Trans>
          </>
        )}
        :
      </span>{' '}
      {what === 'corrected' && before !== null && (
        <>
          <s>
            <Value property={claim.property} claim={claimOf(claim.replaces)} value={before} />
          </s>{' '}
          <span className={style.what}>
            <Trans>now:</Trans>
          </span>{' '}
        </>
      )}
      {what === 'taken-back' ? (
        <s>
          <Value property={claim.property} claim={claimOf(claim.retracts)} value={value} />
        </s>
      ) : (
        <Value property={claim.property} claim={claim} value={value} />
      )}
    </>
  )
}

function Value({
  property: code,
  claim,
  value,
}: {
  readonly property: string
  /** The claim that said it. */
  readonly claim: ClaimView | undefined
  readonly value: HistoryValue
}): ReactElement | null {
  if (value === null) return null
  if (value !== 'erased') return <SaidBy property={code} claim={claim} value={value} />
  return (
    <span className={style.what}>
      <Trans>value erased</Trans>
    </span>
  )
}
