import { Trans } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { BringDialog } from './bring-dialog.tsx'
import { ComposeDialog } from './compose-dialog.tsx'
import style from './letters.module.css'
import { SendDialog } from './send-dialog.tsx'
import { SignDialog } from './sign-dialog.tsx'
import type { Letter } from './use-letters.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

type Act = 'compose' | 'bring' | 'sign' | 'send' | 'withdraw'

/** What can be done with it now; the next thing first. */
export function LetterActs({ letter }: { readonly letter: Letter }): ReactElement | null {
  const mayWrite = useMay()('letter.write')
  const [act, setAct] = useState<Act | null>(null)
  const done = () => setAct(null)
  const { state, papers } = letter
  const paper = papers.findLast(({ erased }) => erased === null)
  if (!mayWrite) return null
  return (
    <div className={style.actions}>
      {state === 'draft' && (
        <>
          {paper !== undefined &&
            (letter.maySign ? (
              <Button look="strong" onClick={() => setAct('sign')}>
                <Trans>Sign…</Trans>
              </Button>
            ) : (
              <span className={style.soft}>
                <Trans>Waits for the signature of the head.</Trans>
              </span>
            ))}
          <Button look={paper === undefined ? 'strong' : 'plain'} onClick={() => setAct('compose')}>
            {paper === undefined ? <Trans>Make the paper…</Trans> : <Trans>Make it anew…</Trans>}
          </Button>
          {paper !== undefined && (
            <Button onClick={() => setAct('bring')}>
              <Trans>Bring back an edited file…</Trans>
            </Button>
          )}
        </>
      )}
      {state === 'signed' && (
        <Button look="strong" onClick={() => setAct('send')}>
          <Trans>It was sent…</Trans>
        </Button>
      )}
      {state !== 'withdrawn' && (
        <Button onClick={() => setAct('withdraw')}>
          <Trans>Withdraw…</Trans>
        </Button>
      )}
      {act === 'compose' && <ComposeDialog letter={letter} onClose={done} />}
      {act === 'bring' && <BringDialog letter={letter.id} onClose={done} />}
      {act === 'sign' && paper !== undefined && (
        <SignDialog letter={letter.id} paper={paper} onClose={done} />
      )}
      {act === 'send' && <SendDialog letter={letter} onClose={done} />}
      {act === 'withdraw' && <WithdrawDialog letter={letter} onClose={done} />}
    </div>
  )
}
