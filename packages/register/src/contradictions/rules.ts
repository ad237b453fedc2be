import type { ContradictionCode } from '@amparo/vocabulary'
import { factAfterAnswer, oneBodyTwoAnswers, twoBodiesTwoAnswers } from './answers.ts'
import { arrestTimeDiffers, heldBeforeStatedArrest, releaseTimeDiffers } from './arrest.ts'
import { examinationNotMade, familyNotTold, healthButHarm, lawyerNotMet } from './harm.ts'
import { deniedButHeld, noRecordButHeld, saidHeldButFree } from './holding.ts'
import { birthDateDiffers, childOrAdult } from './identity.ts'
import { bodyNotReturned, deadButAliveLater } from './life.ts'
import { placeDiffers, twoPlacesAtOnce } from './place.ts'
import {
  allReleasedButOne,
  heldPastStatedTerm,
  releasedBeforeArrest,
  releasedButNotSeen,
  releasedButSeenHeld,
} from './release.ts'
import { complaintNotReceived, investigationDenied, investigationNotSeen } from './remedy.ts'
import type { Rule, Stake } from './rule.ts'

/** Every rule there is. When it fires and when it is silent stands over its function. */
export const rules: Readonly<Record<ContradictionCode, Rule>> = {
  'denied-but-held': rule('danger-now', deniedButHeld),
  'no-record-but-held': rule('danger-now', noRecordButHeld),
  'dead-but-alive-later': perhapsAnother('life', deadButAliveLater),
  'body-not-returned': rule('life', bodyNotReturned),
  'released-but-seen-held': rule('release', releasedButSeenHeld),
  'all-released-but-one': rule('release', allReleasedButOne),
  'released-but-not-seen': rule('release', releasedButNotSeen),
  'released-before-arrest': rule('release', releasedBeforeArrest),
  'held-past-stated-term': rule('release', heldPastStatedTerm),
  'said-held-but-free': perhapsAnother('identity', saidHeldButFree),
  'place-differs': rule('place', placeDiffers),
  'two-places-at-once': perhapsAnother('place', twoPlacesAtOnce),
  'child-or-adult': perhapsAnother('child', childOrAdult),
  'arrest-time-differs': rule('hours', arrestTimeDiffers),
  'held-before-stated-arrest': rule('hours', heldBeforeStatedArrest),
  'release-time-differs': rule('hours', releaseTimeDiffers),
  'health-but-harm': rule('harm', healthButHarm),
  'examination-not-made': rule('harm', examinationNotMade),
  'lawyer-not-met': rule('harm', lawyerNotMet),
  'family-not-told': rule('harm', familyNotTold),
  'complaint-not-received': rule('remedy', complaintNotReceived),
  'investigation-denied': rule('remedy', investigationDenied),
  'investigation-not-seen': rule('remedy', investigationNotSeen),
  'birth-date-differs': perhapsAnother('identity', birthDateDiffers),
  'fact-after-answer': rule('answers', factAfterAnswer),
  'one-body-two-answers': rule('answers', oneBodyTwoAnswers),
  'two-bodies-two-answers': rule('answers', twoBodiesTwoAnswers),
}

function rule(stake: Stake, find: Rule['find']): Rule {
  return { stake, find, perhapsAnother: false }
}

function perhapsAnother(stake: Stake, find: Rule['find']): Rule {
  return { stake, find, perhapsAnother: true }
}
