import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import style from './also-here.module.css'
import type { Other } from './use-presence.ts'

interface BothAnswersProps {
  readonly open: boolean
  readonly mine: string
  readonly others: readonly Other[]
  readonly onSend: () => void
  readonly onClose: () => void
}

/** Two answers written at once: both are read before either goes out. */
export function BothAnswers(props: BothAnswersProps): ReactElement {
  const { mine, others, onSend, onClose } = props
  return (
    <Dialog
      open={props.open}
      onClose={onClose}
      wide
      title={<Trans>Somebody else is writing an answer too</Trans>}
    >
      <div className={style.both}>
        <figure className={style.writing}>
          <figcaption>
            <Trans>Yours</Trans>
          </figcaption>
          <p dir="auto" className={style.words}>
            {mine}
          </p>
        </figure>
        {others.map((other) => (
          <figure key={other.staff} className={style.writing}>
            <figcaption>
              <bdi>{other.name}</bdi>
            </figcaption>
            <p dir="auto" className={style.words}>
              {other.writing}
            </p>
          </figure>
        ))}
      </div>
      <p>
        <Trans>The sender should get one answer. Speak with each other if you can.</Trans>
      </p>
      <Actions>
        <Button look="strong" onClick={onSend}>
          <Trans>Sign and send mine</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Wait; my text is kept</Trans>
        </Button>
      </Actions>
    </Dialog>
  )
}
