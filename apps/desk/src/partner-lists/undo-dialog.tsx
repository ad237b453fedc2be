import type { BatchId } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { useSay } from '../ui/toasts.tsx'
import { useBatchStep, type BatchStep, type BatchView } from './use-lists.ts'

type Reason = Extract<BatchStep, { readonly act: 'undo' }>['reason']

interface UndoDialogProps {
  readonly batch: BatchView
  readonly id: BatchId
  readonly onClose: () => void
}

/** A whole version is taken back; what that does is said before. */
export function UndoDialog({ batch, id, onClose }: UndoDialogProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const step = useBatchStep(id)
  const [reason, setReason] = useState<Reason | null>(null)
  return (
    <Dialog open onClose={onClose} title={<Trans>Take this version back</Trans>}>
      <div className={dialogStyle.form}>
        <p>
          <Plural
            value={batch.applied}
            one="What # line said is taken out of every page, list and search, as if it had never been recorded."
            other="What # lines said is taken out of every page, list and search, as if it had never been recorded."
          />
        </p>
        <p>
          <Trans>
            What others said of the same people stays. A letter that named one of them keeps the
            name and says that the list was taken back. The lines themselves stay here as they came.
          </Trans>
        </p>
        <Choices
          label={<Trans>Why</Trans>}
          value={reason}
          onChange={setReason}
          options={[
            { value: 'wrong-file', label: <Trans>It was the wrong file</Trans> },
            { value: 'wrong-columns', label: <Trans>Its columns were read wrongly</Trans> },
            { value: 'partner-asked', label: <Trans>The partner asked for it</Trans> },
            { value: 'other', label: <Trans>Another reason</Trans> },
          ]}
        />
        <Actions>
          <Button
            look="danger"
            disabled={reason === null}
            busy={step.isPending}
            onClick={() => {
              if (reason === null) return
              step.mutate(
                { act: 'undo', reason },
                {
                  onSuccess: ({ ok }) => {
                    if (!ok) return
                    say({ text: t`The list is being taken back.` })
                    onClose()
                  },
                },
              )
            }}
          >
            <Trans>Take it all back</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {step.data?.ok === false && <Failed code={step.data.code} />}
        {step.isError && <Failed code="unexpected" />}
      </div>
    </Dialog>
  )
}
