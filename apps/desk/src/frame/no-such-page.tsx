import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Empty } from '../ui/condition.tsx'
import style from '../ui/page.module.css'

export function NoSuchPage(): ReactElement {
  return (
    <div className={style.page}>
      <Empty title={<Trans>There is no page at this address.</Trans>}>
        <p>
          <Link to="/">
            <Trans>Go to the first page</Trans>
          </Link>
        </p>
      </Empty>
    </div>
  )
}
