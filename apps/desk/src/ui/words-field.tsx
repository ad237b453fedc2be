import type { ReactElement, ReactNode } from 'react'
import { Field } from './field.tsx'

interface WordsFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly lines: number
  /** In UTF-16 units. */
  readonly most: number
  readonly help?: ReactNode
  readonly problem?: string | null
}

/** Words in whatever language and direction they are written. */
export function WordsField(props: WordsFieldProps): ReactElement {
  const { label, value, onChange, lines, most, help, problem } = props
  return (
    <Field label={label} help={help} problem={problem}>
      {(control) => (
        <textarea
          {...control}
          rows={lines}
          value={value}
          maxLength={most}
          onChange={(event) => onChange(event.target.value)}
          dir="auto"
          autoComplete="off"
          // Some browsers send what is typed to a distant spell checker.
          spellCheck={false}
        />
      )}
    </Field>
  )
}
