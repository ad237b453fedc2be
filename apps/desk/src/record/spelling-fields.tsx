import { labelAtStart, nameSchemes } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useLanguageName } from '../locales/use-language-name.ts'
import { Field } from '../ui/field.tsx'
import style from './spelling-fields.module.css'
import type { Spelling } from './value-fields.ts'

/** Languages in which names of this region, and of those who write about it, are spelt. */
const offered = ['be', 'ru', 'uk', 'pl', 'lt', 'en', 'de', 'fr', 'th', 'ar', 'ka'] as const

interface SpellingFieldsProps {
  readonly value: Spelling
  readonly onChange: (value: Spelling) => void
}

/** Of which language a spelling is, and how it came about; both only where the source says so. */
export function SpellingFields({ value, onChange }: SpellingFieldsProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const languageName = useLanguageName()
  const tags = [...new Set([...offered, ...(value.language === '' ? [] : [value.language])])]
  return (
    <details className={style.spelling} open={value.language !== '' || value.scheme !== ''}>
      <summary>
        <Trans>How it is spelt, if the source says so</Trans>
      </summary>
      <div className={style.fields}>
        <Field label={t`Language of the spelling`}>
          {(control) => (
            <select
              {...control}
              value={value.language}
              onChange={(event) => onChange({ ...value, language: event.target.value })}
            >
              <option value="">–</option>
              {tags
                .map((tag) => ({ tag, name: languageName(tag) }))
                .toSorted((a, b) => a.name.localeCompare(b.name, language))
                .map(({ tag, name }) => (
                  <option key={tag} value={tag}>
                    {name}
                  </option>
                ))}
            </select>
          )}
        </Field>
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
