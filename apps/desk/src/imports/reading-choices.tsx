import { encodings, type Encoding, type ReadingChoice } from '@amparo/lists'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Field } from '../ui/field.tsx'
import type { TableVerdict } from './read-table.ts'

interface ReadingChoicesProps {
  readonly verdict: TableVerdict
  readonly disabled: boolean
  readonly onChange: (choice: ReadingChoice) => void
}

/** What a file leaves open: how its letters are written, or which of its sheets is meant. */
export function ReadingChoices({
  verdict,
  disabled,
  onChange,
}: ReadingChoicesProps): ReactElement | null {
  const { t } = useLingui()
  if (verdict.sheets.length > 1) {
    return (
      <Field
        label={t`Sheet`}
        help={t`One sheet is read at a time. Bring the others as lists of their own.`}
      >
        {(control) => (
          <select
            {...control}
            disabled={disabled}
            value={verdict.ok ? (verdict.sheet ?? 0) : ''}
            onChange={(event) => onChange({ sheet: Number(event.target.value) })}
          >
            {!verdict.ok && <option value="">{t`choose…`}</option>}
            {verdict.sheets.map(({ name, isHidden }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- its place is what it is asked for by
              <option key={at} value={at}>
                {isHidden ? t`${name} (hidden)` : name}
              </option>
            ))}
          </select>
        )}
      </Field>
    )
  }
  if (verdict.encodings.length < 2) return null
  const others = encodings.filter((one) => !verdict.encodings.includes(one))
  return (
    <Field
      label={t`Letters are written as`}
      help={
        <Trans>
          The file does not say how its letters are written. Look at the examples below: if they
          cannot be read, choose another.
        </Trans>
      }
    >
      {(control) => (
        <select
          {...control}
          disabled={disabled}
          value={verdict.ok ? (verdict.encoding ?? '') : (verdict.encodings[0] ?? '')}
          onChange={(event) => onChange({ encoding: event.target.value as Encoding })}
        >
          {[...verdict.encodings, ...others].map((one) => (
            <option key={one} value={one}>
              {examples[one]} · {one}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Letters by which somebody knows the script; the same in every language. */
const examples: Readonly<Record<Encoding, string>> = {
  'utf-8': 'Unicode',
  'utf-16le': 'Unicode',
  'utf-16be': 'Unicode',
  'windows-1251': 'Абв',
  'koi8-r': 'Абв',
  ibm866: 'Абв',
  'windows-1252': 'Abç',
  'windows-874': 'กขค',
  'windows-1256': 'ابت',
}
