import { useLingui } from '@lingui/react/macro'
import { useMemo, useState, type ReactElement } from 'react'
import { useLanguageName } from './use-language-name.ts'
import { useLanguage } from '../locales/use-language.ts'
import { Field } from '../ui/field.tsx'
import { isLanguage, namedLanguages, type NamedLanguage } from './named-languages.ts'

interface LanguageFieldProps {
  readonly label: string
  /** Its tag (BCP 47); empty until one is chosen. */
  readonly value: string
  readonly onChange: (code: string) => void
  readonly isMissing: boolean
}

const byCode = 'code'

/** A language by its name in the reader's own, those of the office first; any other by its code. */
export function LanguageField(props: LanguageFieldProps): ReactElement {
  const { label, value, onChange, isMissing } = props
  const { t } = useLingui()
  const language = useLanguage()
  const { own, others } = useMemo(() => namedLanguages(language), [language])
  const isNamed = [...own, ...others].some(({ code }) => code === value)
  const [isAsked, setAsked] = useState(false)
  const isByCode = !isNamed && (isAsked || value !== '')
  return (
    <>
      <Field label={label} problem={isMissing && !isByCode ? t`Choose the language.` : null}>
        {(control) => (
          <select
            {...control}
            value={isByCode ? byCode : value}
            onChange={({ target }) => {
              setAsked(target.value === byCode)
              onChange(target.value === byCode ? '' : target.value)
            }}
          >
            <option value="">{t`Choose…`}</option>
            <optgroup label={t`Languages of this office`}>
              <Languages all={own} />
            </optgroup>
            <optgroup label={t`All others`}>
              <Languages all={others} />
            </optgroup>
            <option value={byCode}>{t`Another one, by its code…`}</option>
          </select>
        )}
      </Field>
      {isByCode && <CodeField {...props} />}
    </>
  )
}

function Languages({ all }: { readonly all: readonly NamedLanguage[] }): ReactElement {
  return (
    <>
      {all.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </>
  )
}

function CodeField({ label, value, onChange, isMissing }: LanguageFieldProps): ReactElement {
  const { t } = useLingui()
  const languageName = useLanguageName()
  return (
    <Field
      label={t`${label}: its code`}
      help={
        isLanguage(value) ? languageName(value) : t`A code of BCP 47, such as kmr, ckb, zh-Hant.`
      }
      problem={isMissing ? t`Write the code of the language.` : null}
    >
      {(control) => (
        <input
          {...control}
          value={value}
          maxLength={35}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value.trim())}
        />
      )}
    </Field>
  )
}
