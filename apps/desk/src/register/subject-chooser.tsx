import type { SubjectRow } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useSayMeets } from '../lists/use-say-meets.ts'
import { PersonLine } from '../people/person-line.tsx'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { useLater } from '../ui/use-later.ts'
import style from './subject-chooser.module.css'
import { useNameOf } from './use-kind-name.ts'
import { useSearch } from './use-register.ts'

interface SubjectChooserProps {
  readonly kind: SubjectKind
  readonly label: string
  readonly help: string
  readonly problem: string | null
  /** The number of the one that is chosen; empty for none. */
  readonly value: string
  /** What the chosen one is called, where it was chosen on an earlier visit. */
  readonly name?: string
  /** Its number and what it is called; both empty for none. */
  readonly onChange: (id: string, name: string) => void
}

/** Finds one subject of the register by name, in any script; whoever chooses sees what tells it from others. */
export function SubjectChooser(props: SubjectChooserProps): ReactElement {
  const { kind, label, help, problem, value, name, onChange } = props
  const { t } = useLingui()
  const nameOf = useNameOf()
  const sayMeets = useSayMeets()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<SubjectRow | null>(null)
  const query = useLater(typed.trim(), 400)
  const found = useSearch(kind, query, value === '' && typed !== '' && query.length >= 2)
  const subjects = found.data?.pages[0]?.subjects ?? []

  if (value !== '') {
    return (
      <div className={style.chosen}>
        <span className={style.label}>{label}</span>
        {chosen?.id === value && kind === 'person' ? (
          <PersonLine person={{ ...chosen, meets: [] }} />
        ) : (
          <bdi>{chosen?.id === value ? nameOf(chosen) : (name ?? t`no. ${value}`)}</bdi>
        )}
        <Button look="quiet" size="small" onClick={() => onChange('', '')}>
          <Trans>Another one</Trans>
        </Button>
      </div>
    )
  }
  return (
    <div className={style.chooser}>
      <Field label={label} help={help} problem={problem}>
        {(control) => (
          <input
            {...control}
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={t`Find by name`}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {subjects.length > 0 && query.length >= 2 && (
        <ul className={style.found}>
          {subjects.slice(0, 6).map((subject) => (
            <li key={subject.id}>
              <button
                type="button"
                className={style.option}
                onClick={() => {
                  setChosen(subject)
                  setTyped('')
                  onChange(subject.id, nameOf(subject))
                }}
              >
                {kind === 'person' ? (
                  <PersonLine person={subject} />
                ) : (
                  <>
                    <bdi>{nameOf(subject)}</bdi>
                    {subject.place !== '' && <span className={style.label}>{subject.place}</span>}
                    {subject.meets.length > 0 && (
                      <span className={style.label}>{sayMeets(subject.meets)}</span>
                    )}
                  </>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      {found.isSuccess && subjects.length === 0 && query.length >= 2 && (
        <p className={style.label} role="status">
          <Trans>Nothing with such a name is recorded.</Trans>
        </p>
      )}
    </div>
  )
}
