import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import type { Officer } from './session.ts'
import { useSession } from './session-context.tsx'
import { UnlockForm } from './unlock-form.tsx'

/** Over the page when the server has forgotten us: everything below stays as it was typed. */
export function UnlockDialog({
  officer,
  open,
}: {
  readonly officer: Officer
  readonly open: boolean
}): ReactElement {
  const session = useSession()
  return (
    <Dialog open={open} title={<Trans>Unlock again</Trans>}>
      <p>
        <Trans>
          The server has ended this session, <bdi>{officer.me.name}</bdi>. What you typed is still
          here and is sent on as soon as you unlock.
        </Trans>
      </p>
      <UnlockForm handle={officer.handle} />
      <Actions>
        <Button look="quiet" size="small" onClick={() => void session.lock()}>
          <Trans>Lock this page instead</Trans>
        </Button>
      </Actions>
    </Dialog>
  )
}
