import type { ListOrder } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { ImportSubjects } from '../imports/import-subjects.tsx'
import { useColumnChoice } from '../lists/column-choice.tsx'
import { CutNotice } from '../lists/cut-notice.tsx'
import { ExportSubjects } from '../lists/export-subjects.tsx'
import { FacetChoice } from '../lists/facet-choice.tsx'
import { ListControls } from '../lists/list-controls.tsx'
import { isFiltered, sortedBy, type ListState } from '../lists/list-state.ts'
import { SavedSearches } from '../lists/saved-searches.tsx'
import { Differ, SubjectTable, type Column, type Picking } from '../lists/subject-table.tsx'
import { useListState, useSettled } from '../lists/use-list-state.ts'
import { useLanguage } from '../locales/use-language.ts'
import { NewSubject } from '../register/new-subject.tsx'
import { useList } from '../register/use-register.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayDay } from '../ui/say-day.ts'
import { AskAboutBar, type PickedPeople } from './ask-about-bar.tsx'
import { useSayBirth } from './use-person-line.ts'

/** Everybody this officer may see, found by name in any script. */
export function PeopleScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const [list, setList] = useListState('person')
  const settled = useSettled(list)
  const [picked, setPicked] = useState<PickedPeople>(new Map())
  const found = useList('person', settled)
  return (
    <div className={pageStyle.page}>
      <div className={pageStyle.head}>
        <PageHeading title={t`People`} />
        <span className={pageStyle.tools}>
          {may('subject.open') && (
            <Link to="/caller">
              <Trans>A caller asks about somebody</Trans>
            </Link>
          )}
          {may('closing.decide') && (
            <Link to="/people/searches">
              <Trans>Who is looked for</Trans>
            </Link>
          )}
          {may('subject.open') && (
            <Link to="/people/contradictions">
              <Trans>What does not go together</Trans>
            </Link>
          )}
          {may('examination.read') && (
            <Link to="/people/doctors">
              <Trans>Doctors in time</Trans>
            </Link>
          )}
          {may('list.read') && (
            <Link to="/lists">
              <Trans>Lists from partners</Trans>
            </Link>
          )}
          {may('match.decide') && (
            <Link to="/people/pairs">
              <Trans>Who may be the same person</Trans>
            </Link>
          )}
          <ImportSubjects kind="person" />
          <ExportSubjects kind="person" list={settled} />
          {may('subject.create') && <NewSubject kind="person" />}
        </span>
      </div>
      <SavedSearches kind="person" list={list} onOpen={setList} />
      <ListControls kind="person" list={list} onChange={setList} />
      <FacetChoice kind="person" list={settled} onChange={(change) => setList(change(list))} />
      <Found
        found={found}
        list={settled}
        onSort={(by) => setList(sortedBy(list, by))}
        picking={may('letter.write') ? pickingOf(picked, setPicked) : undefined}
      />
      {may('letter.write') && <AskAboutBar picked={picked} onPick={setPicked} />}
    </div>
  )
}

/** Who is picked stays picked while the list changes. */
function pickingOf(picked: PickedPeople, onPick: (picked: PickedPeople) => void): Picking {
  return {
    isPicked: ({ id }) => picked.has(id),
    onToggle: (subjects, isPicked) => {
      const next = new Map(picked)
      for (const { id, name } of subjects) {
        if (isPicked) next.set(id, name)
        else next.delete(id)
      }
      onPick(next)
    },
  }
}

interface FoundProps {
  readonly found: ReturnType<typeof useList>
  readonly list: ListState
  readonly onSort: (by: ListOrder['by']) => void
  readonly picking: Picking | undefined
}

function Found({ found, list, onSort, picking }: FoundProps): ReactElement {
  const { t } = useLingui()
  const { shown, choice } = useColumnChoice('person', useColumns())
  if (found.isPending) return <Loading />
  if (found.isError) return <Failed code={found.error.code} onRetry={() => void found.refetch()} />
  const people = found.data.pages.flatMap((page) => page.subjects)
  if (people.length === 0) return <Nobody list={list} />
  return (
    <>
      {found.data.pages[0]?.cut === true && <CutNotice />}
      {choice}
      <SubjectTable
        list={list}
        onSort={onSort}
        nameLabel={t`Name`}
        name={(person) => (
          <Link to="/people/$person" params={{ person: person.id }}>
            <bdi>{person.name}</bdi>
          </Link>
        )}
        columns={shown}
        subjects={people}
        busy={found.isPlaceholderData}
        {...(picking === undefined ? {} : { picking })}
      />
      {found.hasNextPage && (
        <p>
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
      <p className={pageStyle.lead} role="status">
        {found.hasNextPage ? (
          <Plural
            value={people.length}
            one="# person shown; there are more."
            other="# people shown; there are more."
          />
        ) : (
          <Plural value={people.length} one="# person." other="# people." />
        )}
      </p>
    </>
  )
}

function Nobody({ list }: { readonly list: ListState }): ReactElement {
  if (isFiltered(list)) {
    return (
      <Empty title={<Trans>Nobody fits what you chose above.</Trans>}>
        <p>
          <Trans>“Show all again” brings back who is left out.</Trans>
        </p>
      </Empty>
    )
  }
  if (list.query !== '') {
    return (
      <Empty title={<Trans>Nobody with such a name is visible to you.</Trans>}>
        <p>
          <Trans>
            Try fewer letters, or only the surname. Spellings in Belarusian, Russian and Latin
            letters are found together.
          </Trans>
        </p>
      </Empty>
    )
  }
  return (
    <Empty title={<Trans>Nobody is recorded yet.</Trans>}>
      <p>
        <Trans>
          People are recorded from messages: open one, mark the words that name somebody, and press
          “Use as…”.
        </Trans>
      </p>
    </Empty>
  )
}

function useColumns(): readonly Column[] {
  const { t } = useLingui()
  const language = useLanguage()
  const sayBirth = useSayBirth()
  return [
    { code: 'born', label: t`Born`, by: 'from', cell: sayBirth },
    {
      code: 'last',
      label: t`Last known`,
      look: 'day',
      cell: ({ lastEvent }) => (lastEvent === null ? '' : sayDay(lastEvent, language)),
    },
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
