import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayDay } from '../ui/say-day.ts'
import style from './partner-lists.module.css'
import { useStateWords } from './use-list-words.ts'
import { usePartnerLists, type ListOfPartner } from './use-lists.ts'

/** Lists that partners brought, each with its versions. */
export function ListsScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const found = usePartnerLists()
  const lists = found.data?.pages.flatMap((page) => page.lists) ?? []
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/people" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>People</Trans>
        </Link>
      </p>
      <div className={pageStyle.head}>
        <PageHeading title={t`Lists from partners`} />
        {may('list.bring') && (
          <span className={pageStyle.tools}>
            <Link to="/lists/new" search={{}}>
              <Trans>Bring a list</Trans>
            </Link>
          </span>
        )}
      </div>
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && lists.length === 0 && (
        <Empty title={<Trans>No partner has brought a list yet.</Trans>}>
          <p>
            <Trans>
              A list is looked through before anything is recorded from it: who is new, who is known
              already, and who may be. It can be taken back as a whole.
            </Trans>
          </p>
        </Empty>
      )}
      <ul className={style.lists}>
        {lists.map((list) => (
          <li key={list.id} className={style.list}>
            <OneList list={list} mayBring={may('list.bring')} />
          </li>
        ))}
      </ul>
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

function OneList({
  list,
  mayBring,
}: {
  readonly list: ListOfPartner
  readonly mayBring: boolean
}): ReactElement {
  const language = useLanguage()
  const stateWords = useStateWords()
  return (
    <>
      <h2 className={style.title}>
        <bdi>{list.title}</bdi>
      </h2>
      <p className={style.soft}>
        <bdi>{list.partnerName}</bdi>
        {mayBring && (
          <>
            {' · '}
            <Link to="/lists/new" search={{ list: list.id }}>
              <Trans>Bring its next version</Trans>
            </Link>
          </>
        )}
      </p>
      <ul className={style.versions}>
        {list.batches.map((batch) => (
          <li key={batch.id}>
            <Link to="/lists/$batch" params={{ batch: batch.id }}>
              <Trans>Version {batch.version}</Trans>
            </Link>{' '}
            <span className={style.soft}>
              <Trans>of {sayDay(batch.saidOn, language)}</Trans> ·{' '}
              <Plural value={batch.rows} one="# line" other="# lines" /> · {stateWords(batch.state)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
