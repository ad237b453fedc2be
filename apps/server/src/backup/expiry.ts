import { usableCopies } from './choice.ts'
import { begunAt, copiesIn } from './target.ts'

/**
 * How long after it was begun a copy may be kept. It holds nothing that was erased before then, so that what is erased is in no
 * copy so many days later, however long parts were added to it and whether or not it can still be read.
 */
export const MOST_DAYS = 30
/** A copy is added to no longer than this, so that never only such are there as are about to go. */
const DAYS_ADDED_TO = 7
const DAY = 86_400_000

/** Copies that are kept no longer, whole or not. Never the one that would be restored: an office is not left without any. */
export async function expiredCopies(folder: string, now: Date): Promise<string[]> {
  const old = (await copiesIn(folder)).filter((copy) => daysSince(copy, now) > MOST_DAYS)
  if (old.length === 0) return []
  const newest = (await usableCopies(folder)).find(({ parts }) => parts.length > 0)
  return old.filter((copy) => copy !== newest?.copy)
}

/** Whether it is time for a full copy, although this one could be added to. */
export function isAddedToLongEnough(copy: string, now: Date): boolean {
  return daysSince(copy, now) > DAYS_ADDED_TO
}

function daysSince(copy: string, now: Date): number {
  return (now.getTime() - begunAt(copy).getTime()) / DAY
}
