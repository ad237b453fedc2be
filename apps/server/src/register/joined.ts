import { compareIds } from '@amparo/register'
import type { ClaimRow } from './claim-row.ts'

/** The claims of everybody who counts as one person, as the anchor's, in the order in which they were recorded. */
export function joinedIn(
  rows: ReadonlyMap<string, ClaimRow[]>,
  anchor: string,
  members: readonly string[],
): ReadonlyMap<string, ClaimRow[]> {
  if (members.length === 1) return rows
  const joined = members
    .flatMap((member) => rows.get(member) ?? [])
    .toSorted((a, b) => compareIds(a.id, b.id))
  const others = [...rows].filter(([subject]) => !members.includes(subject))
  return new Map([[anchor, joined], ...others])
}
