import type { Role } from '@amparo/contract'

export type EnquirerAction = 'enquirer.read' | 'enquirer.keep'

const all = { 'enquirer.read': true, 'enquirer.keep': true }
const none = { 'enquirer.read': false, 'enquirer.keep': false }

/**
 * Whoever speaks with families. Doctors and psychologists do not: who asks for somebody is no part of a treatment. Closed, too, to
 * whoever is not in the team it is sealed to: see the row policies.
 */
export const enquirerRules: Record<Role, Record<EnquirerAction, boolean>> = {
  'intake-officer': all,
  'rights-officer': all,
  medical: none,
  head: all,
  auditor: none,
  operator: none,
}
