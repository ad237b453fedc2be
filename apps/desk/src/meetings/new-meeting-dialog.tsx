import type { SubjectId } from '@amparo/contract'
import { officeAudience } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent, type ReactElement } from 'react'
import { AudienceField } from '../letters/letter-fields.tsx'
import { useOnceFor } from '../ui/use-once.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { MeetingFields, nothingTyped, stepOf } from './meeting-fields.tsx'
import { useRecordMeeting } from './use-meetings.ts'

interface NewMeetingDialogProps {
  readonly authority: SubjectId
  readonly onClose: () => void
}

/** A meeting that is planned, or one that took place without a plan. */
export function NewMeetingDialog({ authority, onClose }: NewMeetingDialogProps): ReactElement {
  const { t } = useLingui()
  const navigate = useNavigate()
  const onceFor = useOnceFor()
  const record = useRecordMeeting()
  const [act, setAct] = useState<'plan' | 'note'>('plan')
  const [audience, setAudience] = useState<number>(officeAudience)
  const [typed, setTyped] = useState(nothingTyped)
  const first = stepOf(act, typed)

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (first === null) return
    const body = { authority, audience, first }
    const once = onceFor(JSON.stringify(body))
    const answer = await record.mutateAsync({ params: {}, body: { ...body, once } })
    if (!answer.ok) return
    onClose()
    const { meeting } = answer.reply
    await navigate({ to: '/meetings/$meeting', params: { meeting } })
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>A meeting</Trans>}>
      <form className={dialogStyle.form} onSubmit={(event) => void handleSubmit(event)}>
        <Choices
          label={t`Is it still to come?`}
          value={act}
          onChange={setAct}
          options={[
            { value: 'plan', label: t`it is planned` },
            { value: 'note', label: t`it took place` },
          ]}
          inline
        />
        <MeetingFields act={act} typed={typed} onChange={setTyped} />
        <AudienceField value={audience} onChange={setAudience} />
        <Actions>
          <Button type="submit" look="strong" disabled={first === null} busy={record.isPending}>
            <Trans>Record the meeting</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {record.data?.ok === false && <Failed code={record.data.code} />}
      </form>
    </Dialog>
  )
}
