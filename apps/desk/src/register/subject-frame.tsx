import type { SubjectId } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState, type ReactElement, type ReactNode } from 'react'
import { TakenBackNumber } from '../partner-lists/taken-back-number.tsx'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { closingsAsKnown } from '../closings/steps.ts'
import { AsKnown, useAsKnown } from './as-known.tsx'
import { CorrectDialog, type Change } from './correct-dialog.tsx'
import { History } from './history.tsx'
import { numberSources } from './source-numbers.ts'
import { SourcesInPrint } from './sources-in-print.tsx'
import style from './subject-frame.module.css'
import { SubjectPageProvider, type SubjectPage } from './subject-page-context.ts'
import { useSubject } from './use-register.ts'
import { useTakeBack } from './use-take-back.ts'
import { foldAll, foldSubject, type FoldedSubject } from './view-of.ts'

type Opened = NonNullable<ReturnType<typeof useSubject>['data']>

/** A subject with all that stands under it, folded as of the moment that is looked at; and what speaks of it. */
export interface Known extends Pick<Opened, 'elsewhere' | 'more' | 'closings'> {
  readonly subject: FoldedSubject
  /** The subject as it is read without a key: for headings and titles, where nothing sealed stands. */
  readonly unopened: FoldedSubject
  readonly below: readonly FoldedSubject[]
  /** The moment the page is shown as of; null for now. */
  readonly instant: string | null
}

interface FrameProps {
  /** The way back to the list it stands in. */
  readonly back: (kind: SubjectKind) => ReactNode
  readonly children: (known: Known) => ReactNode
}

/**
 * What every subject's page has around it: it opens the subject, goes to another moment, shows what was taken back,
 * prints with its sources, and changes what any value on it asks to be changed.
 */
export function SubjectFrame({
  subject,
  ...props
}: FrameProps & { readonly subject: SubjectId }): ReactElement {
  const opened = useSubject(subject)
  if (opened.isSuccess) return <Page opened={opened.data} {...props} />
  if (opened.isError && opened.error.code === 'taken-back') {
    return (
      <div className={style.page}>
        <span className={style.back}>
          <Icon name="back" />
          {props.back('person')}
        </span>
        <TakenBackNumber subject={subject} />
      </div>
    )
  }
  return (
    <div className={style.page}>
      {opened.isPending ? (
        <Loading />
      ) : (
        <Failed code={opened.error.code} onRetry={() => void opened.refetch()} />
      )}
    </div>
  )
}

function Page({ opened, back, children }: FrameProps & { readonly opened: Opened }): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const takeBack = useTakeBack()
  const [change, setChange] = useState<Change | null>(null)
  const [showRetracted, setShowRetracted] = useState(false)
  const asKnown = useAsKnown()
  const { instant } = asKnown
  const values = opened.opened
  const unopened = useMemo(() => foldSubject(opened.subject, instant), [opened, instant])
  const subject = useMemo(
    () => foldSubject(opened.subject, instant, values),
    [opened, instant, values],
  )
  const below = useMemo(() => foldAll(opened.below, instant, values), [opened, instant, values])
  const all = useMemo(() => [subject, ...below], [subject, below])
  const numbers = useMemo(() => numberSources(all), [all])
  const page: SubjectPage = {
    sourceNumber: (source) => numbers.get(source) ?? 0,
    onAdd: (of, property) => setChange({ kind: 'add', subject: of, property }),
    onCorrect: (of, claim) => setChange({ kind: 'correct', subject: of, claim }),
    onTakeBack: (of, claim) => void takeBack(of, claim),
    mayChange: instant === null && may('claim.add') && may('claim.retract'),
    showRetracted,
    named: new Map(opened.named.map((one) => [one.id, one])),
    opened: values,
  }
  const { elsewhere, more } = opened
  const closings = useMemo(() => closingsAsKnown(opened.closings, instant), [opened, instant])
  return (
    <SubjectPageProvider value={page}>
      <article className={style.page}>
        <nav className={style.nav} aria-label={t`This page`}>
          <span className={style.back}>
            <Icon name="back" />
            {back(subject.kind)}
          </span>
          <span className={style.tools}>
            <AsKnown asKnown={asKnown} />
            <History subjects={all} />
            <TakenBack all={all} shown={showRetracted} onShow={setShowRetracted} />
            <Button size="small" look="quiet" onClick={() => print()}>
              <Icon name="print" />
              <Trans>Print</Trans>
            </Button>
          </span>
        </nav>
        {children({ subject, unopened, below, elsewhere, more, closings, instant })}
        <SourcesInPrint subjects={all} numbers={numbers} />
        {change !== null && (
          <CorrectDialog
            change={change}
            subjects={all}
            underRestricted={opened.underRestricted}
            onClose={() => setChange(null)}
          />
        )}
      </article>
    </SubjectPageProvider>
  )
}

/** Shows and hides what somebody took back. */
function TakenBack({
  all,
  shown,
  onShow,
}: {
  readonly all: readonly FoldedSubject[]
  readonly shown: boolean
  readonly onShow: (shown: boolean) => void
}): ReactElement | null {
  const retracted = all.flatMap(({ view }) =>
    Object.values(view.properties).flatMap((folded) => folded.retracted),
  )
  if (retracted.length === 0) return null
  return (
    <Button size="small" look="quiet" aria-pressed={shown} onClick={() => onShow(!shown)}>
      {shown ? (
        <Trans>Hide what was taken back</Trans>
      ) : (
        <Trans>Show what was taken back ({retracted.length})</Trans>
      )}
    </Button>
  )
}
