import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import style from '../closings/closings.module.css'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { useNow } from '../ui/use-now.ts'
import { needOf, byNeed } from './needs.ts'
import { useEnquirers } from './use-enquirers.ts'

/** Who asks for anybody, and first those who need something now. */
export function WhoAsks(): ReactElement | null {
  return useMay()('enquirer.read') ? <All /> : null
}

function All(): ReactElement {
  const { t } = useLingui()
  const now = useNow()
  const found = useEnquirers(null)
  const rows = byNeed(found.data?.pages.flatMap(({ enquirers }) => enquirers) ?? [], now)
  return (
    <section className={style.waiting}>
      <h2 className={style.title}>
        <Trans>Families who ask</Trans>
      </h2>
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && (
        <p className={style.soft}>
          <Trans>Nobody is written down here for your teams.</Trans>
        </p>
      )}
      <ul className={style.steps}>
        {rows.map((row) => (
          <li key={row.id} className={style.head}>
            <Link to="/people/$person" params={{ person: row.person }}>
              <bdi>{row.name === '' ? t`Name not known` : row.name}</bdi>
            </Link>
            {row.opened.verdict === 'enquirer' && (
              <span>
                <bdi>{row.opened.facts.name}</bdi> <bdi>{row.opened.facts.says}</bdi>
              </span>
            )}
            <span className={style.soft}>
              <NeedWords need={needOf(row, now)} />
            </span>
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
    </section>
  )
}

function NeedWords({ need }: { readonly need: ReturnType<typeof needOf> }): ReactElement | null {
  switch (need) {
    case 'release':
      return <Trans>an update waits for somebody of the team to release it again</Trans>
    case 'write':
      return <Trans>wait for word from us</Trans>
    case 'verify':
      return <Trans>the tie is not verified</Trans>
    default:
      return null
  }
}
