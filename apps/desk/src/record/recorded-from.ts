import type { AccountId, SubmissionId } from '@amparo/contract'
import type { DraftKey } from '../session/drafts.ts'

/** The opened text that is recorded from: a message with its parts, or an account with its versions. */
export type RecordedFrom =
  | { readonly kind: 'message'; readonly id: SubmissionId }
  | { readonly kind: 'account'; readonly id: AccountId }

/** Where the draft of what is recorded from it is kept. */
export function recordDraft({ kind, id }: RecordedFrom): DraftKey {
  return kind === 'message' ? `record-${id}` : `recordaccount-${id}`
}
