import type { Role } from '@amparo/contract'

export type AccountAction = 'account.read' | 'account.open' | 'account.keep'

const all = { 'account.read': true, 'account.open': true, 'account.keep': true }
const none = { 'account.read': false, 'account.open': false, 'account.keep': false }

/**
 * Whoever speaks with people: doctors and psychologists hear what was done to them in the patient's own words, and have to know
 * what was told already, so that nobody is asked again without need. They take it down of persons the office knows; what the
 * sender of a message tells is for whoever may open messages. An account is also closed to whoever is not in the team it is sealed
 * to: see the row policies.
 */
export const accountRules: Record<Role, Record<AccountAction, boolean>> = {
  'intake-officer': all,
  'rights-officer': all,
  medical: all,
  head: all,
  auditor: none,
  operator: none,
}
