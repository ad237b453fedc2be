import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { Button } from './button.tsx'
import style from './condition.module.css'
import { useRefusalSentence, type FailureCode } from './refusal-sentence.ts'

/** Something is on its way. Appears only when it takes long enough to wonder. */
export function Loading({ what }: { readonly what?: ReactNode }): ReactElement {
  return (
    <p className={style.loading} role="status">
      {what ?? <Trans>Loading…</Trans>}
    </p>
  )
}

/** What will be here, and how to begin. */
export function Empty({
  title,
  children,
}: {
  readonly title: ReactNode
  readonly children?: ReactNode
}): ReactElement {
  return (
    <div className={style.empty}>
      <p className={style.emptyTitle}>{title}</p>
      {children}
    </div>
  )
}

interface FailedProps {
  readonly code: FailureCode
  readonly onRetry?: (() => void) | undefined
}

/** A page or list that could not be had: why, and what to do. */
export function Failed({ code, onRetry }: FailedProps): ReactElement {
  const { t } = useLingui()
  const sentence = useRefusalSentence()
  return (
    <div className={style.failed} role="alert">
      <p>{sentence(code)}</p>
      {onRetry !== undefined && code !== 'not-found' && (
        <Button size="small" onClick={onRetry}>{t`Try again`}</Button>
      )}
    </div>
  )
}

/** A plain sentence that must not be overlooked. */
export function Notice({
  tone = 'plain',
  children,
  alert = false,
}: {
  readonly tone?: 'plain' | 'amber' | 'danger' | 'good'
  readonly children: ReactNode
  readonly alert?: boolean
}): ReactElement {
  return (
    <div className={`${style.notice} ${style[tone]}`} role={alert ? 'alert' : undefined}>
      {children}
    </div>
  )
}
