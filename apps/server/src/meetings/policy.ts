import type { Role } from '@amparo/contract'

export type MeetingAction = 'meeting.read' | 'meeting.write' | 'commitment.follow'

const none = { 'meeting.read': false, 'meeting.write': false, 'commitment.follow': false }

/** Whoever writes to a body also meets it; what became of a promise is written down by whoever learns of it, so also by whoever opens the post. */
export const meetingRules: Record<Role, Record<MeetingAction, boolean>> = {
  'intake-officer': { ...none, 'meeting.read': true, 'commitment.follow': true },
  'rights-officer': { 'meeting.read': true, 'meeting.write': true, 'commitment.follow': true },
  medical: none,
  head: { 'meeting.read': true, 'meeting.write': true, 'commitment.follow': true },
  auditor: none,
  operator: none,
}
