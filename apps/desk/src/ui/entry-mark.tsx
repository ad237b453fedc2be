import { useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { Icon } from './icon.tsx'
import style from './sign.module.css'

/** The short name of a log entry; a press copies it. */
export function EntryMark({ entry }: { readonly entry: string }): ReactElement {
  const { t } = useLingui()
  const [copied, setCopied] = useState(false)

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(entry)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }

  return (
    <button
      type="button"
      className={style.entry}
      onClick={() => void copy().catch(() => setCopied(false))}
    >
      <span dir="ltr">{t`No. ${entry}`}</span>
      <span className="visually-hidden">{copied ? t`, copied` : t`, copy`}</span>
      <Icon name={copied ? 'check' : 'copy'} />
    </button>
  )
}
