import { propertiesOf, properties, subjectKinds, type PropertyCode } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useKindName } from '../register/use-kind-name.ts'
import { Field } from '../ui/field.tsx'

/** Chooses what to add without marking words. */
export function AddValue({
  onChosen,
}: {
  readonly onChosen: (property: PropertyCode) => void
}): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const kindName = useKindName()
  return (
    <Field label={t`Add`}>
      {(control) => (
        <select
          {...control}
          value=""
          onChange={({ target }) => {
            const chosen = properties.find(({ code }) => code === target.value)
            if (chosen !== undefined) onChosen(chosen.code)
          }}
        >
          <option value="">{t`Choose what to add…`}</option>
          {subjectKinds.map((kind) => (
            <optgroup key={kind} label={kindName(kind)}>
              {propertiesOf(kind)
                .filter(({ belongs }) => belongs !== true)
                .map(({ code, labels }) => (
                  <option key={code} value={code}>
                    {labels[language]}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}
