import type { SubjectClaims, SubjectId, SubjectName } from '@amparo/contract'
import { custodyTimeline, propertiesOf, type SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState, type ReactElement, type ReactNode } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { ActsList } from './acts-list.tsx'
import { AddBelow } from '../register/add-below.tsx'
import { AddTo } from '../register/add-to.tsx'
import { AsKnown, useAsKnown } from '../register/as-known.tsx'
import { Below } from '../register/below.tsx'
import { CorrectDialog, type Change } from '../register/correct-dialog.tsx'
import { History } from '../register/history.tsx'
import { CustodyInOneLine } from './custody-in-one-line.tsx'
import { ownZone } from './custody-line.ts'
import { CustodyTimeline } from './custody-timeline.tsx'
import { PersonHead } from './person-head.tsx'
import { SubjectPageProvider, type SubjectPage } from '../register/subject-page-context.ts'
import style from './person-screen.module.css'
import { PropertyTable } from '../register/property-table.tsx'
import { SourcesInPrint } from '../register/sources-in-print.tsx'
import { numberSources } from '../register/source-numbers.ts'
import { subjectIdOf, useSubject } from '../register/use-register.ts'
import { useTakeBack } from '../register/use-take-back.ts'
import { foldAll, foldSubject } from '../register/view-of.ts'

const route = getRouteApi('/people/$person')

export function PersonScreen(): ReactElement {
  const person = subjectIdOf(route.useParams().person)
  return person === null ? <NothingHere /> : <Person key={person} person={person} />
}

function Person({ person }: { readonly person: SubjectId }): ReactElement {
  const opened = useSubject(person)
  if (opened.isPending) {
    return (
      <div className={style.page}>
        <Loading />
      </div>
    )
  }
  if (opened.isError) {
    return (
      <div className={style.page}>
        <Failed code={opened.error.code} onRetry={() => void opened.refetch()} />
      </div>
    )
  }
  const { subject, below, named } = opened.data
  if (subject.kind !== 'person') return <NothingHere />
  return <Page opened={subject} below={below} named={named} />
}

interface PageProps {
  readonly opened: SubjectClaims
  readonly below: readonly SubjectClaims[]
  readonly named: readonly SubjectName[]
}

/** Everything known of one person, and who says so. */
function Page({ opened, below: under, named }: PageProps): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const [change, setChange] = useState<Change | null>(null)
  const [showRetracted, setShowRetracted] = useState(false)
  const takeBack = useTakeBack()
  const asKnown = useAsKnown()
  const { instant } = asKnown
  const person = useMemo(() => foldSubject(opened, instant), [opened, instant])
  const below = useMemo(() => foldAll(under, instant), [under, instant])
  const all = useMemo(() => [person, ...below], [person, below])
  const ofKind = (kind: SubjectKind) => below.filter((one) => one.kind === kind)
  const [custody, acts] = [ofKind('custody'), ofKind('act')]
  const line = custodyTimeline(custody, ofKind('point'), ownZone())
  const numbers = useMemo(() => numberSources(all), [all])
  const retracted = all.flatMap(({ view }) =>
    Object.values(view.properties).flatMap((folded) => folded.retracted),
  )
  const page: SubjectPage = {
    sourceNumber: (source) => numbers.get(source) ?? 0,
    onCorrect: (subject, claim) => setChange({ kind: 'correct', subject, claim }),
    onTakeBack: (subject, claim) => void takeBack(subject, claim),
    mayChange: instant === null && may('claim.add') && may('claim.retract'),
    showRetracted,
    named: new Map(named.map((one) => [one.id, one])),
  }
  const own = propertiesOf('person')
    .map(({ code }) => code)
    .filter((code) => code !== 'person.name')
  return (
    <SubjectPageProvider value={page}>
      <article className={style.page}>
        <nav className={style.nav} aria-label={t`This page`}>
          <Link to="/people" className={style.back ?? ''}>
            <Icon name="back" />
            <Trans>People</Trans>
          </Link>
          <span className={style.tools}>
            <AsKnown asKnown={asKnown} />
            <History subjects={all} />
            {retracted.length > 0 && (
              <Button
                size="small"
                look="quiet"
                aria-pressed={showRetracted}
                onClick={() => setShowRetracted(!showRetracted)}
              >
                {showRetracted ? (
                  <Trans>Hide what was taken back</Trans>
                ) : (
                  <Trans>Show what was taken back ({retracted.length})</Trans>
                )}
              </Button>
            )}
            <Button size="small" look="quiet" onClick={() => print()}>
              <Icon name="print" />
              <Trans>Print</Trans>
            </Button>
          </span>
        </nav>
        <PersonHead person={person} all={all} periods={line.periods} />
        <div className={style.columns}>
          <Section title={<Trans>What is known</Trans>}>
            {own.some((code) => person.view.properties[code] !== undefined) ? (
              <PropertyTable subject={person} properties={own} />
            ) : (
              <p className={style.soft}>
                <Trans>Only the name so far.</Trans>
              </p>
            )}
            {page.mayChange && (
              <AddTo
                subject={person}
                onChosen={(property) => setChange({ kind: 'add', subject: person.id, property })}
              />
            )}
          </Section>
          <div className={style.side}>
            <Section title={<Trans>Custody</Trans>}>
              {custody.length === 0 ? (
                <p className={style.soft}>
                  <Trans>No period of custody is recorded. It is added from a message.</Trans>
                </p>
              ) : (
                <>
                  <CustodyInOneLine line={line} periods={custody} points={ofKind('point')} />
                  <CustodyTimeline
                    periods={custody}
                    points={ofKind('point')}
                    states={line.periods}
                  />
                </>
              )}
              {page.mayChange && <AddBelow owner={person.id} kind="custody" />}
            </Section>
            <Section title={<Trans>Acts</Trans>}>
              {acts.length === 0 ? (
                <p className={style.soft}>
                  <Trans>No act is recorded. It is added from a message.</Trans>
                </p>
              ) : (
                <ActsList acts={acts} involvements={ofKind('involvement')} />
              )}
              {page.mayChange && <AddBelow owner={person.id} kind="act" />}
            </Section>
            <Section title={<Trans>People close to them</Trans>}>
              <Below
                kind="relation"
                owner={person}
                subjects={ofKind('relation')}
                mayAdd={page.mayChange}
              />
            </Section>
          </div>
        </div>
        <SourcesInPrint subjects={all} numbers={numbers} />
        {change !== null && <CorrectDialog change={change} onClose={() => setChange(null)} />}
      </article>
    </SubjectPageProvider>
  )
}

function Section({
  title,
  children,
}: {
  readonly title: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <section className={style.section}>
      <h2 className={style.sectionTitle}>{title}</h2>
      {children}
    </section>
  )
}
