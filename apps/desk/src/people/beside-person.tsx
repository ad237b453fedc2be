import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { SubjectFrame } from '../register/subject-frame.tsx'
import { subjectIdOf } from '../register/use-register.ts'
import type { FoldedSubject } from '../register/view-of.ts'
import { NothingHere } from '../ui/nothing-here.tsx'

/** What a page beside a person's own knows of them. */
export interface BesideProps {
  readonly person: FoldedSubject
  readonly below: readonly FoldedSubject[]
}

interface BesidePersonProps {
  /** As the address has it. */
  readonly id: string
  readonly children: (known: BesideProps) => ReactElement
}

/** A page of its own about one person, with the way back to theirs; nothing where the address names nobody. */
export function BesidePerson({ id, children }: BesidePersonProps): ReactElement {
  const person = subjectIdOf(id)
  if (person === null) return <NothingHere />
  return (
    <SubjectFrame
      key={person}
      subject={person}
      back={() => (
        <Link to="/people/$person" params={{ person }}>
          <Trans>The person’s page</Trans>
        </Link>
      )}
    >
      {({ unopened, below }) =>
        unopened.kind === 'person' ? children({ person: unopened, below }) : <NothingHere />
      }
    </SubjectFrame>
  )
}
