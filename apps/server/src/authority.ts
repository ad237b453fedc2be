import type { Role } from '@amparo/contract'
import { roles } from './staff/role.ts'
import { accountRules, type AccountAction } from './accounts/policy.ts'
import { closingRules, type ClosingAction } from './closings/policy.ts'
import { consentRules, type ConsentAction } from './consents/policy.ts'
import { draftRules, type DraftAction } from './drafts/policy.ts'
import { enquirerRules, type EnquirerAction } from './enquirers/policy.ts'
import { figureRules, type FigureAction } from './figures/policy.ts'
import { examinationRules, type ExaminationAction } from './examinations/policy.ts'
import { evidenceRules, type EvidenceAction } from './evidence/policy.ts'
import { fileRules, type FileAction } from './files/policy.ts'
import { letterRules, type LetterAction } from './letters/policy.ts'
import { listRules, type ListAction } from './lists/policy.ts'
import { logRules, type LogAction } from './log/policy.ts'
import { mandateRules, type MandateAction } from './mandates/policy.ts'
import { matchingRules, type MatchingAction } from './matching/policy.ts'
import { meetingRules, type MeetingAction } from './meetings/policy.ts'
import { registerRules, type RegisterAction } from './register/policy.ts'
import { submissionRules, type SubmissionAction } from './submissions/policy.ts'

export type Action =
  | AccountAction
  | ClosingAction
  | ConsentAction
  | DraftAction
  | EnquirerAction
  | FigureAction
  | ExaminationAction
  | EvidenceAction
  | FileAction
  | LetterAction
  | ListAction
  | LogAction
  | MandateAction
  | MatchingAction
  | MeetingAction
  | RegisterAction
  | SubmissionAction

/**
 * Every role by every action, decided in each feature's policy.ts and joined here. A rule says whether the role may
 * do the thing at all; which records it may do it to is decided by audience, in PostgreSQL.
 */
export const authority: Record<Role, Record<Action, boolean>> = joined()

function joined(): Record<Role, Record<Action, boolean>> {
  const rows = roles.map((role) => [
    role,
    {
      ...submissionRules[role],
      ...consentRules[role],
      ...accountRules[role],
      ...fileRules[role],
      ...mandateRules[role],
      ...registerRules[role],
      ...closingRules[role],
      ...examinationRules[role],
      ...matchingRules[role],
      ...enquirerRules[role],
      ...evidenceRules[role],
      ...letterRules[role],
      ...figureRules[role],
      ...listRules[role],
      ...meetingRules[role],
      ...draftRules[role],
      ...logRules[role],
    },
  ])
  return Object.fromEntries(rows) as Record<Role, Record<Action, boolean>>
}

export function mayDo(role: Role, action: Action): boolean {
  return authority[role][action]
}

/** What a role may do at all, for a page that shows only this. */
export function actionsOf(role: Role): Action[] {
  return (Object.keys(authority[role]) as Action[]).filter((action) => authority[role][action])
}

/** The table as SECURITY.md shows it; a test keeps the two equal. */
export function authorityTable(): string {
  const actions = Object.keys(authority.head) as Action[]
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(['action', ...roles]),
    line(['---', ...roles.map(() => ':-:')]),
    ...actions.map((action) =>
      line([`\`${action}\``, ...roles.map((role) => (authority[role][action] ? 'yes' : '–'))]),
    ),
  ].join('\n')
}
