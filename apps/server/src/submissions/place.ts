import { Refusal } from '../http/refusal.ts'
import type { Place } from './submission-store.ts'

/** Where the next item of a mailbox goes. */
export function nextPlace(written: readonly { seq: number; sha256: Buffer }[]): Place {
  return { seq: written.length + 1, prev: written.at(-1)?.sha256.toString('hex') ?? null }
}

/** Refuses what was sealed for another place than the next. */
export function inOrder(given: Place, next: Place): void {
  if (!isSamePlace(given, next)) throw new Refusal('out-of-order')
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.seq === other.seq && one.prev === other.prev
}
