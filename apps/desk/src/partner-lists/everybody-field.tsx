import { alive, labelAtStart, type AliveCode } from '@amparo/vocabulary'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Field } from '../ui/field.tsx'

interface EverybodyFieldProps {
  readonly value: AliveCode | null
  readonly onChange: (code: AliveCode | null) => void
  readonly disabled: boolean
}

/**
 * A list of the killed says so in its title, and in no column. Where it is not said of each, nothing warns when a dead man is taken
 * for somebody who was seen alive later.
 */
export function EverybodyField({ value, onChange, disabled }: EverybodyFieldProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const entries = Object.values(alive.entries)
  return (
    <Field
      label={t`Alive or dead: what the list says of everybody in it`}
      help={t`A list of people killed says of each that they are dead. It is recorded from every line, as said on the day of the list.`}
    >
      {(control) => (
        <select
          {...control}
          value={value ?? ''}
          disabled={disabled}
          onChange={({ target }) =>
            onChange(entries.find(({ code }) => code === target.value)?.code ?? null)
          }
        >
          <option value="">{t`It says nothing of that`}</option>
          {entries.map((entry) => (
            <option key={entry.code} value={entry.code}>
              {labelAtStart(entry, language)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
