import type { Role } from '@amparo/contract'

export type MandateAction = 'mandate.read' | 'mandate.make' | 'mandate.freeze'

const all = { 'mandate.read': true, 'mandate.make': true, 'mandate.freeze': true }
const none = { 'mandate.read': false, 'mandate.make': false, 'mandate.freeze': false }

/** A mandate is also closed to whoever is not in the team it was made for; and it takes two to freeze it. */
export const mandateRules: Record<Role, Record<MandateAction, boolean>> = {
  'intake-officer': all,
  'rights-officer': all,
  medical: none,
  head: all,
  auditor: none,
  operator: none,
}
