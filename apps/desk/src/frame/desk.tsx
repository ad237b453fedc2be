import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect, type ReactElement } from 'react'
import { OfficerProvider, useSession, useSessionState } from '../session/session-context.tsx'
import { SignInScreen } from '../session/sign-in-screen.tsx'
import { UnlockDialog } from '../session/unlock-dialog.tsx'
import { useIdleLock } from '../session/use-idle-lock.ts'
import { Frame } from './frame.tsx'

/** The pages while somebody works here, the way in while nobody does. */
export function Desk(): ReactElement {
  const session = useSession()
  const state = useSessionState()
  const queries = useQueryClient()
  useIdleLock(session)

  useEffect(() => {
    // What was read and opened goes with the keys.
    if (state.kind !== 'open') queries.clear()
  }, [state.kind, queries])

  if (state.kind !== 'open') return <SignInScreen state={state} />
  return (
    <OfficerProvider value={state.officer}>
      <Frame>
        <Outlet />
      </Frame>
      <UnlockDialog officer={state.officer} open={state.expired} />
    </OfficerProvider>
  )
}
