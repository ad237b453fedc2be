import type { Role } from '@amparo/contract'

export type SubmissionAction =
  | 'submission.list'
  | 'submission.open'
  | 'submission.answer'
  | 'submission.take'
  | 'submission.set-aside'
  | 'submission.record'
  | 'submission.screen'

const all = {
  'submission.list': true,
  'submission.open': true,
  'submission.answer': true,
  'submission.take': true,
  'submission.set-aside': true,
  'submission.record': true,
  'submission.screen': true,
}
const none = {
  'submission.list': false,
  'submission.open': false,
  'submission.answer': false,
  'submission.take': false,
  'submission.set-aside': false,
  'submission.record': false,
  'submission.screen': false,
}

/** A message is also closed to whoever is not in the team it was sealed to, whatever their role: see the row policies. */
export const submissionRules: Record<Role, Record<SubmissionAction, boolean>> = {
  'intake-officer': all,
  'rights-officer': all,
  medical: none,
  head: all,
  auditor: none,
  operator: none,
}
