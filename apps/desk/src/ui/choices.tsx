import { useId, type ReactElement, type ReactNode } from 'react'
import style from './choices.module.css'
import { FieldGroup } from './field.tsx'

interface ChoicesProps<Value extends string> {
  readonly label: ReactNode
  readonly help?: ReactNode
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[]
  /** Beside each other when they are short. */
  readonly inline?: boolean
}

/** One of a few, all of them in sight. */
export function Choices<Value extends string>({
  label,
  help,
  value,
  onChange,
  options,
  inline = false,
}: ChoicesProps<Value>): ReactElement {
  const name = useId()
  return (
    <FieldGroup label={label} help={help}>
      <div className={inline ? style.inline : style.choices}>
        {options.map((option) => (
          <label key={option.value} className={style.choice}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
