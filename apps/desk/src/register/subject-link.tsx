import type { SubjectName } from '@amparo/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useNameOf } from './use-kind-name.ts'

/** A subject by its name, leading to its page. */
export function SubjectLink({
  subject,
}: {
  readonly subject: Omit<SubjectName, 'of'> & { readonly of?: string }
}): ReactElement {
  const nameOf = useNameOf()
  const { id, kind } = subject
  const name = (
    <>
      <bdi>{nameOf(subject)}</bdi>
      {subject.of !== undefined && subject.of !== '' && (
        <>
          {' · '}
          <bdi>{subject.of}</bdi>
        </>
      )}
    </>
  )
  return kind === 'person' ? (
    <Link to="/people/$person" params={{ person: id }}>
      {name}
    </Link>
  ) : (
    <Link to="/register/$subject" params={{ subject: id }}>
      {name}
    </Link>
  )
}
