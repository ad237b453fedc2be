import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading, Notice } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { localDay, sayDay } from '../ui/say-day.ts'
import { useRowKeys } from '../ui/use-row-keys.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import style from './identity.module.css'
import { MatchWarnings } from './match-warnings.tsx'
import { useProposals, type Proposal } from './use-identity.ts'
import { useMatchWords } from './use-match-words.ts'

/** Pairs that may be one person each. Whoever decides looks at both; nothing is joined by itself. */
export function ProposalsScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const found = useProposals()
  const [bulk, setBulk] = useState(false)
  const first = found.data?.pages[0]
  const proposals = found.data?.pages.flatMap((page) => page.proposals) ?? []
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/people" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>People</Trans>
        </Link>
      </p>
      <div className={pageStyle.head}>
        <PageHeading title={t`Who may be the same person`} />
        {may('match.bulk') && proposals.length > 0 && (
          <span className={pageStyle.tools}>
            <Button onClick={() => setBulk(true)}>
              <Trans>Decide many at once</Trans>
            </Button>
          </span>
        )}
      </div>
      {first !== undefined && first.due > 0 && (
        <Notice>
          <Plural
            value={first.due}
            one="# person was recorded so lately that nobody has been looked for yet who may be the same. Come back in a moment."
            other="# people were recorded so lately that nobody has been looked for yet who may be the same. Come back in a moment."
          />
        </Notice>
      )}
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && proposals.length === 0 && (
        <Empty title={<Trans>No pair waits for a decision.</Trans>}>
          <p>
            <Trans>
              Whenever somebody is recorded who may be known already, the two will stand here side
              by side, with what speaks for and against it.
            </Trans>
          </p>
        </Empty>
      )}
      {proposals.length > 0 && (
        <>
          <p className={pageStyle.lead}>
            <Plural
              value={first?.waiting ?? proposals.length}
              one="# pair waits. Those stand first whose decision clears up most."
              other="# pairs wait. Those stand first whose decision clears up most."
            />
          </p>
          <Pairs proposals={proposals} />
        </>
      )}
      {found.hasNextPage && (
        <p>
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
      {bulk && <BulkDialog onClose={() => setBulk(false)} />}
    </div>
  )
}

function Pairs({ proposals }: { readonly proposals: readonly Proposal[] }): ReactElement {
  const list = useRowKeys<HTMLUListElement>()
  return (
    <ul className={style.pairs} ref={list}>
      {proposals.map((proposal) => (
        <li key={proposal.id}>
          <PairLine proposal={proposal} />
        </li>
      ))}
    </ul>
  )
}

function PairLine({ proposal }: { readonly proposal: Proposal }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const words = useMatchWords()
  const { one, other, band, conflicts, family, at } = proposal
  const named = (name: string) => <bdi>{name === '' ? t`Name not known` : name}</bdi>
  return (
    <Link
      to="/people/pairs/$one/$other"
      params={{ one: one.person, other: other.person }}
      className={style.pair ?? ''}
    >
      <span className={style.names}>
        <strong>{named(one.name)}</strong>
        <span aria-hidden="true">⟷</span>
        <span className="visually-hidden">
          <Trans>and</Trans>
        </span>
        <strong>{named(other.name)}</strong>
      </span>
      <span className={style.soft}>
        {words.band(band)} · {sayDay(localDay(new Date(at)), language)}
      </span>
      <MatchWarnings conflicts={conflicts} family={family} />
    </Link>
  )
}
