import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { SubjectChooser } from '../register/subject-chooser.tsx'
import { Button } from '../ui/button.tsx'
import { namedOf, type Named } from './letter-draft.ts'

/** As many as a letter takes. */
const MOST = 8

interface CopiesProps {
  readonly value: readonly Named[]
  readonly onChange: (copied: readonly Named[]) => void
}

/** Bodies that get a copy; one chooser for each, and a further one on request. */
export function Copies({ value, onChange }: CopiesProps): ReactElement {
  const { t } = useLingui()
  const [isAdding, setAdding] = useState(false)
  return (
    <div>
      {value.map((copy) => (
        <SubjectChooser
          key={copy.id}
          kind="authority"
          label={t`Gets a copy`}
          help=""
          problem={null}
          value={copy.id}
          name={copy.name}
          onChange={(id, name) => onChange(replaced(value, copy, namedOf(id, name)))}
        />
      ))}
      {isAdding ? (
        <SubjectChooser
          kind="authority"
          label={t`Gets a copy`}
          help={t`The foreign ministry, where protocol wants it.`}
          problem={null}
          value=""
          onChange={(id, name) => {
            setAdding(false)
            onChange(replaced(value, null, namedOf(id, name)))
          }}
        />
      ) : (
        value.length < MOST && (
          <Button size="small" look="quiet" onClick={() => setAdding(true)}>
            <Trans>Add somebody who gets a copy</Trans>
          </Button>
        )
      )}
    </div>
  )
}

function replaced(all: readonly Named[], old: Named | null, next: Named | null): readonly Named[] {
  const others = all.filter(({ id }) => id !== old?.id && id !== next?.id)
  return next === null ? others : [...others, next]
}
