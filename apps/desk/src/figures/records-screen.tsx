import type { Behind } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { NoSuchPage } from '../frame/no-such-page.tsx'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { sayDay } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import { behindIn, dayIn } from './figure-search.ts'
import style from './figures.module.css'
import { useSayBehind } from './use-say-behind.ts'
import { useBehind } from './use-figures.ts'

/** The records behind one number. */
export function RecordsScreen(): ReactElement {
  const search = useSearch({ from: '/people/figures/records' })
  const behind = behindIn(search)
  return behind === null ? <NoSuchPage /> : <Records behind={behind} asOf={dayIn(search)} />
}

interface RecordsProps {
  readonly behind: Behind
  readonly asOf: string | null
}

function Records({ behind, asOf }: RecordsProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const sayBehind = useSayBehind()
  const found = useBehind(behind, asOf)
  const pages = found.data?.pages ?? []
  const day = sayDay(pages[0]?.asOf ?? asOf ?? '', language)
  const total = pages[0]?.total ?? 0
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/people/figures" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>How searches stand</Trans>
        </Link>
      </p>
      <PageHeading title={t`The records behind a number`} />
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && (
        <>
          <p className={pageStyle.lead}>
            {sayBehind(behind)}{' '}
            <Trans>
              At the end of {day}, of what you may see:{' '}
              <Plural value={total} one="# record" other="# records" />.
            </Trans>
          </p>
          {behind.of === 'people' ? (
            <People people={pages.flatMap((page) => page.people)} />
          ) : (
            <Asks asks={pages.flatMap((page) => page.asks)} />
          )}
        </>
      )}
      {found.hasNextPage && (
        <p>
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </div>
  )
}

type Page = NonNullable<ReturnType<typeof useBehind>['data']>['pages'][number]
type Ask = Page['asks'][number]

function People({ people }: Pick<Page, 'people'>): ReactElement {
  const { t } = useLingui()
  return (
    <Table label={t`People`} heads={[t`Person`, t`Reported`, t`Known since`]}>
      {people.map(({ person, name, reportedOn, knownOn }) => (
        <tr key={person}>
          <th scope="row">
            <PersonLink person={person} name={name} />
          </th>
          <Day day={reportedOn} />
          <Day day={knownOn} />
        </tr>
      ))}
    </Table>
  )
}

function Asks({ asks }: Pick<Page, 'asks'>): ReactElement {
  const { t } = useLingui()
  const heads = [t`Person`, t`Question`, t`Body`, t`Sent`, t`Due`, t`Answered`]
  return (
    <Table label={t`Questions`} heads={heads}>
      {asks.map((ask) => (
        <AskRow key={`${ask.person} ${ask.kind} ${ask.authority}`} ask={ask} />
      ))}
    </Table>
  )
}

function AskRow({ ask }: { readonly ask: Ask }): ReactElement {
  const language = useLanguage()
  const words = useCodeWords()
  const { person, name, kind, authority, authorityName, letter, sentOn, dueOn } = ask
  const { reply, answeredOn } = ask
  return (
    <tr>
      <th scope="row">
        <PersonLink person={person} name={name} />
      </th>
      <td>{words('question-kind', kind)}</td>
      <Cell>
        <Link to="/register/$subject" params={{ subject: authority }}>
          <bdi>{authorityName === '' ? '–' : authorityName}</bdi>
        </Link>
      </Cell>
      <Cell>
        <Link to="/letters/$letter" params={{ letter }}>
          <bdi>{sayDay(sentOn, language)}</bdi>
        </Link>
      </Cell>
      <Day day={dueOn} />
      <td className={style.day}>
        {reply === null || answeredOn === null ? (
          '–'
        ) : (
          <Link to="/replies/$reply" params={{ reply }}>
            <bdi>{sayDay(answeredOn, language)}</bdi>
          </Link>
        )}
      </td>
    </tr>
  )
}

function PersonLink({ person, name }: Pick<Ask, 'person' | 'name'>): ReactElement {
  const { t } = useLingui()
  return (
    <Link to="/people/$person" params={{ person }}>
      <bdi>{name === '' ? t`Name not known` : name}</bdi>
    </Link>
  )
}

function Day({ day }: { readonly day: string | null }): ReactElement {
  const language = useLanguage()
  return <td className={style.day}>{day === null ? '–' : <bdi>{sayDay(day, language)}</bdi>}</td>
}

function Cell({ children }: { readonly children: ReactNode }): ReactElement {
  return <td>{children}</td>
}

interface TableProps {
  readonly label: string
  readonly heads: readonly string[]
  readonly children: ReactNode
}

function Table({ label, heads, children }: TableProps): ReactElement {
  return (
    <ScrollRegion label={label} className={style.scroll}>
      <table className={style.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollRegion>
  )
}
