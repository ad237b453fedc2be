import { useId, type ReactElement, type ReactNode } from 'react'
import style from './field.module.css'

export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly className: string | undefined
}

interface FieldProps {
  readonly label: ReactNode
  /** One sentence beside the field. */
  readonly help?: ReactNode
  /** What is the matter with what was typed, and what to do. */
  readonly problem?: string | null | undefined
  readonly children: (control: ControlProps) => ReactNode
}

/** The frame of every single input: its label, its help, and what is wrong with it. */
export function Field({ label, help, problem, children }: FieldProps): ReactElement {
  const id = useId()
  const described = [
    help === undefined ? null : `${id}-help`,
    problem ? `${id}-problem` : null,
  ].filter((one) => one !== null)
  return (
    <div className={style.field}>
      <label className={style.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        'aria-invalid': problem ? true : undefined,
        className: style.control,
      })}
      {help !== undefined && (
        <p className={style.help} id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem ? (
        <p className={style.problem} id={`${id}-problem`} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  )
}

/** Several inputs that answer one question. */
export function FieldGroup({
  label,
  help,
  children,
}: {
  readonly label: ReactNode
  readonly help?: ReactNode
  readonly children: ReactNode
}): ReactElement {
  const id = useId()
  return (
    <fieldset className={style.field} aria-describedby={help === undefined ? undefined : id}>
      <legend className={style.label}>{label}</legend>
      {children}
      {help !== undefined && (
        <p className={style.help} id={id}>
          {help}
        </p>
      )}
    </fieldset>
  )
}
