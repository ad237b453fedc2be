import { consentPurposes } from './consent-purpose.ts'
import { credibility } from './credibility.ts'
import { directness } from './directness.ts'
import type { Entry, Vocabulary } from './entry.ts'
import { acknowledged, alive } from './fate.ts'
import { reachWays } from './reach-way.ts'
import { roles } from './role.ts'
import { setAsideReasons } from './set-aside-reason.ts'
import { sex } from './sex.ts'
import { sourceKinds } from './source-kind.ts'
import { tellings } from './telling.ts'
import { violationGroups } from './violation-group.ts'
import { violations } from './violation.ts'

/** Every vocabulary under the name by which a property declares it. */
const vocabularies = {
  acknowledged,
  alive,
  'consent-purpose': consentPurposes,
  credibility,
  directness,
  'reach-way': reachWays,
  role: roles,
  'set-aside-reason': setAsideReasons,
  sex,
  'source-kind': sourceKinds,
  telling: tellings,
  violation: violations,
  'violation-group': violationGroups,
} satisfies Record<string, Vocabulary>

export type VocabularyName = keyof typeof vocabularies

export const vocabularyNames = Object.keys(vocabularies) as readonly VocabularyName[]

/**
 * A vocabulary by name. Brings all of them along: a page that must stay small imports the one
 * it needs (`tellings`, `reachWays` …) instead.
 */
export function vocabulary(name: VocabularyName): Vocabulary {
  return vocabularies[name]
}

/** The entry with this code, or undefined: codes come from strangers' files too. */
export function entry(name: VocabularyName, code: string): Entry | undefined {
  const { entries } = vocabulary(name)
  return Object.hasOwn(entries, code) ? entries[code] : undefined
}
