import { interval, sayDate, type UncertainDate } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement, type ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Choices } from '../ui/choices.tsx'
import { DayInputs } from '../ui/day-inputs.tsx'
import { FieldGroup } from '../ui/field.tsx'
import fieldStyle from '../ui/field.module.css'
import { sayDay } from '../ui/say-day.ts'
import style from './date-field.module.css'
import {
  readDateFields,
  type DateFields,
  type DateFieldsVerdict,
  type DateManner,
  type MomentFields,
} from './date-fields.ts'

interface DateFieldProps {
  readonly label: ReactNode
  readonly help?: ReactNode
  readonly value: DateFields
  readonly onChange: (value: DateFields) => void
  readonly manners: readonly DateManner[]
  /** Birth dates and the day something was said have no hour. */
  readonly withTime: boolean
  /** After somebody tried to go on. */
  readonly showProblem?: boolean
}

/** A date as far as it is known: year, month, day, hour; about, between, unknown since. */
export function DateField(props: DateFieldProps): ReactElement {
  const { value, onChange, manners, withTime } = props
  const { t } = useLingui()
  const [left, setLeft] = useState(false)
  const read = readDateFields(value)
  const mannerName = useMannerName()
  return (
    <FieldGroup label={props.label} help={props.help} onLeave={() => setLeft(true)}>
      {manners.length > 1 && (
        <Choices
          inline
          label={<span className="visually-hidden">{t`How exactly`}</span>}
          value={value.manner}
          onChange={(manner) => onChange({ ...value, manner })}
          options={manners.map((manner) => ({ value: manner, label: mannerName(manner) }))}
        />
      )}
      <Moment
        name={value.manner === 'between' ? t`earliest` : null}
        value={value.first}
        withTime={withTime}
        onChange={(first) => onChange({ ...value, first })}
      />
      {value.manner === 'between' && (
        <Moment
          name={t`latest`}
          value={value.second}
          withTime={withTime}
          onChange={(second) => onChange({ ...value, second })}
        />
      )}
      <p className={style.reading} aria-live="polite">
        <Reading
          read={read}
          showProblem={props.showProblem === true || (left && read.verdict !== 'empty')}
        />
      </p>
    </FieldGroup>
  )
}

function Reading({
  read,
  showProblem,
}: {
  readonly read: DateFieldsVerdict
  readonly showProblem: boolean
}): ReactElement | null {
  const language = useLanguage()
  const problem = useDateProblem()
  if (read.verdict !== 'date') {
    return showProblem ? <span className={style.problem}>{problem(read.verdict)}</span> : null
  }
  return (
    <>
      <strong>{sayDate(read.date, language)}</strong> <Interval date={read.date} />
    </>
  )
}

/** The first and last day it can be, unless it is one day. */
function Interval({ date }: { readonly date: UncertainDate }): ReactElement | null {
  const language = useLanguage()
  const { lo, hi } = interval(date)
  if (lo === null || hi === null || lo === hi) return null
  return (
    <span className={style.interval}>
      <Trans>
        from {sayDay(lo, language)} to {sayDay(hi, language)}
      </Trans>
    </span>
  )
}

interface MomentProps {
  readonly name: string | null
  readonly value: MomentFields
  readonly onChange: (value: MomentFields) => void
  readonly withTime: boolean
}

function Moment({ name, value, onChange, withTime }: MomentProps): ReactElement {
  const { t } = useLingui()
  const hour = t`Hour and minute, if known`
  return (
    <div className={style.moment}>
      {name !== null && (
        <span className={style.name} aria-hidden="true">
          {name}
        </span>
      )}
      <DayInputs
        value={value}
        name={name}
        onChange={(changed) => onChange({ ...value, ...changed })}
      />
      {withTime && (
        <input
          className={`${fieldStyle.control} ${style.time}`}
          aria-label={name === null ? hour : `${hour}, ${name}`}
          placeholder={t`hour:min`}
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.target.value })}
          autoComplete="off"
          maxLength={5}
          dir="ltr"
        />
      )}
    </div>
  )
}

function useMannerName(): (manner: DateManner) => string {
  const { t } = useLingui()
  return (manner) => {
    switch (manner) {
      case 'on':
        return t`as said`
      case 'about':
        return t`about`
      case 'between':
        return t`between`
      case 'since':
        return t`unknown since`
    }
  }
}

export function useDateProblem(): (
  problem: Exclude<DateFieldsVerdict['verdict'], 'date'>,
) => string {
  const { t } = useLingui()
  return (problem) => {
    switch (problem) {
      case 'empty':
        return t`Write as much of the date as is known; the year alone is enough.`
      case 'no-year':
        return t`Write the year, too.`
      case 'no-month':
        return t`A day needs its month.`
      case 'no-day':
        return t`An hour needs its day.`
      case 'not-a-date':
        return t`There is no such day or hour. Look at it once more.`
      case 'backwards':
        return t`The latest is before the earliest.`
    }
  }
}
