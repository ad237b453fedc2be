import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'

interface SealedAccountProps {
  /** Somebody came here to see words of it. */
  readonly seeksPassage: boolean
  readonly onOpen: () => void
}

/** An account nobody has opened in this unlocking: says what opening does, and opens it. */
export function SealedAccount({ seeksPassage, onOpen }: SealedAccountProps): ReactElement {
  const may = useMay()
  if (!may('account.open'))
    return (
      <Notice>
        <Trans>You do not hold this team’s key, so you cannot open it.</Trans>
      </Notice>
    )
  return (
    <>
      <p>
        <Trans>Opening is recorded in the log with your name.</Trans>{' '}
        {seeksPassage && (
          <Trans>The passage you came for is marked in the text once it is open.</Trans>
        )}
      </p>
      <p>
        <Button look="strong" onClick={onOpen}>
          <Icon name="open" />
          <Trans>Open the account</Trans>
        </Button>
      </p>
    </>
  )
}
