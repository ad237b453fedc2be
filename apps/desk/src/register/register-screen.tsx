import type { SubjectRow } from '@amparo/contract'
import { ownerPropertyOf, subjectKinds, type SubjectKind } from '@amparo/register'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import page from '../ui/page.module.css'
import { Rings } from '../ui/rings.tsx'
import { useLater } from '../ui/use-later.ts'
import { NewSubject } from './new-subject.tsx'
import style from './register-screen.module.css'
import { SubjectLink } from './subject-link.tsx'
import { useKindName } from './use-kind-name.ts'
import { useSearch } from './use-register.ts'

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
  const { t } = useLingui()
  const { kind } = route.useSearch()
  const kindName = useKindName()
  const may = useMay()
  const [query, setQuery] = useState('')
  const settled = useLater(query.trim(), 350)
  const found = useSearch(kind, settled)
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageHeading title={t`Places, bodies, events`} />
        {may('subject.create') && <NewSubject key={kind} kind={kind} />}
      </div>
      <nav className={style.kinds} aria-label={t`Kinds`}>
        {listed.map((one) => (
          <Link key={one} to="/register" search={{ kind: one }} className={style.kind ?? ''}>
            {kindName(one)}
          </Link>
        ))}
      </nav>
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
      <Found found={found} />
    </div>
  )
}

function Found({ found }: { readonly found: ReturnType<typeof useSearch> }): ReactElement {
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
      <ul className={style.list} aria-busy={found.isPlaceholderData}>
        {subjects.map((subject) => (
          <Row key={subject.id} subject={subject} />
        ))}
      </ul>
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

function Row({ subject }: { readonly subject: SubjectRow }): ReactElement {
  return (
    <li className={style.row}>
      <span className={style.name}>
        <SubjectLink subject={subject} />
      </span>
      {subject.otherNames.length > 0 && (
        <span className={style.soft}>
          <Trans>also:</Trans> <bdi>{subject.otherNames.join(', ')}</bdi>
        </span>
      )}
      <span className={style.soft}>
        {subject.place !== '' && <bdi>{subject.place}</bdi>}{' '}
        {subject.quarrels > 0 && (
          <span>
            <Rings /> <Plural value={subject.quarrels} one="differ on #" other="differ on #" />
          </span>
        )}
      </span>
    </li>
  )
}
