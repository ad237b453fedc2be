import type { Role } from '@amparo/contract'

export type ClosingAction = 'closing.decide'

/** Whoever speaks with families searches and closes; that a second person is needed is decided by what is known, not by roles. */
export const closingRules: Record<Role, Record<ClosingAction, boolean>> = {
  'intake-officer': { 'closing.decide': true },
  'rights-officer': { 'closing.decide': true },
  medical: { 'closing.decide': false },
  head: { 'closing.decide': true },
  auditor: { 'closing.decide': false },
  operator: { 'closing.decide': false },
}
