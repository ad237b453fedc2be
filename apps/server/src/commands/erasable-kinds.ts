import { erasableVersions } from '../accounts/account-erasure.ts'
import { erasableSteps } from '../closings/closing-erasure.ts'
import { erasableNotes, erasableReasons } from '../consents/consent-erasure.ts'
import { erasableExaminations } from '../examinations/examination-erasure.ts'
import { erasableEnquirers } from '../enquirers/enquirer-erasure.ts'
import {
  erasableClearings,
  erasablePapers,
  erasableWithdrawals,
} from '../letters/letter-erasure.ts'
import { erasableAnswers, erasableReplies } from '../letters/reply-erasure.ts'
import { erasableListHeads, erasableListRows } from '../lists/list-erasure.ts'
import { erasableMatches } from '../matching/decision-erasure.ts'
import {
  erasableCommitments,
  erasableFollowing,
  erasableMeetingSteps,
} from '../meetings/meeting-erasure.ts'
import { erasableClaims } from '../register/erasure.ts'

/** What an operator can name, and what of it is destroyed. */
export const KINDS = {
  claim: { name: 'Claim', of: erasableClaims },
  account: { name: 'Account version', of: erasableVersions },
  enquirer: { name: 'Version of an enquirer', of: erasableEnquirers },
  closing: { name: 'Closing step', of: erasableSteps },
  consent: { name: 'Consent', of: erasableNotes },
  decision: { name: 'Consent decision', of: erasableReasons },
  match: { name: 'Decision about two people', of: erasableMatches },
  paper: { name: 'Paper of a letter', of: erasablePapers },
  clearing: { name: 'Clearing of a name', of: erasableClearings },
  withdrawal: { name: 'Withdrawal of a letter', of: erasableWithdrawals },
  reply: { name: 'Reply', of: erasableReplies },
  answer: { name: 'Answer', of: erasableAnswers },
  row: { name: 'Row of a list', of: erasableListRows },
  list: { name: 'Columns of a list', of: erasableListHeads },
  meeting: { name: 'Step of a meeting', of: erasableMeetingSteps },
  commitment: { name: 'Promise or demand', of: erasableCommitments },
  examination: { name: 'Word about an examination', of: erasableExaminations },
  following: { name: 'Word about a promise', of: erasableFollowing },
} as const

export type KindName = keyof typeof KINDS

export const kindNames = Object.keys(KINDS) as readonly KindName[]
