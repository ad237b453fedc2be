import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'

interface DiscardDialogProps {
  readonly onDiscard: () => void
  readonly onClose: () => void
}

/** A version is given up before anything was recorded of it; what that loses is said before. */
export function DiscardDialog({ onDiscard, onClose }: DiscardDialogProps): ReactElement {
  return (
    <Dialog open onClose={onClose} title={<Trans>Give this version up</Trans>}>
      <div className={dialogStyle.form}>
        <p>
          <Trans>
            Nothing was recorded from it, and nothing will be. What you said of its lines goes with
            it; to record the list after all, its file has to be sent again.
          </Trans>
        </p>
        <Actions>
          <Button
            look="danger"
            onClick={() => {
              onDiscard()
              onClose()
            }}
          >
            <Trans>Give it up</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
      </div>
    </Dialog>
  )
}
