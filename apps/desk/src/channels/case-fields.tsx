import { states, type Known } from '@amparo/norms'
import { label } from '@amparo/vocabulary'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Choices } from '../ui/choices.tsx'
import { Field } from '../ui/field.tsx'
import { isUnreadable, type CaseWords } from './case-facts.ts'
import style from './channels.module.css'

interface CaseFieldsProps {
  readonly words: CaseWords
  readonly onChange: (words: CaseWords) => void
}

/** What the procedures ask about a case. “Not known” is an answer. */
export function CaseFields({ words, onChange }: CaseFieldsProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const put = (change: Partial<CaseWords>) => onChange({ ...words, ...change })
  const yesNo = (value: Known, name: string, change: (value: Known) => Partial<CaseWords>) => (
    <Choices
      label={name}
      value={value}
      onChange={(next: Known) => put(change(next))}
      options={[
        { value: 'yes', label: t`yes` },
        { value: 'no', label: t`no` },
        { value: 'unknown', label: t`not known` },
      ]}
      inline
    />
  )
  return (
    <div className={style.fields}>
      <Field label={t`State whose agents are said to be responsible`}>
        {(control) => (
          <select
            {...control}
            value={words.state}
            onChange={({ target }) => put({ state: target.value })}
          >
            <option value="">{t`choose…`}</option>
            {Object.values(states.entries).map((state) => (
              <option key={state.code} value={state.code}>
                {label(state, language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Day name={t`Since when`} value={words.since} onChange={(since) => put({ since })} />
      {yesNo(words.deprived, t`Held, now or then`, (deprived) => ({ deprived }))}
      {yesNo(
        words.disappeared,
        t`Taken by agents of the state or with its support, and it is concealed where the person is`,
        (disappeared) => ({ disappeared }),
      )}
      {yesNo(words.located, t`Found, alive or dead`, (located) => ({ located }))}
      {yesNo(words.ongoing, t`It goes on, or is about to happen`, (ongoing) => ({ ongoing }))}
      {yesNo(words.illTreated, t`Torture or other ill-treatment`, (illTreated) => ({ illTreated }))}
      {yesNo(words.againstWoman, t`Discrimination or violence against a woman`, (againstWoman) => ({
        againstWoman,
      }))}
      {yesNo(
        words.otherNationality,
        t`Also, or only, a national of another state`,
        (otherNationality) => ({ otherNationality }),
      )}
      {yesNo(
        words.linkedToRecent,
        t`Linked to a disappearance of the last three months`,
        (linkedToRecent) => ({ linkedToRecent }),
      )}
      <Choices
        label={t`The authorities were told`}
        value={words.toldAuthorities}
        onChange={(toldAuthorities) => put({ toldAuthorities })}
        options={[
          { value: 'yes', label: t`yes` },
          { value: 'no', label: t`no` },
          { value: 'not-possible', label: t`it was not possible` },
          { value: 'unknown', label: t`not known` },
        ]}
        inline
      />
      <Choices
        label={t`Remedies in the country`}
        value={words.remedies}
        onChange={(remedies) => put({ remedies })}
        options={[
          { value: 'exhausted', label: t`all were used` },
          { value: 'none-effective', label: t`none works` },
          { value: 'pending', label: t`some are under way` },
          { value: 'unknown', label: t`not known` },
        ]}
        inline
      />
      <Day
        name={t`Day of the last decision in the country, if there is one`}
        value={words.lastDecision}
        onChange={(lastDecision) => put({ lastDecision })}
      />
      {yesNo(
        words.elsewhere,
        t`The same matter is or was before another international procedure`,
        (elsewhere) => ({ elsewhere }),
      )}
      <Choices
        label={t`Who submits it`}
        value={words.submittedBy}
        onChange={(submittedBy) => put({ submittedBy })}
        options={[
          { value: 'person', label: t`the person` },
          { value: 'family', label: t`the family` },
          { value: 'representative', label: t`a representative` },
          { value: 'organisation', label: t`an organisation` },
          { value: 'unknown', label: t`not known` },
        ]}
        inline
      />
      {yesNo(
        words.consents,
        t`The person agrees to it; where they cannot be asked, the family`,
        (consents) => ({ consents }),
      )}
      {yesNo(words.nameToState, t`The state may learn the name`, (nameToState) => ({
        nameToState,
      }))}
      {yesNo(words.nameInPublic, t`The name may become public`, (nameInPublic) => ({
        nameInPublic,
      }))}
    </div>
  )
}

interface DayProps {
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Day({ name, value, onChange }: DayProps): ReactElement {
  const { t } = useLingui()
  return (
    <Field
      label={name}
      help={t`Year, month and day with hyphens: 2026-08-12. Month and year are enough: 2026-08.`}
      problem={isUnreadable(value) ? t`This is no day.` : null}
    >
      {(control) => (
        <input
          {...control}
          value={value}
          maxLength={40}
          dir="ltr"
          autoComplete="off"
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
