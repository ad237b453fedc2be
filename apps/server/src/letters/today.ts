import { civilDay } from '@amparo/register'
import { dayOf, type Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { OfficeReader } from '../staff/office-store.ts'

/** The civil day in the office's zone, `YYYY-MM-DD`. */
export async function todayIn(tx: Reading, now: Date): Promise<string> {
  const { zone } = await new OfficeReader(tx).facts()
  return civilDay(now, zone)
}

/** Refuses a day that has not begun anywhere yet: an officer's today may be a day ahead of the server's (UTC+14). */
export function checkNotAhead(day: string, now: Date, about: string): void {
  if (day > dayOf(new Date(now.getTime() + 14 * 3_600_000)))
    throw new Refusal('value-refused', about)
}

/** Refuses a day that was over everywhere at a moment (UTC-12). */
export function checkNotBefore(day: string, moment: Date, about: string): void {
  if (day < dayOf(new Date(moment.getTime() - 12 * 3_600_000)))
    throw new Refusal('value-refused', about)
}
