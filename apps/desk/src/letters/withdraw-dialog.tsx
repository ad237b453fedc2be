import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { useSay } from '../ui/toasts.tsx'
import { WordsField } from '../ui/words-field.tsx'
import { useWithdrawLetter, type Letter } from './use-letters.ts'
import { useOnceFor } from '../ui/use-once.ts'

const MOST = 2_000

interface WithdrawDialogProps {
  readonly letter: Letter
  readonly onClose: () => void
  /** Called in place of `onClose` once it is withdrawn. */
  readonly onDone?: () => void
}

/** A letter that does not go out, or was called back; it stays in the record with the reason. */
export function WithdrawDialog({
  letter,
  onClose,
  onDone = onClose,
}: WithdrawDialogProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const onceFor = useOnceFor()
  const withdraw = useWithdrawLetter()
  const [words, setWords] = useState('')
  const isEmpty = words.trim() === ''

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (isEmpty) return
    withdraw.mutate(
      { params: { letter: letter.id }, body: { words, once: onceFor(words) } },
      {
        onSuccess: ({ ok }) => {
          if (!ok) return
          say({ text: t`The letter is withdrawn.` })
          onDone()
        },
      },
    )
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>Withdraw this letter</Trans>}>
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <p>
          {letter.state === 'sent' ? (
            <Trans>
              It was sent, and what was sent stays in the record. Say how it was called back.
            </Trans>
          ) : (
            <Trans>It will not go out. Its questions can be asked in another letter.</Trans>
          )}
        </p>
        <WordsField
          label={t`Why, in writing`}
          value={words}
          onChange={setWords}
          lines={3}
          most={MOST}
        />
        <Actions>
          <Button type="submit" look="danger" disabled={isEmpty} busy={withdraw.isPending}>
            <Trans>Withdraw the letter</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {withdraw.data?.ok === false && <Failed code={withdraw.data.code} />}
      </form>
    </Dialog>
  )
}
