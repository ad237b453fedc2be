import type { Team } from './use-own-teams.ts'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Icon } from '../ui/icon.tsx'
import style from './value-field.module.css'

/** What becomes of a value that may not stand in the open, said beside it before anything is sent. */
export function SealedTo({ team }: { readonly team: Team }): ReactElement {
  return (
    <p className={style.restricted} role="status">
      <Icon name="lock" />{' '}
      <Trans>
        Sealed on this device to <bdi>{team.name}</bdi>, with everything that tells what was done.
        Everybody else sees only “act, restricted”.
      </Trans>
    </p>
  )
}

/** Whoever holds no team’s key cannot keep this from the others, and so cannot record it. */
export function NoTeam(): ReactElement {
  return (
    <p className={style.restricted} role="alert">
      <Trans>
        This tells of a restricted act, and may only be recorded sealed to a team. Choose one of
        your teams, or ask somebody who has one.
      </Trans>
    </p>
  )
}
