import type { SubjectId } from '@amparo/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useMay } from '../session/session-context.tsx'
import { useRememberSender } from './sender-asks.ts'

interface TellerAsksProps {
  readonly person: SubjectId
  /** Of whoever told or called. */
  readonly language: string
  readonly children: ReactNode
}

/** Whoever told something, and has no message here, asks for this person: to be written down on the person’s page. */
export function TellerAsks({ person, language, children }: TellerAsksProps): ReactElement | null {
  const mayKeep = useMay()('enquirer.keep')
  const remember = useRememberSender()
  if (!mayKeep) return null
  return (
    <p>
      <Link
        to="/people/$person"
        params={{ person }}
        onClick={() => remember(person, { submission: null, language })}
      >
        {children}
      </Link>
    </p>
  )
}
