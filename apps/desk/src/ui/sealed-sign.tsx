import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Icon } from './icon.tsx'
import style from './sign.module.css'

/** A lock with the name of whoever can open it. */
export function SealedSign({
  team,
  opened = false,
}: {
  readonly team: string
  readonly opened?: boolean
}): ReactElement {
  return (
    <span className={style.sealed}>
      <Icon name={opened ? 'open' : 'lock'} />
      <span>
        <span className="visually-hidden">
          {opened ? <Trans>Opened; sealed to</Trans> : <Trans>Sealed to</Trans>}{' '}
        </span>
        <bdi>{team}</bdi>
      </span>
    </span>
  )
}
