import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, type FormEvent, type ReactElement, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Actions } from '../ui/dialog.tsx'
import style from './claim-form.module.css'
import type { HowKnown, KnownFrom } from './how-known.ts'
import { HowKnownFields } from './how-known-fields.tsx'

interface ClaimFrameProps {
  readonly label: string
  /** Words that were marked and are not the beginning of the value. */
  readonly quote: string | null
  readonly howKnown: HowKnown
  readonly onHowKnown: (howKnown: HowKnown) => void
  readonly from: KnownFrom
  readonly onlyTeams: boolean
  /** How it is known is unfolded. */
  readonly isOpen: boolean
  readonly action: string
  readonly busy: boolean
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}

/** What is around the field of any value: the words it cites, how it is known, and what to do with it. */
export function ClaimFrame(props: ClaimFrameProps): ReactElement {
  const { quote, onCancel } = props
  const { t } = useLingui()
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('textarea, select, input:not([type=radio])')?.focus()
  }, [])

  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onCancel()
    }
    const { current } = form
    current?.addEventListener('keydown', handleKey)
    return () => current?.removeEventListener('keydown', handleKey)
  }, [onCancel])

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    props.onSubmit()
  }

  return (
    <form ref={form} className={style.form} onSubmit={handleSubmit} aria-label={props.label}>
      {quote !== null && (
        <p className={style.quote}>
          <Trans>Marked:</Trans>{' '}
          <q>
            <bdi>{quote}</bdi>
          </q>
        </p>
      )}
      {props.children}
      <details className={style.how} open={props.isOpen}>
        <summary>{t`How we know it, and who may see it`}</summary>
        <HowKnownFields
          value={props.howKnown}
          onChange={props.onHowKnown}
          from={props.from}
          onlyTeams={props.onlyTeams}
        />
      </details>
      <Actions>
        <Button type="submit" look="strong" size="small" busy={props.busy}>
          {props.action}
        </Button>
        <Button look="quiet" size="small" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </form>
  )
}
