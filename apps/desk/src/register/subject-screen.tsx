import type { SubjectClaims, SubjectId, SubjectName } from '@amparo/contract'
import {
  isPropertyCode,
  ownerPropertyOf,
  propertiesOf,
  property,
  subjectKinds,
  type PropertyCode,
  type SubjectKind,
} from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { useMemo, useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Icon } from '../ui/icon.tsx'
import { NothingHere } from '../ui/nothing-here.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { AsKnown, useAsKnown } from './as-known.tsx'
import { AddTo } from './add-to.tsx'
import { Below } from './below.tsx'
import { CorrectDialog, type Change } from './correct-dialog.tsx'
import { History } from './history.tsx'
import { Occupancy } from './occupancy.tsx'
import { PropertyTable } from './property-table.tsx'
import { numberSources } from './source-numbers.ts'
import { SourcesInPrint } from './sources-in-print.tsx'
import { SubjectLink } from './subject-link.tsx'
import { SubjectPageProvider, type SubjectPage } from './subject-page-context.ts'
import style from './subject-screen.module.css'
import { useKindName, useNameOf } from './use-kind-name.ts'
import { subjectIdOf, useSubject } from './use-register.ts'
import { useTakeBack } from './use-take-back.ts'
import { foldAll, foldSubject, type FoldedSubject } from './view-of.ts'

const route = getRouteApi('/register/$subject')

/** The page of anything in the register but a person: what is known, what stands under it, what speaks of it. */
export function SubjectScreen(): ReactElement {
  const subject = subjectIdOf(route.useParams().subject)
  return subject === null ? <NothingHere /> : <Opened key={subject} subject={subject} />
}

function Opened({ subject }: { readonly subject: SubjectId }): ReactElement {
  const opened = useSubject(subject)
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
  const { below, named, elsewhere, more } = opened.data
  if (opened.data.subject.kind === 'person')
    return <Navigate to="/people/$person" params={{ person: subject }} replace />
  return (
    <Page
      opened={opened.data.subject}
      below={below}
      named={named}
      elsewhere={elsewhere}
      more={more}
    />
  )
}

interface PageProps {
  readonly opened: SubjectClaims
  readonly below: readonly SubjectClaims[]
  readonly named: readonly SubjectName[]
  readonly elsewhere: readonly { readonly property: string; readonly subject: SubjectName }[]
  readonly more: boolean
}

function Page({ opened, below: under, named, elsewhere, more }: PageProps): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const kindName = useKindName()
  const nameOf = useNameOf()
  const takeBack = useTakeBack()
  const [change, setChange] = useState<Change | null>(null)
  const asKnown = useAsKnown()
  const { instant } = asKnown
  const subject = useMemo(() => foldSubject(opened, instant), [opened, instant])
  const below = useMemo(() => foldAll(under, instant), [under, instant])
  const all = useMemo(() => [subject, ...below], [subject, below])
  const numbers = useMemo(() => numberSources(all), [all])
  const page: SubjectPage = {
    sourceNumber: (source) => numbers.get(source) ?? 0,
    onCorrect: (of, claim) => setChange({ kind: 'correct', subject: of, claim }),
    onTakeBack: (of, claim) => void takeBack(of, claim),
    mayChange: instant === null && may('claim.add') && may('claim.retract'),
    showRetracted: false,
    named: new Map(named.map((one) => [one.id, one])),
  }
  const { kind } = subject
  const called = kindName(kind)
  const { id } = subject
  return (
    <SubjectPageProvider value={page}>
      <article className={style.page}>
        <nav className={style.nav} aria-label={t`This page`}>
          <Link to="/register" search={{ kind }} className={style.back ?? ''}>
            <Icon name="back" />
            <Trans>Places, bodies, events</Trans>
          </Link>
          <span className={style.tools}>
            <AsKnown asKnown={asKnown} />
            <History subjects={all} />
          </span>
        </nav>
        <header className={style.head}>
          <p className={style.soft}>{called}</p>
          <PageHeading title={t`${called} ${id}`}>
            <bdi>{nameOf({ id, kind, name: leadOf(subject) })}</bdi>
          </PageHeading>
          <EntryMark entry={subject.entry} />
        </header>
        <div className={style.columns}>
          <section className={style.section}>
            <h2>
              <Trans>What is known</Trans>
            </h2>
            <PropertyTable subject={subject} properties={codesOf(kind)} />
            {page.mayChange && (
              <AddTo
                subject={subject}
                onChosen={(code) => setChange({ kind: 'add', subject: id, property: code })}
              />
            )}
          </section>
          <div className={style.section}>
            {subjectKinds
              .filter((one) => ownerPropertyOf(one)?.refersTo === kind)
              .map((one) => (
                <Below
                  key={one}
                  kind={one}
                  owner={subject}
                  subjects={below.filter((each) => each.kind === one)}
                  mayAdd={page.mayChange}
                />
              ))}
            {kind === 'facility' && <Occupancy facility={id} />}
            <Elsewhere elsewhere={elsewhere} more={more} />
          </div>
        </div>
        <SourcesInPrint subjects={all} numbers={numbers} />
        {change !== null && <CorrectDialog change={change} onClose={() => setChange(null)} />}
      </article>
    </SubjectPageProvider>
  )
}

function codesOf(kind: SubjectKind): readonly PropertyCode[] {
  return propertiesOf(kind).map(({ code }) => code)
}

function leadOf({ kind, view }: FoldedSubject): string {
  for (const { code } of propertiesOf(kind)) {
    const group = view.properties[code]?.groups[0]
    if (group?.value.kind === 'name' || group?.value.kind === 'text') return group.value.text
    if (group?.value.kind === 'code') return group.value.code
  }
  return ''
}

/** What says something of this one without standing under it. */
function Elsewhere({
  elsewhere,
  more,
}: Pick<PageProps, 'elsewhere' | 'more'>): ReactElement | null {
  const language = useLanguage()
  const kindName = useKindName()
  if (elsewhere.length === 0) return null
  return (
    <section className={style.section}>
      <h2>
        <Trans>Spoken of here</Trans>
      </h2>
      <ul className={style.elsewhere}>
        {elsewhere.map(({ property: code, subject }) => (
          <li key={`${code} ${subject.id}`}>
            <span className={style.soft}>
              {kindName(subject.kind)}
              {isPropertyCode(code) && `, ${property(code).labels[language]}`}:
            </span>{' '}
            <SubjectLink subject={subject} />
          </li>
        ))}
      </ul>
      {more && (
        <p className={style.soft}>
          <Trans>There is more; the newest are shown.</Trans>
        </p>
      )}
    </section>
  )
}
