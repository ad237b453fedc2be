import { Trans, useLingui } from '@lingui/react/macro'
import { useId, useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import style from './day-field.module.css'
import { DayInputs } from './day-inputs.tsx'
import {
  noParts,
  partsOfDay,
  readDayParts,
  type DayLimits,
  type DayParts,
  type DayProblem,
} from './day-parts.ts'
import { FieldGroup, problemOf } from './field.tsx'
import { sayDay } from './say-day.ts'

interface DayFieldProps extends DayLimits {
  readonly label: string
  readonly help?: string
  /** `YYYY-MM-DD`; null while it is none, or none that is allowed. */
  readonly value: string | null
  readonly onChange: (day: string | null) => void
  /** What is the matter with a day that can be one, or with none. */
  readonly problem?: string | null | undefined
  /** On one line with its label. */
  readonly inline?: boolean
}

/** One civil day, typed in the page’s own language, never by the browser’s. */
export function DayField(props: DayFieldProps): ReactElement {
  const { value, onChange, problem = null, earliest, latest, fills } = props
  const id = useId()
  const limits = { earliest, latest, fills }
  const sayProblem = useDayProblem(limits)
  const [typed, setTyped] = useState(noParts)
  const [left, setLeft] = useState(false)
  // A day that was set from outside is shown instead of what was typed before.
  const parts = dayIn(typed, limits) === value ? typed : partsOf(value)
  const { verdict } = readDayParts(parts, limits)
  const isRead = verdict === 'day' || verdict === 'empty'
  const isSaid = left || problem !== null
  const said = isRead ? problem : isSaid ? sayProblem(verdict) : null

  function change(changed: Partial<DayParts>): void {
    const next = { ...parts, ...changed }
    setTyped(next)
    onChange(dayIn(next, limits))
  }

  return (
    <FieldGroup
      id={id}
      label={<Label {...props} parts={parts} />}
      help={props.help}
      problem={said}
      inline={props.inline}
      onLeave={() => setLeft(true)}
    >
      <div className={style.parts}>
        <DayInputs
          value={parts}
          onChange={change}
          problem={said === null ? undefined : problemOf(id)}
        />
      </div>
    </FieldGroup>
  )
}

/** Beside its name, which day a year or a month alone is taken for. */
function Label({
  label,
  fills,
  value,
  parts,
}: DayFieldProps & { readonly parts: DayParts }): ReactElement {
  const language = useLanguage()
  if (fills === undefined) return <>{label}</>
  const isWhole = parts.day !== ''
  return (
    <>
      {label}{' '}
      <span className={style.taken} aria-live="polite">
        {value === null && (
          <>
            (<Trans>the year is enough</Trans>)
          </>
        )}
        {value !== null && !isWhole && sayDay(value, language)}
      </span>
    </>
  )
}

function dayIn(typed: DayParts, limits: DayLimits): string | null {
  const read = readDayParts(typed, limits)
  return read.verdict === 'day' ? read.day : null
}

function partsOf(day: string | null): DayParts {
  return day === null ? noParts : partsOfDay(day)
}

function useDayProblem({ earliest = '', latest = '' }: DayLimits): (problem: DayProblem) => string {
  const { t } = useLingui()
  const language = useLanguage()
  return (problem) => {
    switch (problem) {
      case 'no-year':
        return t`Write the year, too.`
      case 'no-month':
        return t`A day needs its month.`
      case 'incomplete':
        return t`Day, month and year are needed here.`
      case 'short-year':
        return t`Write the year with four digits.`
      case 'no-such-day':
        return t`There is no such day. Look at it once more.`
      case 'early':
        return t`The first possible day is ${sayDay(earliest, language)}.`
      case 'late':
        return t`The last possible day is ${sayDay(latest, language)}.`
    }
  }
}
