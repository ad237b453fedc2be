import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useOnceFor } from '../ui/use-once.ts'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { WordsField } from '../ui/words-field.tsx'
import { MeetingFields, stepOf, type Typed } from './meeting-fields.tsx'
import { useStepMeeting, type Meeting } from './use-meetings.ts'

interface StepDialogProps {
  readonly meeting: Meeting
  readonly act: 'plan' | 'note' | 'cancel'
  readonly onClose: () => void
}

/** The next step of a meeting, beginning with what stood in the last. */
export function StepDialog({ meeting, act, onClose }: StepDialogProps): ReactElement {
  const { t } = useLingui()
  const onceFor = useOnceFor()
  const take = useStepMeeting()
  const [typed, setTyped] = useState(() => startOf(meeting, act))
  const [why, setWhy] = useState('')
  const step =
    act === 'cancel' ? (why.trim() === '' ? null : { act, words: why }) : stepOf(act, typed)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (step === null) return
    const body = { step, known: meeting.steps.length }
    take.mutate(
      { params: { meeting: meeting.id }, body: { ...body, once: onceFor(JSON.stringify(body)) } },
      { onSuccess: ({ ok }) => ok && onClose() },
    )
  }

  return (
    <Dialog open onClose={onClose} title={<Title act={act} />}>
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        {act === 'cancel' ? (
          <WordsField label={t`Why`} value={why} onChange={setWhy} lines={3} most={2_000} />
        ) : (
          <MeetingFields act={act} typed={typed} onChange={setTyped} />
        )}
        <Actions>
          <Button
            type="submit"
            look={act === 'cancel' ? 'danger' : 'strong'}
            disabled={step === null}
            busy={take.isPending}
          >
            <Title act={act} />
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {take.data?.ok === false && <Failed code={take.data.code} />}
      </form>
    </Dialog>
  )
}

function Title({ act }: Pick<StepDialogProps, 'act'>): ReactElement {
  if (act === 'plan') return <Trans>Plan it otherwise</Trans>
  return act === 'note' ? <Trans>Keep the note</Trans> : <Trans>Call it off</Trans>
}

function startOf({ steps }: Meeting, act: StepDialogProps['act']): Typed {
  const before =
    steps.findLast((step) => step.act === 'note') ?? steps.findLast((step) => step.act === 'plan')
  return {
    day: before?.day ?? null,
    hour: before?.hour ?? '',
    place: before?.place ?? '',
    theirs: before?.theirs ?? '',
    ours: before?.ours ?? '',
    words: before?.act === act ? (before.words ?? '') : '',
  }
}
