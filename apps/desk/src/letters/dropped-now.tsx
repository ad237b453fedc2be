import { Trans } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { DroppedLines } from './dropped-lines.tsx'
import style from './letters.module.css'
import { RemindDialog } from './remind-dialog.tsx'
import type { Letter } from './use-letters.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

/** What came up since a reminder was written: it goes out only without these lines, so it is withdrawn and written anew. */
export function DroppedNow({ letter }: { readonly letter: Letter }): ReactElement | null {
  const mayWrite = useMay()('letter.write')
  const [step, setStep] = useState<'withdraw' | 'remind' | null>(null)
  const isWithdrawn = letter.state === 'withdrawn'
  if (letter.dropped.length === 0 && step === null) return null
  return (
    <section className={style.plan} role="status">
      {letter.dropped.length > 0 && (
        <>
          <h2 className={style.title}>
            <Trans>Not to be asked any more ({letter.dropped.length})</Trans>
          </h2>
          <p>
            <Trans>
              Something came up since this reminder was written. It cannot be signed or sent as it
              is: withdraw it, and write it anew without these lines.
            </Trans>
          </p>
          <DroppedLines dropped={letter.dropped} />
          {mayWrite && (
            <p>
              <Button onClick={() => setStep('withdraw')}>
                <Trans>Withdraw it and write it anew…</Trans>
              </Button>
            </p>
          )}
        </>
      )}
      {step === 'withdraw' && (
        <WithdrawDialog
          letter={letter}
          onClose={() => setStep(null)}
          onDone={() => setStep('remind')}
        />
      )}
      {step === 'remind' && isWithdrawn && (
        <RemindDialog
          questions={letter.lines.map(({ question }) => question)}
          onClose={() => setStep(null)}
          onDone={() => {}}
        />
      )}
    </section>
  )
}
