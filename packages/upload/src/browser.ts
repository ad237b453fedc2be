import type { Clock } from './clock.ts'

/** The page's own time. The line may be back when the browser says so, or when the page is looked at again. */
export const browserClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  onLine: (run) => {
    const look = (): void => {
      if (document.visibilityState === 'visible') run()
    }
    addEventListener('online', run)
    document.addEventListener('visibilitychange', look)
    return () => {
      removeEventListener('online', run)
      document.removeEventListener('visibilitychange', look)
    }
  },
}
