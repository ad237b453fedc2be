/** Time as a page has it. */
export type Clock = {
  /** Milliseconds since any fixed moment; never goes back. */
  readonly now: () => number
  /** Runs something once, so many milliseconds from now; what it returns calls that off. */
  readonly after: (milliseconds: number, run: () => void) => () => void
  /** Runs something whenever the line may be back, until what it returns is called. */
  readonly onLine: (run: () => void) => () => void
}

/** Ends after so many milliseconds, or sooner when the line may be back or `signal` says stop. */
export const rest = (clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = (): void => {
      callOff()
      quiet()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const callOff = clock.after(milliseconds, end)
    const quiet = clock.onLine(end)
    signal.addEventListener('abort', end)
  })
