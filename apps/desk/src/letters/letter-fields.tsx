import type { Language } from '@amparo/vocabulary'
import { languages } from '@amparo/vocabulary'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useAudiences } from '../record/use-audiences.ts'
import { Field } from '../ui/field.tsx'
import { useLanguageName } from '../ui/use-language-name.ts'

interface FieldProps<Value> {
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** In which language a letter is written. */
export function LanguageField({ value, onChange }: FieldProps<Language>): ReactElement {
  const { t } = useLingui()
  const languageName = useLanguageName()
  return (
    <Field label={t`Language of the letter`}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={({ target }) =>
            onChange(languages.find((one) => one === target.value) ?? value)
          }
        >
          {languages.map((language) => (
            <option key={language} value={language}>
              {languageName(language)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Who in the office may see it; nothing is asked where there is one answer. */
export function AudienceField({ value, onChange }: FieldProps<number>): ReactElement | null {
  const { t } = useLingui()
  const audiences = useAudiences()
  if (audiences.length < 2) return null
  return (
    <Field label={t`Visible to`} help={t`Whoever may see the letter sees what comes back, too.`}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={({ target }) => onChange(Number(target.value))}
        >
          {audiences.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
