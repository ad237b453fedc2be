import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { FoundOnes, type FoundSubject } from './found-ones.tsx'
import style from './subject-chooser.module.css'
import { useFoundOnes } from './use-found-ones.ts'

interface SubjectChooserProps {
  readonly kind: SubjectKind
  readonly label: string
  readonly help: string
  readonly problem: string | null
  /** The number of the one that is chosen; empty for none. */
  readonly value: string
  /** What the chosen one is called, where it was chosen on an earlier visit. */
  readonly name?: string
  /** What is recorded here is sealed to a team: the words find by name, and nobody is asked who it may be. */
  readonly isSealed?: boolean
  /** One that it cannot be. */
  readonly except?: string | null
  /** Its number and what it is called; both empty for none. */
  readonly onChange: (id: string, name: string) => void
}

interface Chosen extends FoundSubject {
  readonly line: ReactNode
}

/** Finds one subject of the register by what is typed, in any script; whoever chooses sees what tells it from others. */
export function SubjectChooser(props: SubjectChooserProps): ReactElement {
  const { kind, label, help, problem, value, isSealed = false, except = null, onChange } = props
  const { t } = useLingui()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const found = useFoundOnes({ kind, query: typed, isSealed, except, enabled: value === '' })

  if (value !== '') {
    const isChosenHere = chosen?.id === value
    return (
      <div className={style.chosen}>
        <span className={style.label}>{label}</span>
        {isChosenHere && kind === 'person' ? (
          <span className={style.line}>{chosen.line}</span>
        ) : (
          <bdi>{isChosenHere ? chosen.name : (props.name ?? t`no. ${value}`)}</bdi>
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
      <FoundOnes
        found={found}
        onChosen={(one, line) => {
          setChosen({ ...one, line })
          setTyped('')
          onChange(one.id, one.name)
        }}
      />
    </div>
  )
}
