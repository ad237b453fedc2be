import { compareIds } from './claim.ts'
import type { Claim } from './claim.ts'

export interface Standing {
  /** Claims whose value counts, oldest first. */
  readonly stands: readonly Claim[]
  /** Claims with a value that was taken back or replaced, oldest first. */
  readonly withdrawn: readonly Claim[]
}

/**
 * Sorts out corrections. A claim falls when a retraction of it stands, or when a claim that
 * replaces it, or one further down that chain, was not taken back. Only a retraction undoes a
 * retraction or a replacement; whatever it undid comes back.
 *
 * A correction can only speak of an earlier claim. One that names itself, a later one or an
 * unknown one is without effect, so no input makes a circle.
 *
 * An erased claim is in neither list: nothing is left that could count.
 */
export function sortOut(claims: readonly Claim[]): Standing {
  if (isPlain(claims)) return { stands: claims, withdrawn: [] }
  const known = [...new Map(claims.map((claim) => [claim.id, claim])).values()]
  const oldestFirst = known.toSorted((a, b) => compareIds(a.id, b.id))
  const fallen = findFallen(oldestFirst)
  const valued = oldestFirst.filter(
    ({ retracts, erased }) => retracts === undefined && erased === undefined,
  )
  return {
    stands: valued.filter((claim) => !fallen.has(claim.id)),
    withdrawn: valued.filter((claim) => fallen.has(claim.id)),
  }
}

/** Oldest first, each once, and nothing corrected: as nearly always. */
function isPlain(claims: readonly Claim[]): boolean {
  let before: string | undefined
  for (const { id, retracts, replaces, erased } of claims) {
    if (retracts !== undefined || replaces !== undefined || erased !== undefined) return false
    if (before !== undefined && compareIds(before, id) >= 0) return false
    before = id
  }
  return true
}

// Newest first: when a claim's turn comes, everything that may speak of it has been heard.
function findFallen(oldestFirst: readonly Claim[]): ReadonlySet<string> {
  const retracted = new Set<string>()
  const replaced = new Set<string>()
  for (const { id, retracts, replaces } of oldestFirst.toReversed()) {
    if (isEarlier(retracts, id) && !retracted.has(id)) retracted.add(retracts)
    if (isEarlier(replaces, id) && (!retracted.has(id) || replaced.has(id))) replaced.add(replaces)
  }
  return new Set([...retracted, ...replaced])
}

function isEarlier(other: string | undefined, id: string): other is string {
  return other !== undefined && compareIds(other, id) < 0
}
