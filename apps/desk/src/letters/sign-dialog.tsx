import type { LetterId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import { useSay } from '../ui/toasts.tsx'
import { useSignLetter, type Letter } from './use-letters.ts'
import { useOnceFor } from '../ui/use-once.ts'

interface SignDialogProps {
  readonly letter: LetterId
  readonly paper: Letter['papers'][number]
  readonly onClose: () => void
}

/** Signing cannot be undone, so what it does is said before. */
export function SignDialog({ letter, paper, onClose }: SignDialogProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const onceFor = useOnceFor()
  const sign = useSignLetter()

  function press(): void {
    const body = { paper: paper.seq, once: onceFor(String(paper.seq)) }
    sign.mutate(
      { params: { letter }, body },
      {
        onSuccess: (answer) => {
          if (!answer.ok) return
          const { number, isInPaper } = answer.reply
          say({
            text: isInPaper
              ? t`Signed. The letter has the number ${number}, and it stands in the paper.`
              : t`Signed. The letter has the number ${number}. The edited paper has no room for it: write it in by hand.`,
          })
          onClose()
        },
      },
    )
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>Sign paper {paper.seq}</Trans>}>
      <p>
        <Trans>
          The letter gets its number and can no longer be changed; it can still be withdrawn. Who
          may be named is looked at once more: if that has changed, nothing is signed.
        </Trans>
      </p>
      <Actions>
        <Button look="strong" busy={sign.isPending} onClick={press}>
          <Trans>Sign</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Leave it as it is</Trans>
        </Button>
      </Actions>
      {sign.data?.ok === false && <Failed code={sign.data.code} />}
    </Dialog>
  )
}
