import { answerContents } from './answer-content.ts'
import { answerQualities } from './answer-quality.ts'
import { questionEffects } from './answering.ts'
import { authoritiesTold, notToldReasons, tellingOutcomes } from './authorities.ts'
import { authorityTypes } from './authority-type.ts'
import { childRisks } from './child-risk.ts'
import { commitmentSources, commitmentStandings } from './commitment.ts'
import { consentAnswers } from './consent-answer.ts'
import { consentMeans } from './consent-means.ts'
import { consentPurposes } from './consent-purpose.ts'
import { consentRecipients } from './consent-recipient.ts'
import { consentStandings } from './consent-standing.ts'
import { contradictions, surenesses } from './contradiction.ts'
import { credibility } from './credibility.ts'
import { directness } from './directness.ts'
import type { Entry, Vocabulary } from './entry.ts'
import { eraseReasons } from './erase-reason.ts'
import { examinationCauses, examinationStates } from './examination.ts'
import { facilityTypes } from './facility-type.ts'
import { acknowledged, alive } from './fate.ts'
import { fileKinds } from './file-kind.ts'
import { freezeReasons } from './freeze-reason.ts'
import { informationConnections, informationLearnt } from './information.ts'
import {
  involvementBases,
  involvementConfidences,
  involvementDegrees,
  involvementTypes,
} from './involvement.ts'
import { letterChannels } from './letter-channel.ts'
import { nameSchemes } from './name-scheme.ts'
import { pointTypes } from './point-type.ts'
import { postingRoles } from './posting-role.ts'
import { questionKinds } from './question-kind.ts'
import { reachWays } from './reach-way.ts'
import { relationTypes } from './relation-type.ts'
import { replyKinds } from './reply-kind.ts'
import { retellingReasons } from './retelling-reason.ts'
import { rightsExercised } from './right-exercised.ts'
import { roles } from './role.ts'
import { searchPlaces, searchResults, searchWays } from './search-action.ts'
import { setAsideReasons } from './set-aside-reason.ts'
import { sex } from './sex.ts'
import { sourceKinds } from './source-kind.ts'
import { statedFacts } from './stated-fact.ts'
import { submissionWays } from './submission-way.ts'
import { tellings } from './telling.ts'
import { dangerLevels, hurt, triageAnswers } from './triage.ts'
import { violationGroups } from './violation-group.ts'
import { violations } from './violation.ts'

/** Every vocabulary under the name by which a property declares it. */
const vocabularies = {
  acknowledged,
  alive,
  'answer-content': answerContents,
  'answer-quality': answerQualities,
  'authorities-told': authoritiesTold,
  'authority-type': authorityTypes,
  'child-risk': childRisks,
  'commitment-source': commitmentSources,
  'commitment-standing': commitmentStandings,
  'consent-answer': consentAnswers,
  'consent-means': consentMeans,
  'consent-purpose': consentPurposes,
  'consent-recipient': consentRecipients,
  'consent-standing': consentStandings,
  contradiction: contradictions,
  credibility,
  'danger-level': dangerLevels,
  directness,
  'erase-reason': eraseReasons,
  'examination-cause': examinationCauses,
  'examination-state': examinationStates,
  'facility-type': facilityTypes,
  'file-kind': fileKinds,
  'freeze-reason': freezeReasons,
  hurt,
  'information-connection': informationConnections,
  'information-learnt': informationLearnt,
  'involvement-basis': involvementBases,
  'involvement-confidence': involvementConfidences,
  'involvement-degree': involvementDegrees,
  'involvement-type': involvementTypes,
  'letter-channel': letterChannels,
  'name-scheme': nameSchemes,
  'not-told-reason': notToldReasons,
  'point-type': pointTypes,
  'posting-role': postingRoles,
  'question-effect': questionEffects,
  'question-kind': questionKinds,
  'reach-way': reachWays,
  'relation-type': relationTypes,
  'reply-kind': replyKinds,
  'retelling-reason': retellingReasons,
  'right-exercised': rightsExercised,
  role: roles,
  'search-place': searchPlaces,
  'search-result': searchResults,
  'search-way': searchWays,
  'set-aside-reason': setAsideReasons,
  sex,
  'source-kind': sourceKinds,
  'stated-fact': statedFacts,
  'submission-way': submissionWays,
  sureness: surenesses,
  telling: tellings,
  'telling-outcome': tellingOutcomes,
  'triage-answer': triageAnswers,
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
