import { useSyncExternalStore } from 'react'
import { useMonitor } from '../../session/session-context.tsx'
import type { Watched } from './monitor.ts'

export function useWatched(): Watched {
  const monitor = useMonitor()
  return useSyncExternalStore(monitor.subscribe, monitor.state)
}
