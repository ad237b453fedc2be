import type { SubjectKind } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { SubjectId } from '@amparo/contract'
import { Link } from '@tanstack/react-router'
import { useRememberSender, type SenderAsks } from '../families/sender-asks.ts'
import { SubjectLink } from '../register/subject-link.tsx'
import { useMay } from '../session/session-context.tsx'
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
  asks,
}: {
  readonly subjects: readonly RecordedSubject[]
  /** Who may ask for whoever was recorded; null: nobody from here. */
  readonly asks: SenderAsks | null
}): ReactElement {
  const mayKeep = useMay()('enquirer.keep')
  return (
    <p className={style.done} role="status">
      <Icon name="check" />
      <span>
        <Trans>Recorded:</Trans>{' '}
        {subjects.map(({ id, kind, name }, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <SubjectLink subject={{ id: SubjectId.parse(id), kind, name }} />
            {kind === 'person' && asks !== null && mayKeep && <AsksLink person={id} asks={asks} />}
          </span>
        ))}
      </span>
    </p>
  )
}

/** A relative’s message: whoever sent it is written down as somebody who asks, on the person’s page. */
function AsksLink({
  person,
  asks,
}: {
  readonly person: string
  readonly asks: SenderAsks
}): ReactElement {
  const remember = useRememberSender()
  return (
    <>
      {' · '}
      <Link to="/people/$person" params={{ person }} onClick={() => remember(person, asks)}>
        {asks.submission === null ? (
          <Trans>Whoever told this asks for this person…</Trans>
        ) : (
          <Trans>Its sender asks for this person…</Trans>
        )}
      </Link>
    </>
  )
}
