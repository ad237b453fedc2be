import type { Claim } from './claim.ts'
import { choose } from './choose.ts'
import { propertyByNumber } from './declaration.ts'
import type { Property, PropertyCode, SubjectKind } from './property.ts'
import { sortOut } from './standing.ts'
import type { FoldedProperty, View } from './view.ts'
import { groupByValue, isNarrower } from './weighed.ts'
import type { Weighed } from './weighed.ts'

/**
 * What follows from the claims about one subject that one audience may see (`visibleTo` first).
 * Depends on nothing else: neither on their order, nor on repeats, nor on the clock.
 *
 * In this order: what was taken back or replaced falls out; more independent origins; better
 * credibility; first-hand before document before second-hand; later said. Equal ones have no best
 * value. What only the authorities say of fate or custody comes after everything else that is
 * said. A wider date does not contradict a narrower one inside it, and the narrower stands first
 * unless it has less behind it; so does a sealed type of act before "restricted".
 *
 * Throws for a property that is not declared.
 */
export function fold(claims: readonly Claim[], kind?: SubjectKind): View {
  const { stands, withdrawn } = sortOut(claims)
  const spoken = declaredIn([...stands, ...withdrawn])
  const folded = spoken.map((declared) => {
    const mine = (claim: Claim) => claim.property === declared.number
    return [declared.code, foldProperty(declared, stands.filter(mine), withdrawn.filter(mine))]
  }) satisfies [PropertyCode, FoldedProperty][]
  return {
    kind: kind ?? spoken[0]?.kind ?? null,
    properties: Object.fromEntries(folded),
    quarrels: folded.filter(([, { contested }]) => contested).length,
    claims: stands.length,
  }
}

function declaredIn(claims: readonly Claim[]): Property[] {
  const numbers = [...new Set(claims.map(({ property }) => property))]
  return numbers.toSorted((a, b) => a - b).map(propertyByNumber)
}

function foldProperty(
  declared: Property,
  stands: readonly Claim[],
  withdrawn: readonly Claim[],
): FoldedProperty {
  const groups = groupByValue(declared, stands)
  const { best, reason } = choose(declared, groups)
  return {
    best: best?.group ?? null,
    reason,
    contested: declared.cardinality === 'one' && isContested(groups),
    groups: bestFirst(groups, best).map(({ group }) => group),
    retracted: withdrawn.map(({ id }) => id),
  }
}

function isContested(groups: readonly Weighed[]): boolean {
  const readable = groups.filter(({ form }) => form !== null)
  return readable.some((a, index) => readable.slice(index + 1).some((b) => !agree(a, b)))
}

function agree(a: Weighed, b: Weighed): boolean {
  return isNarrower(a, b) || isNarrower(b, a)
}

function bestFirst(groups: readonly Weighed[], best: Weighed | undefined): readonly Weighed[] {
  return best === undefined ? groups : [best, ...groups.filter((other) => other !== best)]
}
