import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Choices } from '../ui/choices.tsx'
import { DayField } from '../ui/day-field.tsx'
import { WordsField } from '../ui/words-field.tsx'
import style from './partner-lists.module.css'

/** What the partner allows. `ends`: undefined while nobody said whether there is a last day. */
export interface TermsInHand {
  readonly purpose: string
  readonly ends: 'never' | 'on-a-day' | null
  readonly expires: string | null
  readonly onward: 'yes' | 'no' | null
}

export const noTerms: TermsInHand = { purpose: '', ends: null, expires: null, onward: null }

export function areTermsComplete({ purpose, ends, expires, onward }: TermsInHand): boolean {
  return (
    purpose.trim() !== '' &&
    onward !== null &&
    (ends === 'never' || (ends === 'on-a-day' && expires !== null))
  )
}

interface TermsFieldsProps {
  readonly value: TermsInHand
  readonly onChange: (terms: TermsInHand) => void
  readonly tried: boolean
}

/** The terms on which a partner gives a list. Nothing is chosen beforehand: they are agreed, not assumed. */
export function TermsFields({ value, onChange, tried }: TermsFieldsProps): ReactElement {
  const { t } = useLingui()
  const problem = tried ? t`Ask the partner, and say it here.` : null
  return (
    <>
      <WordsField
        label={t`What the partner gives it for`}
        help={t`In their words, as agreed.`}
        value={value.purpose}
        onChange={(purpose) => onChange({ ...value, purpose })}
        lines={2}
        most={1_000}
        problem={value.purpose.trim() === '' ? problem : null}
      />
      <Choices
        label={<Trans>May what only this list says be passed on?</Trans>}
        help={
          <Trans>
            If not, nothing of it leaves in a letter or a file, unless somebody else says the same.
          </Trans>
        }
        value={value.onward}
        onChange={(onward) => onChange({ ...value, onward })}
        options={[
          { value: 'no', label: <Trans>No</Trans> },
          { value: 'yes', label: <Trans>Yes, as consent allows</Trans> },
        ]}
        inline
      />
      <Choices
        label={<Trans>Until when may its content be kept?</Trans>}
        help={
          <Trans>After that day the lines are erased; that somebody stood in it remains.</Trans>
        }
        value={value.ends}
        onChange={(ends) => onChange({ ...value, ends })}
        options={[
          { value: 'never', label: <Trans>The partner named no day</Trans> },
          { value: 'on-a-day', label: <Trans>Until a day</Trans> },
        ]}
        inline
      />
      {value.ends === 'on-a-day' && (
        <DayField
          label={t`Last day`}
          value={value.expires}
          onChange={(expires) => onChange({ ...value, expires })}
        />
      )}
      {tried && !areTermsComplete(value) && <Missing value={value} />}
    </>
  )
}

/** What nobody has said yet, each by its name: a form that only says that it is not complete is searched through in vain. */
function Missing({ value }: { readonly value: TermsInHand }): ReactElement {
  const { t } = useLingui()
  const missing = [
    value.purpose.trim() === '' ? t`What the partner gives it for` : null,
    value.onward === null ? t`May what only this list says be passed on?` : null,
    value.ends === null ? t`Until when may its content be kept?` : null,
    value.ends === 'on-a-day' && value.expires === null ? t`Last day` : null,
  ].filter((one) => one !== null)
  return (
    <div role="alert" className={style.problem}>
      <p>
        <Trans>Not sent yet. These terms are still to be said:</Trans>
      </p>
      <ul>
        {missing.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  )
}
