import type { ClosingTopic } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { useSay } from '../ui/toasts.tsx'
import { AudienceField } from '../record/audience-field.tsx'
import { useOnce, useOpenClosing } from './use-closings.ts'
import type { PersonKnown } from './weigh.ts'
import { WordsField } from './words-field.tsx'

interface OpenDialogProps {
  readonly known: PersonKnown
  readonly topic: ClosingTopic
  readonly onClose: () => void
}

/** Opens a search, or opens again what was closed: that is normal, and one person suffices. */
export function OpenDialog({ known, topic, onClose }: OpenDialogProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const once = useOnce()
  const open = useOpenClosing(known.person.id)
  const audiences = known.closings.facts.map(({ audience }) => audience)
  const [audience, setAudience] = useState(audiences[0] ?? 0)
  const [words, setWords] = useState('')

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (words.trim() === '') return
    open.mutate(
      { topic, audience, words, once },
      {
        onSuccess: ({ ok }) => {
          if (!ok) return
          say({ text: topic === 'search' ? t`The search is open.` : t`Our work is open again.` })
          onClose()
        },
      },
    )
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        topic === 'search' ? (
          <Trans>Open a search for this person</Trans>
        ) : (
          <Trans>Open our work for this person again</Trans>
        )
      }
    >
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <AudienceField audiences={audiences} value={audience} onChange={setAudience} />
        <WordsField value={words} onChange={setWords} />
        <Actions>
          <Button type="submit" look="strong" disabled={words.trim() === ''} busy={open.isPending}>
            <Trans>Open it</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {open.data?.ok === false && <Failed code={open.data.code} />}
      </form>
    </Dialog>
  )
}
