import type { FilingAct } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useOnceFor } from '../ui/use-once.ts'
import { useToday } from '../letters/use-today.ts'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { useStepFiling, type Filing } from './use-filings.ts'

interface FilingStepDialogProps {
  readonly filing: Filing
  readonly act: FilingAct
  readonly onClose: () => void
}

/** The day on which a body registered or answered it, or on which it was taken back. */
export function FilingStepDialog({ filing, act, onClose }: FilingStepDialogProps): ReactElement {
  const { t } = useLingui()
  const today = useToday()
  const onceFor = useOnceFor()
  const take = useStepFiling()
  const [on, setOn] = useState<string | null>(null)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (on === null) return
    const body = { act, on }
    take.mutate(
      { params: { filing: filing.id }, body: { ...body, once: onceFor(JSON.stringify(body)) } },
      { onSuccess: ({ ok }) => ok && onClose() },
    )
  }

  return (
    <Dialog open onClose={onClose} title={<Title act={act} />}>
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <DayField
          label={t`On which day`}
          value={on}
          onChange={setOn}
          earliest={filing.sent}
          latest={today}
        />
        <Actions>
          <Button type="submit" look="strong" disabled={on === null} busy={take.isPending}>
            <Trans>Write it down</Trans>
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

function Title({ act }: Pick<FilingStepDialogProps, 'act'>): ReactElement {
  if (act === 'registered') return <Trans>The day of their registration</Trans>
  return act === 'answered' ? <Trans>It was answered</Trans> : <Trans>It was taken back</Trans>
}
