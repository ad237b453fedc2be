import { useEffect } from 'react'
import type { Session } from './session.ts'

/** Minutes without a key, a click or a touch until the desk locks itself. */
export const idleMinutes = 15

const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Locks when nobody has been here for a while, also when the computer slept through it. */
export function useIdleLock(session: Session): void {
  useEffect(() => {
    let lastSign = Date.now()
    const noticed = (): void => {
      // After a sleep the first touch may be a stranger’s: the clock decides before it counts.
      if (!lockWhenIdle()) lastSign = Date.now()
    }
    const lockWhenIdle = (): boolean => {
      const isIdle = Date.now() - lastSign >= idleMinutes * 60_000
      if (isIdle) void session.lock()
      return isIdle
    }
    const timer = setInterval(lockWhenIdle, 5_000)
    for (const sign of signsOfLife) {
      addEventListener(sign, noticed, { capture: true, passive: true })
    }
    return () => {
      clearInterval(timer)
      for (const sign of signsOfLife) removeEventListener(sign, noticed, { capture: true })
    }
  }, [session])
}
