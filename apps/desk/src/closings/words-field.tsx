import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Field } from '../ui/field.tsx'

/** As much as the server takes. */
const mostWords = 2_000

/** The reasons, in writing. */
export function WordsField({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (words: string) => void
}): ReactElement {
  const { t } = useLingui()
  return (
    <Field
      label={t`Why, in writing`}
      help={t`Everybody it is visible to can read this, so nothing of restricted acts belongs here.`}
    >
      {(control) => (
        <textarea
          {...control}
          rows={3}
          maxLength={mostWords}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          dir="auto"
        />
      )}
    </Field>
  )
}
