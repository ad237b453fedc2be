import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import style from '../letters/letters.module.css'
import { useToday } from '../letters/use-today.ts'
import { DayField } from '../ui/day-field.tsx'
import { Field } from '../ui/field.tsx'
import { WordsField } from '../ui/words-field.tsx'
import type { StepBody } from './use-meetings.ts'

/** What is typed of a plan or a note. */
export interface Typed {
  readonly day: string | null
  readonly hour: string
  readonly place: string
  readonly theirs: string
  readonly ours: string
  readonly words: string
}

export const nothingTyped: Typed = {
  day: null,
  hour: '',
  place: '',
  theirs: '',
  ours: '',
  words: '',
}

/** What is sent of it; null while something is missing. */
export function stepOf(
  act: 'plan' | 'note',
  typed: Typed,
): Exclude<StepBody, { act: 'cancel' }> | null {
  const line = (text: string) => (text.trim() === '' ? null : text.trim())
  const { day, hour, place, theirs, ours, words } = typed
  if (day === null) return null
  const where = { day, hour: line(hour), place: line(place), ours: line(ours) }
  const written = line(words)
  if (act === 'note') {
    return written === null ? null : { act, ...where, theirs: line(theirs), words: written }
  }
  const whom = line(theirs)
  return whom === null ? null : { act, ...where, theirs: whom, words: written }
}

interface MeetingFieldsProps {
  readonly act: 'plan' | 'note'
  readonly typed: Typed
  readonly onChange: (typed: Typed) => void
}

/** When and where, who with whom; before it what it is for, afterwards what was said. */
export function MeetingFields({ act, typed, onChange }: MeetingFieldsProps): ReactElement {
  const { t } = useLingui()
  const today = useToday()
  const put = (change: Partial<Typed>) => onChange({ ...typed, ...change })
  return (
    <>
      <div className={style.beside}>
        <DayField
          label={t`On which day`}
          value={typed.day}
          onChange={(day) => put({ day })}
          {...(act === 'plan' ? { earliest: today } : { latest: today })}
        />
        <Field label={t`At what time`} help={t`As 10:30, by the clocks of the office.`}>
          {(control) => (
            <input
              {...control}
              value={typed.hour}
              onChange={({ target }) => put({ hour: target.value })}
              inputMode="numeric"
              pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
              maxLength={5}
              autoComplete="off"
            />
          )}
        </Field>
      </div>
      <LineField label={t`Where`} value={typed.place} onChange={(place) => put({ place })} />
      <LineField
        label={act === 'plan' ? t`With whom` : t`Who was there for them`}
        help={t`By post and rank, without names.`}
        value={typed.theirs}
        onChange={(theirs) => put({ theirs })}
      />
      <LineField
        label={act === 'plan' ? t`Who of us goes` : t`Who of us was there`}
        value={typed.ours}
        onChange={(ours) => put({ ours })}
      />
      <WordsField
        label={act === 'plan' ? t`What it is for` : t`What was asked and what was said`}
        help={
          act === 'plan'
            ? t`May stay empty.`
            : t`As closely as you remember. What was promised is recorded next, each promise by itself.`
        }
        value={typed.words}
        onChange={(words) => put({ words })}
        lines={act === 'plan' ? 2 : 6}
        most={20_000}
      />
    </>
  )
}

interface LineFieldProps {
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly onChange: (text: string) => void
}

export function LineField({ label, help, value, onChange }: LineFieldProps): ReactElement {
  return (
    <Field label={label} help={help}>
      {(control) => (
        <input
          {...control}
          value={value}
          maxLength={500}
          onChange={({ target }) => onChange(target.value)}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </Field>
  )
}
