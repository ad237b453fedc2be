const dayInMs = 86_400_000

/**
 * The office’s own rule: whoever asks about a child is answered by a person within 24 hours. The door keeps the day of arrival
 * and not the hour, so the clock is generous by at most a day: it ends when the day after arrival ends (UTC).
 */
export function childClock(
  day: string,
  now: Date,
): { readonly due: string; readonly left: number } {
  const arrived = Date.parse(`${day}T00:00:00Z`)
  const end = arrived + 2 * dayInMs
  const due = new Date(arrived + dayInMs).toISOString().slice(0, 10)
  const left = (end - now.getTime()) / (2 * dayInMs)
  return { due, left: Math.min(1, Math.max(0, left)) }
}
