import { labelAtStart, nameSchemes } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Field } from '../ui/field.tsx'
import { LanguageField } from '../ui/language-field.tsx'
import style from './spelling-fields.module.css'
import type { Spelling } from './value-fields.ts'

interface SpellingFieldsProps {
  readonly value: Spelling
  readonly onChange: (value: Spelling) => void
}

/** Of which language a spelling is, and how it came about; both only where the source says so. */
export function SpellingFields({ value, onChange }: SpellingFieldsProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  return (
    <details className={style.spelling} open={value.language !== '' || value.scheme !== ''}>
      <summary>
        <Trans>How it is spelt, if the source says so</Trans>
      </summary>
      <div className={style.fields}>
        <LanguageField
          label={t`Language of the spelling`}
          value={value.language}
          onChange={(chosen) => onChange({ ...value, language: chosen })}
          isMissing={false}
        />
        <Field label={t`Written`}>
          {(control) => (
            <select
              {...control}
              value={value.scheme}
              onChange={(event) => onChange({ ...value, scheme: event.target.value })}
            >
              <option value="">–</option>
              {Object.values(nameSchemes.entries).map((one) => (
                <option key={one.code} value={one.code}>
                  {labelAtStart(one, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </details>
  )
}
