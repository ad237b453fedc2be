import { accountLimits } from '@amparo/seal/account'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Field } from '../ui/field.tsx'
import { WordsField } from '../ui/words-field.tsx'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly lines?: number
  readonly most?: number
  readonly help?: string | undefined
  readonly problem?: string | null
}

/** Words of a detail; of the telling itself more are taken. */
export function TextField({
  lines = 1,
  most = accountLimits.details,
  ...props
}: TextFieldProps): ReactElement {
  return <WordsField {...props} lines={lines} most={most} />
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
