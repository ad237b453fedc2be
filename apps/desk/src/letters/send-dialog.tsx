import { civilDay } from '@amparo/register'
import { letterChannels } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { useSay } from '../ui/toasts.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { useSendLetter, type Letter } from './use-letters.ts'
import { useOnceFor } from '../ui/use-once.ts'
import { useToday } from './use-today.ts'

interface SendDialogProps {
  readonly letter: Letter
  readonly onClose: () => void
}

/** That the letter went out. Amparo sends nothing itself. */
export function SendDialog({ letter, onClose }: SendDialogProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const words = useCodeWords()
  const onceFor = useOnceFor()
  const send = useSendLetter()
  const { me } = useOfficer()
  const today = useToday()
  const signed = letter.steps.find(({ act }) => act === 'sign')?.at
  const earliest = signed === undefined ? today : civilDay(new Date(signed), me.office.zone)
  const [channel, setChannel] = useState<string | null>(null)
  const [on, setOn] = useState<string | null>(today)
  const [answerBy, setAnswerBy] = useState<string | null>(null)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (channel === null || on === null) return
    const sent = { channel, on, answerBy }
    send.mutate(
      { params: { letter: letter.id }, body: { ...sent, once: onceFor(JSON.stringify(sent)) } },
      {
        onSuccess: ({ ok }) => {
          if (!ok) return
          say({ text: t`Recorded as sent.` })
          onClose()
        },
      },
    )
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>The letter was sent</Trans>}>
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <Choices
          label={t`How it went out`}
          value={channel}
          onChange={setChannel}
          options={Object.keys(letterChannels.entries).map((code) => ({
            value: code,
            label: words('letter-channel', code),
          }))}
        />
        <DayField
          label={t`On which day`}
          value={on}
          onChange={setOn}
          earliest={earliest}
          latest={today}
        />
        <DayField
          label={t`The office wants an answer by`}
          help={t`May stay empty. The day is the office’s own; what laws say is shown beside it.`}
          value={answerBy}
          onChange={setAnswerBy}
          {...(on === null ? {} : { earliest: on })}
        />
        <Actions>
          <Button
            type="submit"
            look="strong"
            disabled={channel === null || on === null}
            busy={send.isPending}
          >
            <Trans>Record it as sent</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {send.data?.ok === false && <Failed code={send.data.code} />}
      </form>
    </Dialog>
  )
}
