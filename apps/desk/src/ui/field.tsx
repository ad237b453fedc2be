import { useId, type FocusEvent, type ReactElement, type ReactNode } from 'react'
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
  return (
    <div className={style.field}>
      <label className={style.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy(id, help, problem),
        'aria-invalid': problem ? true : undefined,
        className: style.control,
      })}
      <Beside id={id} help={help} problem={problem} />
    </div>
  )
}

interface FieldGroupProps {
  /** Where the inputs say by `problemOf` what is wrong with them. */
  readonly id?: string
  readonly label: ReactNode
  readonly help?: ReactNode
  readonly problem?: string | null | undefined
  /** The label on the line of the inputs. */
  readonly inline?: boolean | undefined
  /** The focus has left all of the inputs. */
  readonly onLeave?: () => void
  readonly children: ReactNode
}

/** Several inputs that answer one question. */
export function FieldGroup(props: FieldGroupProps): ReactElement {
  const { label, help, problem, inline = false, onLeave, children } = props
  const ownId = useId()
  const id = props.id ?? ownId
  const handleBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) onLeave?.()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the focus that leaves its inputs is all it hears of
    <fieldset
      className={inline ? style.line : style.field}
      aria-describedby={describedBy(id, help, null)}
      onBlur={handleBlur}
    >
      <legend className={style.label}>{label}</legend>
      {children}
      <Beside id={id} help={help} problem={problem} />
    </fieldset>
  )
}

interface BesideProps {
  readonly id: string
  readonly help: ReactNode
  readonly problem: string | null | undefined
}

function Beside({ id, help, problem }: BesideProps): ReactElement {
  return (
    <>
      {help !== undefined && (
        <p className={style.help} id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem ? (
        <p className={style.problem} id={problemOf(id)} role="alert">
          {problem}
        </p>
      ) : null}
    </>
  )
}

/** The element that says what is the matter within the field of this id. */
export function problemOf(id: string): string {
  return `${id}-problem`
}

function describedBy(
  id: string,
  help: ReactNode,
  problem: string | null | undefined,
): string | undefined {
  const described = [
    help === undefined ? null : `${id}-help`,
    problem ? problemOf(id) : null,
  ].filter((one) => one !== null)
  return described.length > 0 ? described.join(' ') : undefined
}
