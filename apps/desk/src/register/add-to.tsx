import { propertiesOf } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import style from './add-to.module.css'
import { useSubjectPage } from './subject-page-context.ts'
import type { FoldedSubject } from './view-of.ts'

/** Adds what the office itself knows; what a message says is recorded from the message. */
export function AddTo({ subject }: { readonly subject: FoldedSubject }): ReactElement | null {
  const { t } = useLingui()
  const language = useLanguage()
  const { mayChange, onAdd } = useSubjectPage()
  if (!mayChange) return null
  const { id, kind } = subject
  return (
    <select
      className={style.add}
      aria-label={t`Add what the office itself knows`}
      value=""
      onChange={(event) => {
        const chosen = propertiesOf(kind).find(({ code }) => code === event.target.value)
        if (chosen !== undefined) onAdd(id, chosen.code)
      }}
    >
      <option value="">{t`Add what the office itself knows…`}</option>
      {propertiesOf(kind)
        .filter(({ belongs }) => belongs !== true)
        .map(({ code, labels }) => (
          <option key={code} value={code}>
            {labels[language]}
          </option>
        ))}
    </select>
  )
}
