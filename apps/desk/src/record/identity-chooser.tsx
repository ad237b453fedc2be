import type { MatchCandidate, SubjectRow } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'
import { CandidateLine } from '../identity/candidate-line.tsx'
import { CandidateWords } from '../identity/candidate-words.tsx'
import { describedBy, type SaidOfPerson } from '../identity/described.ts'
import { CandidateCount, NotLookedUp } from '../identity/known-already.tsx'
import { useCandidates } from '../identity/use-candidates.ts'
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
  /** What else is said of the person already: the register is then asked who that may be, and says why. */
  readonly told?: readonly SaidOfPerson[]
  /** Those of this recording that it may be as well. */
  readonly here?: readonly { readonly key: number; readonly name: string }[]
  /** Whether a doubt can be recorded. */
  readonly offersUnsure?: boolean
  /** `line`: what was shown of one that is known, to be shown on. */
  readonly onChosen: (chosen: ChosenIdentity, line?: ReactNode) => void
}

/**
 * Finds which one it is across scripts and spellings. It only offers: whether two are the same is for whoever reads, never
 * for us; and who cannot tell says so.
 */
export function IdentityChooser(props: IdentityChooserProps): ReactElement {
  const { kind, suggested, here = [], offersUnsure = true, onChosen } = props
  const { t } = useLingui()
  const may = useMay()
  const nameOf = useNameOf()
  const list = useRef<HTMLUListElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const query = typed ?? suggested
  const settled = useLater(query.trim(), 400)
  const isAsked = settled.length >= 2
  const found = useSearch(kind, settled, isAsked)
  const subjects = isAsked ? (found.data?.pages[0]?.subjects ?? []).slice(0, 6) : []
  const known = useCandidates(
    props.told === undefined ? null : describedBy(named(query, props.told)),
  )
  const candidates = new Map(known.found.map((one) => [one.person, one]))
  // Whom the name alone does not find, beside those it finds.
  const others = known.found.filter(({ person }) => subjects.every(({ id }) => id !== person))
  const hasNone =
    found.isSuccess && !found.isPlaceholderData && isAsked && subjects.length + others.length === 0
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
      {props.told !== undefined && <CandidateCount count={known.found.length} />}
      {known.isFailed && <NotLookedUp onAgain={known.again} />}
      {subjects.length + others.length > 0 && (
        <ul
          ref={list}
          className={style.found}
          aria-label={kind === 'person' ? t`People with such a name` : t`With such a name`}
        >
          {subjects.map((subject) => (
            <Found
              key={subject.id}
              id={subject.id}
              name={nameOf(subject)}
              onChosen={onChosen}
              onUnsure={canDoubt ? makeNew : null}
            >
              <SubjectLine subject={subject} />
              <Why candidate={candidates.get(subject.id)} />
            </Found>
          ))}
          {others.map((candidate) => (
            <Found
              key={candidate.person}
              id={candidate.person}
              name={candidate.name}
              onChosen={onChosen}
              onUnsure={canDoubt ? makeNew : null}
            >
              <CandidateLine candidate={candidate} />
              <Why candidate={candidate} />
            </Found>
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
          <NewOne isPerson={kind === 'person'} isOther={subjects.length + others.length > 0} />
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

/** What is said of somebody, with what is in the field at the moment. */
function named(query: string, told: readonly SaidOfPerson[]): readonly SaidOfPerson[] {
  return [{ property: 'person.name', value: { kind: 'name', text: query.trim() } }, ...told]
}

function SubjectLine({ subject }: { readonly subject: SubjectRow }): ReactElement {
  const nameOf = useNameOf()
  if (subject.kind === 'person') return <PersonLine person={subject} />
  return (
    <>
      <bdi>{nameOf(subject)}</bdi>
      {subject.place !== '' && <bdi className={style.none}>{subject.place}</bdi>}
    </>
  )
}

function Why({ candidate }: { readonly candidate: MatchCandidate | undefined }): ReactNode {
  return candidate !== undefined && <CandidateWords candidate={candidate} />
}

interface FoundProps extends FoundSubject {
  readonly onChosen: (chosen: ChosenIdentity, line: ReactNode) => void
  readonly onUnsure: ((possibly: FoundSubject) => void) | null
  readonly children: ReactNode
}

function Found({ id, name, onChosen, onUnsure, children }: FoundProps): ReactElement {
  const { t } = useLingui()
  return (
    <li className={style.row}>
      <button
        type="button"
        className={style.option}
        onClick={() => onChosen({ kind: 'known', id, name }, children)}
      >
        {children}
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
