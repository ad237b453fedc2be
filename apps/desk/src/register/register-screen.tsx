import type { ListOrder } from '@amparo/contract'
import { ownerPropertyOf, subjectKinds, type SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { ImportSubjects } from '../imports/import-subjects.tsx'
import { useColumnChoice } from '../lists/column-choice.tsx'
import { CutNotice } from '../lists/cut-notice.tsx'
import { ExportSubjects } from '../lists/export-subjects.tsx'
import { FacetChoice } from '../lists/facet-choice.tsx'
import { hasTime, ListControls } from '../lists/list-controls.tsx'
import { sortedBy, type ListState } from '../lists/list-state.ts'
import { SavedSearches } from '../lists/saved-searches.tsx'
import { Differ, SubjectTable, type Column } from '../lists/subject-table.tsx'
import { useListState, useSettled } from '../lists/use-list-state.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import page from '../ui/page.module.css'
import { sayDay } from '../ui/say-day.ts'
import { NewSubject } from './new-subject.tsx'
import style from './register-screen.module.css'
import { SubjectLink } from './subject-link.tsx'
import { useKindName } from './use-kind-name.ts'
import { useList } from './use-register.ts'

const route = getRouteApi('/register')

/** What stands under nothing else and has a list of its own here; people have theirs. */
const listed = subjectKinds.filter(
  (kind) => kind !== 'person' && ownerPropertyOf(kind) === undefined,
)

export function readRegisterSearch(search: Record<string, unknown>): {
  readonly kind: SubjectKind
} {
  return { kind: listed.find((kind) => kind === search['kind']) ?? 'facility' }
}

/** Places of detention, bodies, organisations and events. */
export function RegisterScreen(): ReactElement {
  const { kind } = route.useSearch()
  return <List key={kind} kind={kind} />
}

function List({ kind }: { readonly kind: SubjectKind }): ReactElement {
  const { t } = useLingui()
  const kindName = useKindName()
  const may = useMay()
  const [list, setList] = useListState(kind)
  const settled = useSettled(list)
  const found = useList(kind, settled)
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageHeading title={t`Places, bodies, events`} />
        <span className={page.tools}>
          <ImportSubjects kind={kind} />
          <ExportSubjects kind={kind} list={settled} />
          {may('subject.create') && <NewSubject kind={kind} />}
        </span>
      </div>
      <nav className={style.kinds} aria-label={t`Kinds`}>
        {listed.map((one) => (
          <Link key={one} to="/register" search={{ kind: one }} className={style.kind ?? ''}>
            {kindName(one)}
          </Link>
        ))}
      </nav>
      <SavedSearches kind={kind} list={list} onOpen={setList} />
      <ListControls kind={kind} list={list} onChange={setList} />
      <FacetChoice kind={kind} list={settled} onChange={(change) => setList(change(list))} />
      <Found
        kind={kind}
        found={found}
        list={settled}
        onSort={(by) => setList(sortedBy(list, by))}
      />
    </div>
  )
}

interface FoundProps {
  readonly kind: SubjectKind
  readonly found: ReturnType<typeof useList>
  readonly list: ListState
  readonly onSort: (by: ListOrder['by']) => void
}

function Found({ kind, found, list, onSort }: FoundProps): ReactElement {
  const { t } = useLingui()
  const { shown, choice } = useColumnChoice(kind, useColumns(kind))
  if (found.isPending) return <Loading />
  if (found.isError) return <Failed code={found.error.code} onRetry={() => void found.refetch()} />
  const subjects = found.data.pages.flatMap((one) => one.subjects)
  if (subjects.length === 0) {
    return (
      <Empty title={<Trans>Nothing of this kind is visible to you.</Trans>}>
        <p>
          <Trans>Try fewer letters, or record it.</Trans>
        </p>
      </Empty>
    )
  }
  return (
    <>
      {found.data.pages[0]?.cut === true && <CutNotice />}
      {choice}
      <SubjectTable
        list={list}
        onSort={onSort}
        nameLabel={t`Name`}
        name={(subject) => <SubjectLink subject={subject} />}
        columns={shown}
        subjects={subjects}
        busy={found.isPlaceholderData}
      />
      {found.hasNextPage && (
        <p>
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </>
  )
}

function useColumns(kind: SubjectKind): readonly Column[] {
  const { t } = useLingui()
  const language = useLanguage()
  const day = (one: string | null) => (one === null ? '' : sayDay(one, language))
  const time: readonly Column[] = [
    { code: 'from', label: t`Not before`, by: 'from', look: 'day', cell: ({ from }) => day(from) },
    { code: 'to', label: t`Not after`, look: 'day', cell: ({ to }) => day(to) },
  ]
  return [
    ...(hasTime(kind) ? time : []),
    {
      code: 'place',
      label: t`Place`,
      cell: ({ place }) => (place === '' ? '' : <bdi>{place}</bdi>),
    },
    {
      code: 'sources',
      label: t`Sources`,
      by: 'quarrels',
      cell: ({ quarrels }) => (quarrels === 0 ? '' : <Differ quarrels={quarrels} />),
    },
    { code: 'values', label: t`Values`, look: 'count', cell: ({ claims }) => claims },
  ]
}
