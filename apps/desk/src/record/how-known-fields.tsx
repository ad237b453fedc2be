import { credibilities, directnesses, officeAudience, type Credibility } from '@amparo/register'
import { credibility, directness, labelAtStart, type CredibilityCode } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { DayField } from '../ui/day-field.tsx'
import { Field } from '../ui/field.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './how-known-fields.module.css'
import type { HowKnown, KnownFrom } from './how-known.ts'
import { useAudiences } from './use-audiences.ts'

interface HowKnownFieldsProps {
  readonly value: HowKnown
  readonly onChange: (value: HowKnown) => void
  readonly from: KnownFrom
  /** The whole office has no key, so what is sealed cannot be for it. */
  readonly onlyTeams?: boolean
}

/** Who stood how near, how good the information is, when it was said, and who may see it. */
export function HowKnownFields({
  value,
  onChange,
  from,
  onlyTeams = false,
}: HowKnownFieldsProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const audiences = useAudiences().filter(({ id }) => !onlyTeams || id !== officeAudience)
  return (
    <div className={style.fields}>
      {(from === 'message' || from === 'account') && (
        <Field label={t`Whose word it is`}>
          {(control) => (
            <select
              {...control}
              value={value.word}
              onChange={(event) =>
                onChange({
                  ...value,
                  word: event.target.value === 'authority' ? 'authority' : 'sender',
                })
              }
            >
              <option value="sender">
                {from === 'message' ? t`The sender’s own` : t`The person’s own, who told it`}
              </option>
              <option value="authority">
                {from === 'message'
                  ? t`An authority’s, passed on by the sender`
                  : t`An authority’s, passed on by the person`}
              </option>
            </select>
          )}
        </Field>
      )}
      <Field label={t`How the source knows`}>
        {(control) => (
          <select
            {...control}
            value={value.directness}
            onChange={(event) => {
              const chosen = directnesses.find((one) => one === event.target.value)
              if (chosen !== undefined) onChange({ ...value, directness: chosen })
            }}
          >
            {directnesses.map((code) => (
              <option key={code} value={code}>
                {labelAtStart(directness.entries[code], language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t`This information is`} help={t`The information is graded, never the person.`}>
        {(control) => (
          <select
            {...control}
            value={value.credibility}
            onChange={(event) => {
              const chosen = credibilities.find((one) => String(one) === event.target.value)
              if (chosen !== undefined) onChange({ ...value, credibility: chosen })
            }}
          >
            {credibilities.map((grade) => (
              <option key={grade} value={grade}>
                {grade} · {labelAtStart(credibility.entries[codeOf(grade)], language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {from !== 'correction' && (
        <Field label={t`Visible to`}>
          {(control) => (
            <select
              {...control}
              value={value.audience}
              onChange={(event) => onChange({ ...value, audience: Number(event.target.value) })}
            >
              {audiences.map((audience) => (
                <option key={audience.id} value={audience.id}>
                  {audience.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <SaidOn value={value.saidOn} onChange={(saidOn) => onChange({ ...value, saidOn })} />
    </div>
  )
}

function codeOf(grade: Credibility): CredibilityCode {
  return `${grade}`
}

interface SaidOnProps {
  readonly value: string
  readonly onChange: (day: string) => void
}

/** The day it was said: nearly always the message’s, so it is a line until somebody changes it. */
function SaidOn({ value, onChange }: SaidOnProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const [day, setDay] = useState<string | null>(value)
  const [changing, setChanging] = useState(false)
  if (!changing) {
    return (
      <p className={style.line}>
        <Trans>Said on {sayDay(value, language)}</Trans>
        <button
          type="button"
          className={style.change}
          onClick={() => {
            setDay(value)
            setChanging(true)
          }}
        >
          <Trans>Change the day</Trans>
        </button>
      </p>
    )
  }
  return (
    <DayField
      label={t`Said on`}
      value={day}
      onChange={(typed) => {
        setDay(typed)
        if (typed !== null) onChange(typed)
      }}
    />
  )
}
