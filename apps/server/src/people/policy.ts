import type { Role } from '@amparo/contract'

export type PersonAction =
  | 'person.search'
  | 'person.open'
  | 'person.create'
  | 'claim.add'
  | 'claim.retract'

const all = {
  'person.search': true,
  'person.open': true,
  'person.create': true,
  'claim.add': true,
  'claim.retract': true,
}
const none = {
  'person.search': false,
  'person.open': false,
  'person.create': false,
  'claim.add': false,
  'claim.retract': false,
}

export const personRules: Record<Role, Record<PersonAction, boolean>> = {
  'intake-officer': all,
  'rights-officer': all,
  // Doctors and psychologists add what they learn of a person the office knows; they do not open new files.
  medical: { ...all, 'person.create': false },
  head: all,
  auditor: none,
  operator: none,
}
