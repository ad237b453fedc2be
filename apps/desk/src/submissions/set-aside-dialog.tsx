import { labelAtStart, setAsideReasons, type SetAsideReasonCode } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'

interface SetAsideDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onChosen: (reason: SetAsideReasonCode) => void
}

export function SetAsideDialog({ open, onClose, onChosen }: SetAsideDialogProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const [reason, setReason] = useState<SetAsideReasonCode | null>(null)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (reason !== null) onChosen(reason)
  }

  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Set this message aside</Trans>}>
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <Choices
          label={t`Why`}
          value={reason}
          onChange={setReason}
          options={Object.values(setAsideReasons.entries).map((entry) => ({
            value: entry.code,
            label: labelAtStart(entry, language),
          }))}
        />
        <p>
          <Trans>
            It leaves the queue and nothing is deleted: it stays sealed, the sender can still add to
            it, and anyone of the team can put it back. The sender is not told.
          </Trans>
        </p>
        <Actions>
          <Button type="submit" look="strong" disabled={reason === null}>
            <Trans>Set aside</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
      </form>
    </Dialog>
  )
}
