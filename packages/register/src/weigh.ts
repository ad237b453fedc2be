import { compareText } from './claim.ts'
import type { Credibility, Directness } from './claim.ts'
import type { Group } from './view.ts'
import type { WhyCode } from './why.ts'

/** One rule of the fold: negative when the first group is the better one, 0 when it cannot say. */
interface Rule {
  readonly why: WhyCode
  readonly compare: (a: Group, b: Group) => number
}

/**
 * Admiralty scale with its 6 put between 3 and 4. "Cannot be judged" is not the worst rating but
 * no rating: it must not beat what someone found possibly true, nor lose to what someone judged
 * doubtful or improbable.
 */
const credibilityRank: Readonly<Record<Credibility, number>> = {
  1: 1,
  2: 2,
  3: 3,
  6: 4,
  4: 5,
  5: 6,
}

/**
 * A document stands between: closer than hearsay, for it was fixed at the time and can be looked
 * at again; further than the person who lived or saw it, for it cannot be asked, and whoever
 * wrote it may have had a reason to.
 */
const directnessRank: Readonly<Record<Directness, number>> = {
  'first-hand': 1,
  document: 2,
  'second-hand': 3,
}

// The order is the design: each rule speaks only where all before it are silent.
const rulesOfWeight: readonly Rule[] = [
  { why: 'not-state-alone', compare: (a, b) => Number(a.stateAlone) - Number(b.stateAlone) },
  { why: 'more-origins', compare: (a, b) => b.origins - a.origins },
  { why: 'more-credible', compare: (a, b) => compareCredibility(a.credibility, b.credibility) },
  { why: 'more-direct', compare: (a, b) => compareDirectness(a.directness, b.directness) },
]

const saidLater: Rule = { why: 'said-later', compare: (a, b) => compareText(b.saidOn, a.saidOn) }

export function compareCredibility(a: Credibility, b: Credibility): number {
  return credibilityRank[a] - credibilityRank[b]
}

export function compareDirectness(a: Directness, b: Directness): number {
  return directnessRank[a] - directnessRank[b]
}

/** By all rules. */
export function compareGroups(a: Group, b: Group): number {
  return compareWeight(a, b) || saidLater.compare(a, b)
}

/** By the support a value has, leaving aside when it was said. */
export function compareWeight(a: Group, b: Group): number {
  return decidingRule(rulesOfWeight, a, b)?.compare(a, b) ?? 0
}

/** The rule by which these two differ, or undefined if they weigh the same. */
export function whyDifferent(a: Group, b: Group): WhyCode | undefined {
  return decidingRule([...rulesOfWeight, saidLater], a, b)?.why
}

function decidingRule(rules: readonly Rule[], a: Group, b: Group): Rule | undefined {
  return rules.find((rule) => rule.compare(a, b) !== 0)
}
