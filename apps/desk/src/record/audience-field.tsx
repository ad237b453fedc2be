import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useAudienceName } from './use-audiences.ts'
import { Field } from '../ui/field.tsx'

interface AudienceFieldProps {
  readonly audiences: readonly number[]
  readonly value: number
  readonly onChange: (audience: number) => void
}

/** For whom it is decided; nothing is asked where there is one answer. */
export function AudienceField({
  audiences,
  value,
  onChange,
}: AudienceFieldProps): ReactElement | null {
  const { t } = useLingui()
  const audienceName = useAudienceName()
  if (audiences.length < 2) return null
  return (
    <Field label={t`Visible to`} help={t`Whoever may not see it goes on seeing it as it was.`}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={(event) => onChange(Number(event.target.value))}
        >
          {audiences.map((audience) => (
            <option key={audience} value={audience}>
              {audienceName(audience)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
