import type { SubjectRow } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { PersonLine } from '../people/person-line.tsx'
import { useSearch } from '../register/use-register.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { useLater } from '../ui/use-later.ts'
import style from './person-chooser.module.css'
import type { ChosenPerson } from './recording.ts'

interface PersonChooserProps {
  /** A name already chosen from the message, to begin with. */
  readonly suggested: string
  readonly onChosen: (person: ChosenPerson) => void
}

/**
 * Finds who it is about across scripts and spellings. It only offers: whether two are the same
 * person is for whoever reads, never for us.
 */
export function PersonChooser({ suggested, onChosen }: PersonChooserProps): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const [typed, setTyped] = useState<string | null>(null)
  const query = typed ?? suggested
  const settled = useLater(query.trim(), 400)
  const found = useSearch('person', settled, settled.length >= 2)
  const people = found.data?.pages[0]?.subjects ?? []
  return (
    <div className={style.chooser}>
      <Field
        label={t`Who is this about?`}
        help={t`A name in any script or spelling. Look for them before you make a new person.`}
      >
        {(control) => (
          <input
            {...control}
            type="search"
            value={query}
            onChange={(event) => setTyped(event.target.value)}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {found.isFetching && people.length === 0 && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {people.length > 0 && settled.length >= 2 && (
        <ul className={style.found} aria-label={t`People with such a name`}>
          {people.slice(0, 6).map((person) => (
            <li key={person.id}>
              <PersonOption person={person} onChosen={onChosen} />
            </li>
          ))}
        </ul>
      )}
      {found.isSuccess && people.length === 0 && settled.length >= 2 && (
        <p className={style.none} role="status">
          <Trans>Nobody with such a name is recorded.</Trans>
        </p>
      )}
      {may('subject.create') && (
        <Button size="small" onClick={() => onChosen({ kind: 'new' })}>
          {people.length > 0 ? (
            <Trans>None of these: a new person</Trans>
          ) : (
            <Trans>A new person</Trans>
          )}
        </Button>
      )}
    </div>
  )
}

interface PersonOptionProps {
  readonly person: SubjectRow
  readonly onChosen: (person: ChosenPerson) => void
}

function PersonOption({ person, onChosen }: PersonOptionProps): ReactElement {
  return (
    <button
      type="button"
      className={style.option}
      onClick={() => onChosen({ kind: 'known', id: person.id, name: person.name })}
    >
      <PersonLine person={person} />
    </button>
  )
}
