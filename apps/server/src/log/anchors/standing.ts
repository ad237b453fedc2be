import type { Reading } from '../../db/office.ts'
import { anchored, renewalDue, type Anchored } from './anchor-store.ts'

/** What an operator has to know of a log's anchors. */
export interface Standing extends Anchored {
  /** Something in the log has waited longer than it should for somebody outside to say that it existed. */
  readonly isLate: boolean
  /** Since when a time-stamp should have been renewed; null when none has to be. */
  readonly renewalDue: Date | null
}

export async function standingOf(
  tx: Reading,
  shard: number,
  { now, alarmHours }: { readonly now: Date; readonly alarmHours: number },
): Promise<Standing> {
  const found = await anchored(tx, shard)
  const waited = now.getTime() - (found.waitingSince ?? now).getTime()
  return {
    ...found,
    isLate: waited > alarmHours * 3_600_000,
    renewalDue: await renewalDue(tx, now),
  }
}
