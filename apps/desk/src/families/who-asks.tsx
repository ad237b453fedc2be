import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import closings from '../closings/closings.module.css'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { useNow } from '../ui/use-now.ts'
import style from './families.module.css'
import { eachOnce, type Family } from './known-enquirers.ts'
import { needOf, byNeed } from './needs.ts'
import { useEnquirers, type ListedEnquirer } from './use-enquirers.ts'

/** Who asks for anybody, each human being once, and first those who need something now. */
export function WhoAsks(): ReactElement | null {
  return useMay()('enquirer.read') ? <All /> : null
}

function All(): ReactElement {
  const now = useNow()
  const found = useEnquirers(null)
  const rows = byNeed(found.data?.pages.flatMap(({ enquirers }) => enquirers) ?? [], now)
  return (
    <section className={closings.waiting}>
      <h2 className={closings.title}>
        <Trans>Families who ask</Trans>
      </h2>
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && (
        <p className={style.soft}>
          <Trans>Nobody is written down here for your teams.</Trans>
        </p>
      )}
      <ul className={style.list}>
        {eachOnce(rows).map((family) => (
          <OneFamily key={family.rows[0].id} family={family} now={now} />
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

interface OneFamilyProps {
  readonly family: Family
  readonly now: Date
}

/** One human being, and each for whom they ask. */
function OneFamily({ family: { facts, rows }, now }: OneFamilyProps): ReactElement {
  return (
    <li className={style.item}>
      <p className={style.line}>
        <strong>
          {facts === null ? (
            <Trans>Somebody who did not open here</Trans>
          ) : (
            <bdi>{facts.name === '' ? facts.reach || '–' : facts.name}</bdi>
          )}
        </strong>
        {facts?.informer === true && (
          <span className={style.warn}>
            <Trans>may be passing on what they hear</Trans>
          </span>
        )}
      </p>
      <ul className={style.asked}>
        {rows.map((row) => (
          <AsksFor key={row.id} row={row} now={now} />
        ))}
      </ul>
    </li>
  )
}

function AsksFor({ row, now }: { readonly row: ListedEnquirer; readonly now: Date }): ReactElement {
  const { t } = useLingui()
  return (
    <li className={style.line}>
      <Link to="/people/$person" params={{ person: row.person }}>
        <bdi>{row.name === '' ? t`Name not known` : row.name}</bdi>
      </Link>
      {row.opened.verdict === 'enquirer' && row.opened.facts.says !== '' && (
        <bdi>{row.opened.facts.says}</bdi>
      )}
      <span className={style.soft}>
        <NeedWords need={needOf(row, now)} />
      </span>
    </li>
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
