import { useEffect, useRef } from 'preact/hooks'
import { isLeaving } from './exit.ts'

/** The browser asks before words or a code are lost; never when leaving is meant. */
export function useHeldBack(active: boolean): void {
  const held = useRef(active)
  held.current = active
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (held.current && !isLeaving()) event.preventDefault()
    }
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [])
}
