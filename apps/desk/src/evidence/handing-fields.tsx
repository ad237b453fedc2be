import {
  consentRecipients,
  languages,
  namedByPurpose,
  type ConsentRecipientCode,
  type HandingPurposeCode,
} from '@amparo/vocabulary'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import letters from '../letters/letters.module.css'
import { Field } from '../ui/field.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { useLanguageName } from '../ui/use-language-name.ts'
import type { Handing } from './use-evidence.ts'

const purposes = Object.keys(namedByPurpose) as HandingPurposeCode[]
const recipients = Object.keys(consentRecipients.entries) as ConsentRecipientCode[]

interface HandingFieldsProps {
  readonly handing: Handing
  readonly onChange: (handing: Handing) => void
}

/** For what, to whom, in which language. Another purpose brings the recipient that it names. */
export function HandingFields({ handing, onChange }: HandingFieldsProps): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const languageName = useLanguageName()
  return (
    <div className={letters.beside}>
      <Chosen
        label={t`For what`}
        value={handing.purpose}
        options={purposes.map((code) => [code, words('consent-purpose', code)] as const)}
        onChange={(purpose) =>
          onChange({ ...handing, purpose, recipient: namedByPurpose[purpose] })
        }
      />
      <Chosen
        label={t`For whom`}
        value={handing.recipient}
        options={recipients.map((code) => [code, words('consent-recipient', code)] as const)}
        onChange={(recipient) => onChange({ ...handing, recipient })}
      />
      <Chosen
        label={t`In which language`}
        value={handing.language}
        options={languages.map((code) => [code, languageName(code)] as const)}
        onChange={(language) => onChange({ ...handing, language })}
      />
    </div>
  )
}

interface ChosenProps<Code extends string> {
  readonly label: string
  readonly value: Code
  readonly options: readonly (readonly [code: Code, words: string])[]
  readonly onChange: (code: Code) => void
}

function Chosen<Code extends string>(props: ChosenProps<Code>): ReactElement {
  const { label, value, options, onChange } = props
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={({ target }) =>
            onChange(options.find(([code]) => code === target.value)?.[0] ?? value)
          }
        >
          {options.map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
