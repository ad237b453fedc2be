import type { Role } from '@amparo/contract'

export type DraftAction = 'draft.keep'

/** One's own sealed drafts; who never writes has none. */
export const draftRules: Record<Role, Record<DraftAction, boolean>> = {
  'intake-officer': { 'draft.keep': true },
  'rights-officer': { 'draft.keep': true },
  medical: { 'draft.keep': true },
  head: { 'draft.keep': true },
  auditor: { 'draft.keep': false },
  operator: { 'draft.keep': false },
}
