import type { ClaimView, SubjectId } from '@amparo/contract'
import { propertiesOf, type PropertyCode, type SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState, type ReactElement, type ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { useRefusalSentence } from '../ui/refusal-sentence.ts'
import { useSay } from '../ui/toasts.tsx'
import { ActsList } from './acts-list.tsx'
import { claimAgain } from './claim-again.ts'
import { CorrectDialog, type Change } from './correct-dialog.tsx'
import { CustodyTimeline } from './custody-timeline.tsx'
import { PersonHead } from './person-head.tsx'
import { PersonPageProvider, type PersonPage } from './person-page-context.ts'
import style from './person-screen.module.css'
import { PropertyTable } from './property-table.tsx'
import { SourcesInPrint } from './sources-in-print.tsx'
import { numberSources } from './source-numbers.ts'
import { subjectIdOf, useAddClaims, usePerson, useRetract } from './use-people.ts'
import { foldSubject, type FoldedSubject } from './view-of.ts'

const route = getRouteApi('/people/$person')

export function PersonScreen(): ReactElement {
  const person = subjectIdOf(route.useParams().person)
  return person === null ? <NothingHere /> : <Person key={person} person={person} />
}

function Person({ person }: { readonly person: SubjectId }): ReactElement {
  const opened = usePerson(person)
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
  const { custody, acts } = opened.data
  return (
    <Folded
      person={foldSubject(opened.data.person)}
      custody={custody.map(foldSubject)}
      acts={acts.map(foldSubject)}
    />
  )
}

interface FoldedProps {
  readonly person: FoldedSubject
  readonly custody: readonly FoldedSubject[]
  readonly acts: readonly FoldedSubject[]
}

/** Everything known of one person, and who says so. */
function Folded({ person, custody, acts }: FoldedProps): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const [change, setChange] = useState<Change | null>(null)
  const [showRetracted, setShowRetracted] = useState(false)
  const takeBack = useTakeBack()
  const all = useMemo(() => [person, ...custody, ...acts], [person, custody, acts])
  const numbers = useMemo(() => numberSources(all), [all])
  const retracted = all.flatMap(({ view }) =>
    Object.values(view.properties).flatMap((folded) => folded.retracted),
  )
  const page: PersonPage = {
    sourceNumber: (source) => numbers.get(source) ?? 0,
    onCorrect: (subject, claim) => setChange({ kind: 'correct', subject, claim }),
    onTakeBack: (subject, claim) => void takeBack(subject, claim),
    mayChange: may('claim.add') && may('claim.retract'),
    showRetracted,
  }
  const own = propertiesOf('person')
    .map(({ code }) => code)
    .filter((code) => code !== 'person.name')
  return (
    <PersonPageProvider value={page}>
      <article className={style.page}>
        <nav className={style.nav} aria-label={t`This page`}>
          <Link to="/people" className={style.back ?? ''}>
            <Icon name="back" />
            <Trans>People</Trans>
          </Link>
          <span className={style.tools}>
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
        <PersonHead person={person} all={all} />
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
                <CustodyTimeline periods={custody} />
              )}
            </Section>
            <Section title={<Trans>Acts</Trans>}>
              {acts.length === 0 ? (
                <p className={style.soft}>
                  <Trans>No act is recorded. It is added from a message.</Trans>
                </p>
              ) : (
                <ActsList acts={acts} />
              )}
            </Section>
          </div>
        </div>
        <SourcesInPrint subjects={all} numbers={numbers} />
        {change !== null && <CorrectDialog change={change} onClose={() => setChange(null)} />}
      </article>
    </PersonPageProvider>
  )
}

/** Takes a claim back at once; undoing records it again. */
function useTakeBack(): (subject: SubjectId, claim: ClaimView) => Promise<void> {
  const { t } = useLingui()
  const retract = useRetract()
  const add = useAddClaims()
  const say = useSay()
  const sentence = useRefusalSentence()

  async function again(subject: SubjectId, claim: ClaimView): Promise<void> {
    const input = claimAgain(claim)
    if (input === null) return
    const answer = await add.mutateAsync({ subject, claims: [input] })
    say({ text: answer.ok ? t`Recorded again.` : sentence(answer.code) })
  }

  return async (subject, claim) => {
    const answer = await retract.mutateAsync(claim.id)
    if (!answer.ok) return say({ text: sentence(answer.code) })
    say({
      text: t`Taken back. It stays in the record, marked.`,
      action: { label: t`Undo`, onAct: () => void again(subject, claim) },
    })
  }
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

interface AddToProps {
  readonly subject: FoldedSubject
  readonly onChosen: (property: PropertyCode) => void
}

/** Adds what the office itself knows; what a message says is recorded from the message. */
function AddTo({ subject, onChosen }: AddToProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const kind: SubjectKind = subject.kind
  return (
    <select
      className={style.add}
      aria-label={t`Add what the office itself knows`}
      value=""
      onChange={(event) => {
        const chosen = propertiesOf(kind).find(({ code }) => code === event.target.value)
        if (chosen !== undefined) onChosen(chosen.code)
      }}
    >
      <option value="">{t`Add what the office itself knows…`}</option>
      {propertiesOf(kind)
        .filter(({ refersTo }) => refersTo === undefined)
        .map(({ code, labels }) => (
          <option key={code} value={code}>
            {labels[language]}
          </option>
        ))}
    </select>
  )
}
