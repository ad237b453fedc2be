import type { Role } from '@amparo/contract'

export type RegisterAction =
  | 'subject.search'
  | 'subject.open'
  | 'subject.create'
  | 'claim.add'
  | 'claim.retract'

const all = {
  'subject.search': true,
  'subject.open': true,
  'subject.create': true,
  'claim.add': true,
  'claim.retract': true,
}
const none = {
  'subject.search': false,
  'subject.open': false,
  'subject.create': false,
  'claim.add': false,
  'claim.retract': false,
}

export const registerRules: Record<Role, Record<RegisterAction, boolean>> = {
  'intake-officer': all,
  'rights-officer': all,
  // Doctors and psychologists add what they learn of a person the office knows; they do not open new files.
  medical: { ...all, 'subject.create': false },
  head: all,
  auditor: none,
  operator: none,
}
