import { Trans } from '@lingui/react/macro'
import { Navigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Empty } from '../ui/condition.tsx'
import style from '../ui/page.module.css'
import { sections } from './sections.ts'

/** Goes to the first section this person may use. */
export function FirstPage(): ReactElement {
  const may = useMay()
  const first = sections.find((section) => may(section.needs))
  if (first !== undefined) return <Navigate to={first.path} replace />
  return (
    <div className={style.page}>
      <Empty title={<Trans>Your role has no pages here yet.</Trans>}>
        <p>
          <Trans>
            An operator keeps the server running and sees no content. What you need is the command{' '}
            <code>amparo</code> on the server.
          </Trans>
        </p>
      </Empty>
    </div>
  )
}
