import type { SubjectRow } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement, type ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { Rings } from '../ui/rings.tsx'
import { sayDay } from '../ui/say-day.ts'
import { useLater } from '../ui/use-later.ts'
import { useRowKeys } from '../ui/use-row-keys.ts'
import style from './people-screen.module.css'
import { NewSubject } from '../register/new-subject.tsx'
import { useSearch } from '../register/use-register.ts'
import { useMay } from '../session/session-context.tsx'
import { useSayBirth } from './use-person-line.ts'

/** Everybody this officer may see, found by name in any script. */
export function PeopleScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const [query, setQuery] = useKeptQuery()
  const settled = useLater(query.trim(), 350)
  const found = useSearch('person', settled)
  return (
    <div className={pageStyle.page}>
      <div className={pageStyle.head}>
        <PageHeading title={t`People`} />
        {may('subject.create') && <NewSubject kind="person" />}
      </div>
      <search className={style.search}>
        <Field label={t`Name, in any script or spelling`}>
          {(control) => (
            <input
              {...control}
              type="search"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
      </search>
      <Found found={found} query={settled} />
    </div>
  )
}

/**
 * Remembers the search while one goes to a person and back. Not in the address, which browsers keep
 * in their history and send to the server: in the cache that is emptied when the desk is locked.
 */
function useKeptQuery(): [string, (query: string) => void] {
  const queries = useQueryClient()
  const [query, setQuery] = useState(() => queries.getQueryData<string>(['people-query']) ?? '')
  return [
    query,
    (next) => {
      queries.setQueryData(['people-query'], next)
      setQuery(next)
    },
  ]
}

interface FoundProps {
  readonly found: ReturnType<typeof useSearch>
  readonly query: string
}

function Found({ found, query }: FoundProps): ReactElement {
  if (found.isPending) return <Loading />
  if (found.isError) return <Failed code={found.error.code} onRetry={() => void found.refetch()} />
  const people = found.data.pages.flatMap((page) => page.subjects)
  if (people.length === 0) return <Nobody query={query} />
  return (
    <>
      <PeopleTable people={people} busy={found.isPlaceholderData} />
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

function Nobody({ query }: { readonly query: string }): ReactElement {
  if (query !== '') {
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

interface PeopleTableProps {
  readonly people: readonly SubjectRow[]
  readonly busy: boolean
}

function PeopleTable({ people, busy }: PeopleTableProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const sayBirth = useSayBirth()
  const rows = useRowKeys<HTMLTableElement>()
  return (
    <table ref={rows} className={style.table} aria-busy={busy}>
      <thead>
        <tr>
          <th scope="col">{t`Name`}</th>
          <th scope="col">{t`Born`}</th>
          <th scope="col">{t`Last known`}</th>
          <th scope="col">{t`Place`}</th>
          <th scope="col">{t`Sources`}</th>
          <th scope="col" className={style.count}>{t`Values`}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row" className={style.name}>
              <Link to="/people/$person" params={{ person: person.id }}>
                <bdi>{person.name}</bdi>
              </Link>
              {person.otherNames.length > 0 && (
                <span className={style.others}>
                  {person.otherNames.map((name) => (
                    <bdi key={name}>{name}</bdi>
                  ))}
                </span>
              )}
            </th>
            <Cell label={t`Born`}>{sayBirth(person)}</Cell>
            <Cell label={t`Last known`} className={style.day}>
              {person.lastEvent === null ? '' : sayDay(person.lastEvent, language)}
            </Cell>
            <Cell label={t`Place`}>{person.place === '' ? '' : <bdi>{person.place}</bdi>}</Cell>
            <Cell label={t`Sources`}>
              {person.quarrels === 0 ? (
                ''
              ) : (
                <span className={style.differ}>
                  <Rings /> <Plural value={person.quarrels} one="differ on #" other="differ on #" />
                </span>
              )}
            </Cell>
            <Cell label={t`Values`} className={style.count}>
              {person.claims}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps {
  readonly label: string
  readonly className?: string | undefined
  /** The empty text when nothing is known; a phone then leaves the cell out. */
  readonly children: ReactNode
}

function Cell({ label, className, children }: CellProps): ReactElement {
  const isNone = children === ''
  return (
    <td data-label={label} className={classes(className, isNone && style.none)}>
      {isNone ? '–' : children}
    </td>
  )
}
