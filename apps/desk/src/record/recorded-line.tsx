import type { SubjectKind } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { SubjectId } from '@amparo/contract'
import { SubjectLink } from '../register/subject-link.tsx'
import { Icon } from '../ui/icon.tsx'
import style from './record-panel.module.css'

export interface RecordedSubject {
  readonly id: string
  readonly kind: SubjectKind
  readonly name: string
}

/** What was just recorded, each leading to its page. */
export function RecordedLine({
  subjects,
}: {
  readonly subjects: readonly RecordedSubject[]
}): ReactElement {
  return (
    <p className={style.done} role="status">
      <Icon name="check" />
      <span>
        <Trans>Recorded:</Trans>{' '}
        {subjects.map(({ id, kind, name }, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <SubjectLink subject={{ id: SubjectId.parse(id), kind, name }} />
          </span>
        ))}
      </span>
    </p>
  )
}
