import type { SubjectId } from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

/** Somebody by their name, leading to their page. */
export function PersonLink({
  person,
  name,
}: {
  readonly person: SubjectId
  readonly name: string
}): ReactElement {
  const { t } = useLingui()
  return (
    <Link to="/people/$person" params={{ person }}>
      <bdi>{name === '' ? t`Name not known` : name}</bdi>
    </Link>
  )
}
