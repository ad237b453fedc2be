import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { Icon } from './icon.tsx'
import style from './sign.module.css'

/** The short name of a log entry: leads to its proof; a press beside it copies the number. */
export function EntryMark({ entry }: { readonly entry: string }): ReactElement {
  const { t } = useLingui()
  const [copied, setCopied] = useState(false)

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(entry)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }

  return (
    <span className={style.entry}>
      <Link to="/log/$entry" params={{ entry }}>
        <span dir="ltr">{t`No. ${entry}`}</span>
        <span className="visually-hidden">{t`, proof in the log`}</span>
      </Link>
      <button
        type="button"
        aria-label={copied ? t`No. ${entry}, copied` : t`Copy No. ${entry}`}
        onClick={() => void copy().catch(() => setCopied(false))}
      >
        <Icon name={copied ? 'check' : 'copy'} />
      </button>
    </span>
  )
}
