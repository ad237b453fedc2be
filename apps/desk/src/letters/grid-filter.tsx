import type { QuestionState } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import style from './question-grid.module.css'
import { StateSign } from './state-sign.tsx'
import type { GridPage, GridWanted } from './use-letters.ts'

/** In the order of how much they need the office. */
const states: readonly QuestionState[] = [
  'overdue',
  'asks-more',
  'next-body',
  'doubt',
  'refused',
  'partly',
  'acknowledged',
  'asked',
  'in-draft',
  'told-unasked',
  'answered',
]

interface GridFilterProps {
  readonly wanted: GridWanted
  readonly onChange: (wanted: GridWanted) => void
  /** The first page: it has the counts. */
  readonly page: GridPage
}

/** How many questions stand how, and which of them are shown. */
export function GridFilter({ wanted, onChange, page }: GridFilterProps): ReactElement | null {
  const { t } = useLingui()
  const language = useLanguage()
  const { counts, authorities } = page
  const countOf = (state: QuestionState) =>
    counts.find((one) => one.state === state)?.questions ?? 0
  const offered = states.filter((state) => countOf(state) > 0 || wanted.states.includes(state))
  const isFiltered = wanted.states.length > 0 || wanted.authority !== null
  if (offered.length === 0 && !isFiltered) return null

  function toggle(state: QuestionState): void {
    const others = wanted.states.filter((one) => one !== state)
    const isChosen = others.length < wanted.states.length
    onChange({ ...wanted, states: isChosen ? others : [...others, state] })
  }

  return (
    <div className={style.filter}>
      <fieldset className={style.states}>
        <legend className={style.legend}>
          <Trans>Questions, by how they stand</Trans>
        </legend>
        {offered.map((state) => (
          <label key={state} className={style.state}>
            <input
              type="checkbox"
              checked={wanted.states.includes(state)}
              onChange={() => toggle(state)}
            />
            <StateSign state={state} />
            <span className={style.count}>{countOf(state).toLocaleString(language)}</span>
          </label>
        ))}
      </fieldset>
      {(authorities.length > 1 || wanted.authority !== null) && (
        <Field label={t`Asked of`}>
          {(control) => (
            <select
              {...control}
              value={wanted.authority ?? ''}
              onChange={({ target }) => {
                const chosen = authorities.find(({ authority }) => authority === target.value)
                onChange({ ...wanted, authority: chosen?.authority ?? null })
              }}
            >
              <option value="">{t`any body`}</option>
              {authorities.map(({ authority, name }) => (
                <option key={authority} value={authority}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {isFiltered && (
        <Button
          size="small"
          look="quiet"
          onClick={() => onChange({ ...wanted, states: [], authority: null })}
        >
          <Trans>Show all again</Trans>
        </Button>
      )}
    </div>
  )
}
