import type { ClosingStepView, SubjectId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { useSay } from '../ui/toasts.tsx'
import { SaidWords } from './said-words.tsx'
import { StepFacts } from './step-facts.tsx'
import { useAnswerProposal, useOnce } from './use-closings.ts'
import { WeighedOn } from './weighed-on.tsx'
import { WordsField } from './words-field.tsx'

export interface Answering {
  readonly how: 'agree' | 'keep-open'
  readonly proposal: ClosingStepView
}

interface AnswerDialogProps extends Answering {
  readonly person: SubjectId
  readonly onClose: () => void
}

/** The second person reads what the first one wrote and what it rests on, and says why they agree or do not. */
export function AnswerDialog({ person, how, proposal, onClose }: AnswerDialogProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const once = useOnce()
  const answer = useAnswerProposal(person, how)
  const [words, setWords] = useState('')

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (words.trim() === '') return
    answer.mutate(
      { proposal: proposal.id, words, once },
      {
        onSuccess: ({ ok }) => {
          if (!ok) return
          say({ text: how === 'agree' ? t`It is closed.` : t`It stays open.` })
          onClose()
        },
      },
    )
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={how === 'agree' ? <Trans>Agree to close it</Trans> : <Trans>Keep it open</Trans>}
    >
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <p>
          <Trans>
            <bdi>{proposal.by ?? '–'}</bdi> proposes to close it:
          </Trans>{' '}
          <SaidWords step={proposal} />
        </p>
        <StepFacts step={proposal} />
        <WeighedOn reasons={proposal.reasons} stillOpen={proposal.stillOpen} />
        <WordsField value={words} onChange={setWords} />
        <Actions>
          <Button
            type="submit"
            look="strong"
            disabled={words.trim() === ''}
            busy={answer.isPending}
          >
            {how === 'agree' ? <Trans>Agree and close</Trans> : <Trans>Keep it open</Trans>}
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {answer.data?.ok === false && <Failed code={answer.data.code} />}
      </form>
    </Dialog>
  )
}
