import type { Property } from './property.ts'
import type { Group } from './view.ts'
import { compareGroups, compareWeight, whyDifferent } from './weigh.ts'
import { isNarrower } from './weighed.ts'
import type { Weighed } from './weighed.ts'
import type { WhyCode } from './why.ts'

export interface Choice {
  readonly best: Weighed | undefined
  readonly reason: WhyCode
}

/** The best of groups that come best supported first, and why it is; or why none is. */
export function choose(declared: Property, groups: readonly Weighed[]): Choice {
  return declared.cardinality === 'many' ? firstOf(groups) : bestOf(groups)
}

// Values that may stand side by side: there is always one to show first.
function firstOf(groups: readonly Weighed[]): Choice {
  const [best, second] = groups
  if (best === undefined) return { best, reason: 'nothing-stands' }
  if (second === undefined) return { best, reason: whyAlone(best.group) }
  return { best, reason: whyDifferent(best.group, second.group) ?? 'one-of-several' }
}

function bestOf(groups: readonly Weighed[]): Choice {
  const [top, second] = groups
  if (top === undefined) return { best: undefined, reason: 'nothing-stands' }
  if (second === undefined) return { best: top, reason: whyAlone(top.group) }
  const best = mostExact(groups) ?? onlyTop(groups)
  if (best === undefined) return { best, reason: 'tie' }
  return { best, reason: whyBest(best, groups) }
}

/** The first, unless another weighs the same. Groups come sorted. */
function onlyTop(groups: readonly Weighed[]): Weighed | undefined {
  const tops = topOf(groups)
  return tops.length === 1 ? tops[0] : undefined
}

function topOf(groups: readonly Weighed[]): readonly Weighed[] {
  const [top] = groups
  if (top === undefined) return []
  return groups.filter((other) => compareGroups(other.group, top.group) === 0)
}

/**
 * The narrowest value inside every leading one that has no less behind it; undefined unless
 * exactly one of those leads. When it was said does not matter here: who says "August" later does
 * not take back the tenth.
 */
function mostExact(groups: readonly Weighed[]): Weighed | undefined {
  const tops = topOf(groups)
  const inside = groups.filter((inner) => tops.every((top) => isNoWorseWithin(inner, top)))
  const narrowest = inside.filter((outer) => !inside.some((inner) => isNarrower(inner, outer)))
  return onlyTop(narrowest)
}

function isNoWorseWithin(inner: Weighed, top: Weighed): boolean {
  if (inner === top) return true
  return isNarrower(inner, top) && compareWeight(inner.group, top.group) <= 0
}

function whyAlone(group: Group): WhyCode {
  if (group.stateAlone) return 'state-only'
  return group.origins === 1 ? 'only-source' : 'all-agree'
}

function whyBest(best: Weighed, groups: readonly Weighed[]): WhyCode {
  if (best.group.stateAlone) return 'state-only'
  const next = groups.find((other) => other !== best)
  if (next === undefined) return whyAlone(best.group)
  const why = whyDifferent(best.group, next.group)
  const onlyTime = why === undefined || why === 'said-later'
  return onlyTime && isNarrower(best, next) ? 'more-exact' : (why ?? 'tie')
}
