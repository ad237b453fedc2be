import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { useSetLetterDay, type Letter } from './use-letters.ts'
import { useOnceFor } from '../ui/use-once.ts'
import { useToday } from './use-today.ts'

interface LetterDayDialogProps {
  readonly letter: Letter
  readonly about: 'answer-by' | 'registered'
  readonly onClose: () => void
}

/** Another day by which the office wants an answer, or the day on which the body registered the letter. */
export function LetterDayDialog({ letter, about, onClose }: LetterDayDialogProps): ReactElement {
  const { t } = useLingui()
  const today = useToday()
  const onceFor = useOnceFor()
  const set = useSetLetterDay()
  const [day, setDay] = useState(about === 'answer-by' ? letter.answerBy : letter.registeredOn)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    const body = { about, day }
    set.mutate(
      { params: { letter: letter.id }, body: { ...body, once: onceFor(JSON.stringify(body)) } },
      { onSuccess: ({ ok }) => ok && onClose() },
    )
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        about === 'answer-by' ? (
          <Trans>The day for an answer</Trans>
        ) : (
          <Trans>The day of their registration</Trans>
        )
      }
    >
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <DayField
          label={
            about === 'answer-by' ? t`The office wants an answer by` : t`They registered it on`
          }
          help={
            about === 'answer-by'
              ? t`Leave it empty to take the day back. What was set before stays in the record.`
              : t`As their stamp or their reply says. From this day the terms of laws run.`
          }
          value={day}
          onChange={setDay}
          {...(letter.sentOn === null ? {} : { earliest: letter.sentOn })}
          {...(about === 'registered' ? { latest: today } : {})}
        />
        <Actions>
          <Button type="submit" look="strong" busy={set.isPending}>
            <Trans>Set the day</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {set.data?.ok === false && <Failed code={set.data.code} />}
      </form>
    </Dialog>
  )
}
