/** A moment on this machine's own calendar and clock. */
export interface LocalMoment {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** 0 to 23. */
  readonly hour: number
}

export function localMoment(at: Date): LocalMoment {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return { day, hour: at.getHours() }
}

/**
 * Whether the mail of a day is due: from its hour on, once a day, and never for a day that is over. Nothing else decides it,
 * so that neither its coming nor its hour tells anybody how busy the office is.
 */
export function isDue(now: LocalMoment, hour: number, lastSent: string | null): boolean {
  return now.hour >= hour && lastSent !== now.day
}
