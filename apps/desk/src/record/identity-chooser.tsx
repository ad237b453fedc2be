import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'
import type { SaidOfPerson } from '../identity/described.ts'
import { FoundOnes, type FoundSubject } from '../register/found-ones.tsx'
import { useFoundOnes } from '../register/use-found-ones.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import style from './identity-chooser.module.css'

export type ChosenIdentity =
  | ({ readonly kind: 'known' } & FoundSubject)
  /** `words`: what was looked for. `possibly`: nobody can say yet whether it is this one. */
  | { readonly kind: 'new'; readonly words: string; readonly possibly: FoundSubject | null }
  | { readonly kind: 'here'; readonly subject: number }

const nothingTold: readonly [] = []

interface IdentityChooserProps {
  readonly kind: SubjectKind
  readonly label: string
  readonly help?: string
  readonly problem?: string | null
  /** Words to begin with. */
  readonly suggested: string
  /** What else is said of the person already. */
  readonly told?: readonly SaidOfPerson[]
  /** What is recorded here is sealed to a team: words that were marked leave this device only when somebody types them. */
  readonly isSealed?: boolean
  /** One of the register that it cannot be. */
  readonly except?: string | null
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
  const { kind, suggested, told = nothingTold, isSealed = false, here = [] } = props
  const { except = null, offersUnsure = true, onChosen } = props
  const { t } = useLingui()
  const may = useMay()
  const list = useRef<HTMLUListElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const query = typed ?? (isSealed ? '' : suggested)
  const found = useFoundOnes({ kind, query, told, isSealed, except })
  const isAny = found.subjects.length + found.others.length > 0
  const canDoubt = offersUnsure && kind === 'person' && may('subject.create')
  const makeNew = (possibly: FoundSubject | null): void =>
    onChosen({ kind: 'new', words: query.trim(), possibly })

  /** Enter goes on to what was found; where nobody was, it is somebody new. It never chooses for anybody. */
  function handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    const first = list.current?.querySelector('button')
    if (first) first.focus()
    else if (found.noneOf === query.trim() && may('subject.create')) makeNew(null)
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
      <FoundOnes
        found={found}
        list={list}
        onChosen={(one, line) => onChosen({ kind: 'known', ...one }, line)}
        {...(canDoubt ? { beside: (one) => <Unsure one={one} onUnsure={makeNew} /> } : {})}
      />
      {may('subject.create') && (
        <Button size="small" onClick={() => makeNew(null)}>
          <NewOne isPerson={kind === 'person'} isOther={isAny} />
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

interface UnsureProps {
  readonly one: FoundSubject
  readonly onUnsure: (possibly: FoundSubject) => void
}

function Unsure({ one, onUnsure }: UnsureProps): ReactElement {
  const { t } = useLingui()
  const { name } = one
  return (
    <Button
      look="quiet"
      size="small"
      className={style.unsure}
      aria-label={t`Unsure: it may be ${name}`}
      onClick={() => onUnsure(one)}
    >
      <Trans>Unsure</Trans>
    </Button>
  )
}
