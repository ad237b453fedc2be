import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { monthNames } from '../locales/language.ts'
import { useLanguage } from '../locales/use-language.ts'
import style from './day-inputs.module.css'
import { partsOfWritten, type DayParts } from './day-parts.ts'
import fieldStyle from './field.module.css'

interface DayInputsProps {
  readonly value: DayParts
  readonly onChange: (parts: Partial<DayParts>) => void
  /** Which day it is, where one question asks for two. */
  readonly name?: string | null
  /** The element that says what is the matter with it. */
  readonly problem?: string | undefined
}

/** Day, month by its name, and year. A whole date put into the first field is spread over all three. */
export function DayInputs(props: DayInputsProps): ReactElement {
  const { value, onChange, name = null, problem } = props
  const { t } = useLingui()
  const months = monthNames(useLanguage())
  const named = (part: string): string => (name === null ? part : `${part}, ${name}`)
  const said = {
    'aria-invalid': problem === undefined ? undefined : (true as const),
    'aria-describedby': problem,
    autoComplete: 'off',
  }
  return (
    <>
      <input
        {...said}
        className={`${fieldStyle.control} ${style.day}`}
        aria-label={named(t`Day`)}
        placeholder={t`day`}
        value={value.day}
        onChange={({ target }) => onChange(partsOfWritten(target.value) ?? { day: target.value })}
        inputMode="numeric"
        maxLength={16}
        dir="ltr"
      />
      <select
        {...said}
        className={`${fieldStyle.control} ${style.month}`}
        aria-label={named(t`Month`)}
        value={value.month}
        onChange={({ target }) => onChange({ month: target.value })}
      >
        <option value="">{t`month`}</option>
        {months.map((month, at) => (
          <option key={month} value={String(at + 1)}>
            {month}
          </option>
        ))}
      </select>
      <input
        {...said}
        className={`${fieldStyle.control} ${style.year}`}
        aria-label={named(t`Year`)}
        placeholder={t`year`}
        value={value.year}
        onChange={({ target }) => onChange({ year: target.value })}
        inputMode="numeric"
        maxLength={4}
        dir="ltr"
      />
    </>
  )
}
