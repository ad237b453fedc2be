import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Empty } from '../ui/condition.tsx'
import style from '../ui/page.module.css'

/** Beside the queue while no message is chosen. */
export function ChooseMessage(): ReactElement {
  return (
    <div className={style.page}>
      <Empty title={<Trans>Choose a message.</Trans>}>
        <p>
          <Trans>
            Here you see what was done with it. Its text stays sealed until you open it, and each
            opening is recorded in the log with your name.
          </Trans>
        </p>
      </Empty>
    </div>
  )
}
