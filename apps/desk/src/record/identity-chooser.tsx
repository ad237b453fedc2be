import type { SubjectRow } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import { PersonLine } from '../people/person-line.tsx'
import { useNameOf } from '../register/use-kind-name.ts'
import { useSearch } from '../register/use-register.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { useLater } from '../ui/use-later.ts'
import style from './identity-chooser.module.css'

/** One of the register by the name it was found by. */
export interface FoundSubject {
  readonly id: string
  readonly name: string
}

export type ChosenIdentity =
  | ({ readonly kind: 'known' } & FoundSubject)
  /** `words`: what was looked for. `possibly`: nobody can say yet whether it is this one. */
  | { readonly kind: 'new'; readonly words: string; readonly possibly: FoundSubject | null }
  | { readonly kind: 'here'; readonly subject: number }

interface IdentityChooserProps {
  readonly kind: SubjectKind
  readonly label: string
  readonly help?: string
  readonly problem?: string | null
  /** Words to begin with. */
  readonly suggested: string
  /** Those of this recording that it may be as well. */
  readonly here?: readonly { readonly key: number; readonly name: string }[]
  /** Whether a doubt can be recorded. */
  readonly offersUnsure?: boolean
  readonly onChosen: (chosen: ChosenIdentity) => void
}

/**
 * Finds which one it is across scripts and spellings. It only offers: whether two are the same is for whoever reads, never
 * for us; and who cannot tell says so.
 */
export function IdentityChooser(props: IdentityChooserProps): ReactElement {
  const { kind, suggested, here = [], offersUnsure = true, onChosen } = props
  const { t } = useLingui()
  const may = useMay()
  const list = useRef<HTMLUListElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const query = typed ?? suggested
  const settled = useLater(query.trim(), 400)
  const isAsked = settled.length >= 2
  const found = useSearch(kind, settled, isAsked)
  const subjects = isAsked ? (found.data?.pages[0]?.subjects ?? []).slice(0, 6) : []
  const hasNone = found.isSuccess && !found.isPlaceholderData && isAsked && subjects.length === 0
  const canDoubt = offersUnsure && kind === 'person' && may('subject.create')
  const makeNew = (possibly: FoundSubject | null): void =>
    onChosen({ kind: 'new', words: query.trim(), possibly })

  /** Enter goes on to what was found; where nobody was, it is somebody new. It never chooses for anybody. */
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    const first = list.current?.querySelector('button')
    if (first) first.focus()
    else if (hasNone && settled === query.trim() && may('subject.create')) makeNew(null)
  }

  return (
    <div className={style.chooser}>
      <Field label={props.label} help={props.help} problem={props.problem}>
        {(control) => (
          <input
            {...control}
            type="search"
            value={query}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={handleKey}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {here.length > 0 && (
        <ul className={style.here} aria-label={t`Recorded here`}>
          {here.map(({ key, name }) => (
            <li key={key}>
              <Button size="small" onClick={() => onChosen({ kind: 'here', subject: key })}>
                <bdi>{name}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {found.isFetching && isAsked && subjects.length === 0 && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {subjects.length > 0 && (
        <ul
          ref={list}
          className={style.found}
          aria-label={kind === 'person' ? t`People with such a name` : t`With such a name`}
        >
          {subjects.map((subject) => (
            <Found
              key={subject.id}
              subject={subject}
              onChosen={onChosen}
              onUnsure={canDoubt ? makeNew : null}
            />
          ))}
        </ul>
      )}
      {hasNone && (
        <p className={style.none} role="status">
          {kind === 'person' ? (
            <Trans>Nobody with such a name is recorded.</Trans>
          ) : (
            <Trans>Nothing with such a name is recorded.</Trans>
          )}
        </p>
      )}
      {may('subject.create') && (
        <Button size="small" onClick={() => makeNew(null)}>
          <NewOne isPerson={kind === 'person'} isOther={subjects.length > 0} />
        </Button>
      )}
    </div>
  )
}

function NewOne({
  isPerson,
  isOther,
}: {
  readonly isPerson: boolean
  readonly isOther: boolean
}): ReactElement {
  if (isPerson)
    return isOther ? <Trans>None of these: a new person</Trans> : <Trans>A new person</Trans>
  return isOther ? <Trans>None of these: a new one</Trans> : <Trans>A new one</Trans>
}

interface FoundProps {
  readonly subject: SubjectRow
  readonly onChosen: (chosen: ChosenIdentity) => void
  readonly onUnsure: ((possibly: FoundSubject) => void) | null
}

function Found({ subject, onChosen, onUnsure }: FoundProps): ReactElement {
  const { t } = useLingui()
  const nameOf = useNameOf()
  const name = nameOf(subject)
  const { id, kind, place } = subject
  return (
    <li className={style.row}>
      <button
        type="button"
        className={style.option}
        onClick={() => onChosen({ kind: 'known', id, name })}
      >
        {kind === 'person' ? (
          <PersonLine person={subject} />
        ) : (
          <>
            <bdi>{name}</bdi>
            {place !== '' && <bdi className={style.none}>{place}</bdi>}
          </>
        )}
      </button>
      {onUnsure !== null && (
        <Button
          look="quiet"
          size="small"
          className={style.unsure}
          aria-label={t`Unsure: it may be ${name}`}
          onClick={() => onUnsure({ id, name })}
        >
          <Trans>Unsure</Trans>
        </Button>
      )}
    </li>
  )
}
