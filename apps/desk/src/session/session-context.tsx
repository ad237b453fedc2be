import { createContext, useContext, useSyncExternalStore } from 'react'
import type { OpenedIndex } from '../finding/opened-index.ts'
import type { Monitor } from '../log/monitor/monitor.ts'
import type { Drafts } from './drafts.ts'
import type { Officer, Session, SessionState } from './session.ts'

interface Desk {
  readonly session: Session
  readonly drafts: Drafts
  readonly openedIndex: OpenedIndex
  readonly monitor: Monitor
}

const DeskContext = createContext<Desk | null>(null)

export const DeskProvider = DeskContext.Provider

function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('desk: no provider above')
  return desk
}

export function useSession(): Session {
  return useDesk().session
}

export function useDrafts(): Drafts {
  return useDesk().drafts
}

/** What this officer has opened, to be searched by them alone. */
export function useOpenedIndex(): OpenedIndex {
  return useDesk().openedIndex
}

/** What this browser remembers of the log, and whether that still holds. */
export function useMonitor(): Monitor {
  return useDesk().monitor
}

export function useSessionState(): SessionState {
  const session = useSession()
  return useSyncExternalStore(session.subscribe, session.state)
}

const OfficerContext = createContext<Officer | null>(null)

export const OfficerProvider = OfficerContext.Provider

/** Whoever works here; pages below the frame exist only while somebody does. */
export function useOfficer(): Officer {
  const officer = useContext(OfficerContext)
  if (officer === null) throw new Error('desk: nobody is signed in')
  return officer
}

/** Whether the role allows an action at all. The server decides each time again. */
export function useMay(): (action: string) => boolean {
  const { me } = useOfficer()
  return (action) => me.actions.includes(action)
}
