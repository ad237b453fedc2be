import { accountLimits } from '@amparo/seal/account'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Field } from '../ui/field.tsx'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly lines?: number
  readonly most?: number
  readonly help?: string | undefined
  readonly problem?: string | null
}

/** Words in whatever language and direction they are written. */
export function TextField({
  label,
  value,
  onChange,
  lines = 1,
  most = accountLimits.details,
  help,
  problem,
}: TextFieldProps): ReactElement {
  return (
    <Field label={label} help={help} problem={problem}>
      {(control) => (
        <textarea
          {...control}
          rows={lines}
          value={value}
          maxLength={most}
          onChange={(event) => onChange(event.target.value)}
          dir="auto"
          autoComplete="off"
          // Some browsers send what is typed to a distant spell checker.
          spellCheck={false}
        />
      )}
    </Field>
  )
}

/** A language by its code. */
export function LanguageField({
  label,
  value,
  onChange,
  isMissing,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (code: string) => void
  readonly isMissing: boolean
}): ReactElement {
  const { t } = useLingui()
  return (
    <Field
      label={label}
      help={t`Its code, such as en, ru, be, th.`}
      problem={isMissing ? t`Write the code of the language.` : null}
    >
      {(control) => (
        <input
          {...control}
          value={value}
          maxLength={35}
          dir="ltr"
          autoComplete="off"
          onChange={(event) => onChange(event.target.value.trim())}
        />
      )}
    </Field>
  )
}
