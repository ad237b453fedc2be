import { numberInPart, property, type NumberInPart, type PropertyCode } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState, type ReactElement, type ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { usePrinting } from '../ui/use-printing.ts'
import style from './masked-number.module.css'

interface MaskedNumberProps {
  /** What it is the number of. */
  readonly of: PropertyCode
  readonly text: string
  /** How it stands once it is shown whole; without it, as it is written. */
  readonly whole?: ReactNode
}

/**
 * A number by which a state knows somebody, where others may look at the screen: its last characters, and the whole of it only
 * once somebody asks. The rest is not on the page before, so it can be neither read nor copied from there. It hides again when the
 * page is left. Paper gets it as it is written.
 */
export function MaskedNumber({ of, text, whole }: MaskedNumberProps): ReactElement {
  const part = numberInPart(text)
  if (part === null) return <bdi>{text}</bdi>
  return <Masked of={of} text={text} whole={whole} part={part} />
}

function Masked({
  of,
  text,
  whole,
  part,
}: MaskedNumberProps & { readonly part: NumberInPart }): ReactElement {
  const { t } = useLingui()
  const label = property(of).labels[useLanguage()]
  const isPrinting = usePrinting()
  const [isShown, setShown] = useShownHere()
  return (
    <>
      <span className={style.number}>
        <span aria-live="polite">
          {isShown ? (whole ?? <bdi>{text}</bdi>) : <InPart part={part} />}
        </span>
        <Button
          look="quiet"
          size="small"
          className={style.press}
          aria-label={isShown ? t`Hide the number: ${label}` : t`Show the whole number: ${label}`}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? <Trans>Hide</Trans> : <Trans>Show</Trans>}
        </Button>
      </span>
      {isPrinting && <bdi className={style.onPaper}>{text}</bdi>}
    </>
  )
}

function InPart({ part: { end, beside } }: { readonly part: NumberInPart }): ReactElement {
  return (
    <>
      <span aria-hidden="true">
        <bdi dir="ltr">••••{end !== '' && `\u00a0${end}`}</bdi>
      </span>
      <span className="visually-hidden">
        {end === '' ? <Trans>hidden</Trans> : <Trans>hidden, ends in {end}</Trans>}
      </span>
      {beside !== '' && (
        <>
          {' '}
          <bdi>{beside}</bdi>
        </>
      )}
    </>
  )
}

/** Whether it is shown; no longer once another page or another program is looked at instead. */
function useShownHere(): readonly [boolean, (isShown: boolean) => void] {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (!isShown) return undefined
    const hide = (): void => setShown(false)
    document.addEventListener('visibilitychange', hide)
    addEventListener('pagehide', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      removeEventListener('pagehide', hide)
    }
  }, [isShown])
  return [isShown, setShown]
}
