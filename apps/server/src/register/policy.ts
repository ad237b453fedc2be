import type { Role } from '@amparo/contract'

export type RegisterAction =
  | 'subject.search'
  | 'subject.export'
  | 'subject.open'
  | 'subject.viewings'
  | 'subject.create'
  | 'claim.add'
  | 'claim.retract'

const all = {
  'subject.search': true,
  'subject.export': true,
  'subject.open': true,
  // Of colleagues: for whoever answers for them.
  'subject.viewings': false,
  'subject.create': true,
  'claim.add': true,
  'claim.retract': true,
}
const none = {
  'subject.search': false,
  'subject.export': false,
  'subject.open': false,
  'subject.viewings': false,
  'subject.create': false,
  'claim.add': false,
  'claim.retract': false,
}

export const registerRules: Record<Role, Record<RegisterAction, boolean>> = {
  // Taking many people out of the office at once is not part of taking messages in.
  'intake-officer': { ...all, 'subject.export': false },
  'rights-officer': all,
  // Doctors and psychologists add what they learn of a person the office knows; they do not open new files.
  medical: { ...all, 'subject.create': false, 'subject.export': false },
  head: { ...all, 'subject.viewings': true },
  auditor: none,
  operator: none,
}
