import type { Role } from '@amparo/contract'

export type AccountAction = 'account.read' | 'account.open' | 'account.keep'

const all = { 'account.read': true, 'account.open': true, 'account.keep': true }
const none = { 'account.read': false, 'account.open': false, 'account.keep': false }

/** Whoever speaks with people. An account is also closed to whoever is not in the team it is sealed to: see the row policies. */
export const accountRules: Record<Role, Record<AccountAction, boolean>> = {
  'intake-officer': all,
  'rights-officer': all,
  medical: none,
  head: all,
  auditor: none,
  operator: none,
}
