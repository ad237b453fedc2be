import type { ClaimView } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import style from './partner-lists.module.css'
import { useBatch } from './use-lists.ts'

/** Behind a value that a list said: whose list, which line of it, and what the partner forbade. */
export function FromList({
  list: { batch, row },
}: {
  readonly list: NonNullable<ClaimView['source']['list']>
}): ReactElement | null {
  const may = useMay()
  const { data } = useBatch(may('list.read') ? batch : null)
  if (data === undefined) return null
  return (
    <span className={style.fromList}>
      <Link to="/lists/$batch" params={{ batch }}>
        <Trans>
          <bdi>{data.title}</bdi>, version {data.version}, line {row}
        </Trans>
      </Link>
      <span className={style.soft}>
        <bdi>{data.partnerName}</bdi>
      </span>
      {!data.terms.onward && (
        <strong>
          <Trans>The partner does not allow to pass it on.</Trans>
        </strong>
      )}
    </span>
  )
}
