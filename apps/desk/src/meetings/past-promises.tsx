import type { SubjectId } from '@amparo/contract'
import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Notice } from '../ui/condition.tsx'
import { useCommitmentList } from './use-meetings.ts'

/** That the day of some promises has passed; nothing where there are none. */
export function PastPromises({
  authority,
}: {
  readonly authority: SubjectId | null
}): ReactElement | null {
  const mayRead = useMay()('meeting.read')
  const found = useCommitmentList({ authority, openOnly: true, order: 'turn' }, mayRead)
  const past = found.data?.pages[0]?.past ?? 0
  if (past === 0) return null
  return (
    <Notice tone="amber">
      <p>
        <Plural
          value={past}
          one="The day of # promise has passed, and it is not settled."
          other="The day of # promises has passed, and they are not settled."
        />{' '}
        <Link to="/promises">
          <Trans>Promises</Trans>
        </Link>
      </p>
    </Notice>
  )
}
